import type { Answer, Cost, Evaluation } from './ask.ts';

/** Writes the figures of an evaluation as a Markdown table, one line a kind of query. */
export function formatFigures({ answers, openings, seconds, common }: Evaluation, withMisses: boolean): string {
  const kinds = [...Map.groupBy(answers, ({ query }) => query.kind)];
  const lines = [
    '| kind | queries | MRR@10 | in first 10 | first | kB median | kB p95 | requests p95 | ms median | ms p95 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...kinds, ['all', answers] as const].map(([kind, some]) => `| ${[kind, ...rowOf(some)].join(' | ')} |`),
    '',
    `From opening the search to the first results (${openings.length} queries): ${sayOpening(openings)}`,
    `The second query on a page just opened: ${saySecond(seconds)}`,
    `Very common words (${common.length} queries): ${quantile(common, 0.5, 'milliseconds').toFixed(0)} ms median, ${quantile(common, 0.95, 'milliseconds').toFixed(0)} ms p95.`,
  ];
  if (withMisses) {
    const misses = answers.filter(({ rank }) => rank === null);
    lines.push('', ...misses.map(({ query }) => `${query.kind}: ${query.q} -> ${query.url}`));
  }
  return `${lines.join('\n')}\n`;
}

function rowOf(answers: readonly Answer[]): string[] {
  const ranks = answers.flatMap(({ rank }) => rank ?? []);
  const share = (value: number) => (value / answers.length).toFixed(3);
  return [
    String(answers.length),
    share(ranks.reduce((sum, rank) => sum + 1 / rank, 0)),
    share(ranks.length),
    share(ranks.filter((rank) => rank === 1).length),
    kilobytes(answers, 0.5),
    kilobytes(answers, 0.95),
    quantile(answers, 0.95, 'requests').toFixed(0),
    quantile(answers, 0.5, 'milliseconds').toFixed(0),
    quantile(answers, 0.95, 'milliseconds').toFixed(0),
  ];
}

function sayOpening(openings: readonly Cost[]): string {
  const median = (key: keyof Cost) => quantile(openings, 0.5, key).toFixed(0);
  return `${kilobytes(openings, 0.5)} kB, ${median('requests')} requests, ${median('milliseconds')} ms (medians).`;
}

function saySecond(seconds: readonly Cost[]): string {
  const p95 = (key: keyof Cost) => quantile(seconds, 0.95, key).toFixed(0);
  return `${kilobytes(seconds, 0.5)} kB median, ${kilobytes(seconds, 0.95)} kB p95, ${p95('requests')} requests p95.`;
}

function kilobytes(costs: readonly Cost[], share: number): string {
  return (quantile(costs, share, 'bytes') / 1000).toFixed(0);
}

function quantile(costs: readonly Cost[], share: number, key: keyof Cost): number {
  const values = costs.map((cost) => cost[key]).sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
