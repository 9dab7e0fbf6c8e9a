/** Lines around a change that a reader of a diff is shown. */
const CONTEXT = 3;

/** A piece of two texts that differs: lines from and up to, in each. */
interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** Returns the difference of two texts of a file as `patch` and `git apply` take it; empty when there is none. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = widen(findHunks(old, now), old.length).map((hunk) => printHunk(hunk, old, now));
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** With the same number of lines, each that differs; else one piece between what is the same at both ends. */
function findHunks(old: readonly string[], now: readonly string[]): Hunk[] {
  if (old.length === now.length) {
    return old.flatMap((line, at) =>
      line === now[at] ? [] : [{ before: [at, at + 1] as const, after: [at, at + 1] as const }],
    );
  }
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end++;
  return [{ before: [start, old.length - end], after: [start, now.length - end] }];
}

/** Adds the lines around, and joins pieces that then meet. */
function widen(hunks: readonly Hunk[], length: number): { readonly hunk: Hunk; readonly changes: readonly Hunk[] }[] {
  const wide: { hunk: Hunk; changes: Hunk[] }[] = [];
  for (const change of hunks) {
    const [start, end] = change.before;
    const shift = change.after[0] - start;
    const from = Math.max(0, start - CONTEXT);
    const to = Math.min(length, end + CONTEXT);
    const after = [from + shift, change.after[1] + (to - end)] as const;
    const last = wide.at(-1);
    if (last !== undefined && from <= last.hunk.before[1]) {
      last.hunk = { before: [last.hunk.before[0], to], after: [last.hunk.after[0], after[1]] };
      last.changes.push(change);
    } else {
      wide.push({ hunk: { before: [from, to], after }, changes: [change] });
    }
  }
  return wide;
}

function printHunk(
  { hunk, changes }: { readonly hunk: Hunk; readonly changes: readonly Hunk[] },
  old: readonly string[],
  now: readonly string[],
): string {
  let text = `@@ -${range(hunk.before)} +${range(hunk.after)} @@\n`;
  let at = hunk.before[0];
  const print = (mark: string, lines: readonly string[]) => {
    for (const line of lines) text += mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`);
  };
  for (const { before, after } of changes) {
    print(' ', old.slice(at, before[0]));
    print('-', old.slice(...before));
    print('+', now.slice(...after));
    at = before[1];
  }
  print(' ', old.slice(at, hunk.before[1]));
  return text;
}

/** As diffs count: from 1, and the line before for an empty range. */
function range([start, end]: readonly [number, number]): string {
  const length = end - start;
  const first = length === 0 ? start : start + 1;
  return length === 1 ? `${first}` : `${first},${length}`;
}
