import type { Run } from './measure.ts';

/** A line of the table: all runs of one case. */
export interface Case {
  readonly name: string;
  readonly runs: readonly Run[];
  readonly output?: { readonly files: number; readonly bytes: number };
}

/** Formats the cases as a Markdown table with the ratio of each to the first that is not ours. */
export function formatTable(cases: readonly Case[], reference: string | null): string {
  const base = cases.find((entry) => entry.name === reference);
  const rows = cases.map((entry) => [
    entry.name,
    seconds(entry),
    base ? (median(secondsOf(entry)) / median(secondsOf(base))).toFixed(2) : '',
    megabytes(Math.max(...entry.runs.map((run) => run.peakBytes))),
    entry.output ? `${megabytes(entry.output.bytes)}, ${entry.output.files} files` : '',
  ]);
  const header = [
    '',
    'seconds (median, least to most)',
    reference ? `ratio to ${reference}` : 'ratio',
    'peak memory of a process',
    'output',
  ];
  return formatRows([header, ...rows]);
}

/** Writes rows of cells as a Markdown table; the first is its head. */
export function formatRows([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function secondsOf(entry: Case): number[] {
  return entry.runs.map((run) => run.seconds);
}

function seconds(entry: Case): string {
  const all = secondsOf(entry);
  const range = all.length > 1 ? ` (${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)})` : '';
  return `${median(all).toFixed(2)}${range}`;
}

function megabytes(bytes: number): string {
  return bytes === 0 ? '' : `${(bytes / 1e6).toFixed(0)} MB`;
}
