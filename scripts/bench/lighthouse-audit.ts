import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatRows } from './table.ts';

/** A page to audit; its path is inside the site. */
export interface AuditedPage {
  readonly kind: string;
  readonly path: string;
}

/** What Lighthouse says of a page. */
export interface Audit {
  /** From 0 to 100, by category; null where an audit of it broke off. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Milliseconds in which the page does not react. */
  readonly blocking: number;
  readonly shift: number;
  /** Audits that are not passed, by name. */
  readonly failed: readonly string[];
}

const notesSchema = z.array(z.object({ address: z.string(), category: z.string() }));

/** Chooses pages of a built site: its fixed ones, and the notes of greatest and of median size. */
export function choosePages(dist: string): AuditedPage[] {
  const notes = notesSchema.parse(JSON.parse(readFileSync(join(dist, 'notes.json'), 'utf8')));
  const sizeOf = ({ address }: { readonly address: string }) => statSync(join(dist, address, 'index.html')).size;
  const bySize = notes.map((note) => ({ ...note, size: sizeOf(note) })).sort((a, b) => a.size - b.size);
  const [median, largest] = [bySize[bySize.length >> 1], bySize.at(-1)];
  const category = largest?.category.split('/')[0] ?? '';
  return [
    { kind: 'home', path: '' },
    ...(category === '' ? [] : [{ kind: 'category', path: `${category}/` }]),
    { kind: 'median note', path: median?.address.replace(/^\//, '') ?? '' },
    { kind: 'search', path: 'search/' },
    { kind: 'largest note', path: largest?.address.replace(/^\//, '') ?? '' },
  ];
}

const resultSchema = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      scoreDisplayMode: z.string(),
      numericValue: z.number().optional(),
    }),
  ),
});

/** Reads the report of Lighthouse. */
export function readAudit(json: string): Audit {
  const { categories, audits } = resultSchema.parse(JSON.parse(json));
  const scores = Object.entries(categories).map(([name, { score }]) => {
    return [name, score === null ? null : Math.round(score * 100)];
  });
  const failed = Object.entries(audits).filter(
    ([, { score, scoreDisplayMode }]) => scoreDisplayMode !== 'notApplicable' && score !== null && score < 0.9,
  );
  return {
    scores: Object.fromEntries(scores),
    blocking: Math.round(audits['total-blocking-time']?.numericValue ?? 0),
    shift: audits['cumulative-layout-shift']?.numericValue ?? 0,
    failed: failed.map(([name]) => name),
  };
}

/** Writes audits as a Markdown table, with what was not passed below it. */
export function formatAudits(audits: readonly (Audit & { readonly kind: string })[]): string {
  const names = Object.keys(audits[0]?.scores ?? {});
  const rows = audits.map(({ kind, scores, blocking, shift }) => [
    kind,
    ...names.map((name) => String(scores[name] ?? '?')),
    String(blocking),
    shift.toFixed(3),
  ]);
  const failed = audits.flatMap(({ kind, failed: of }) => (of.length > 0 ? [`${kind}: ${of.join(', ')}\n`] : []));
  return `${formatRows([['', ...names, 'blocking, ms', 'shift'], ...rows])}\n${failed.join('')}`;
}
