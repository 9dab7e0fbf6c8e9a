import { hash } from 'node:crypto';
import { type RenderedRows, renderBody, renderListRow } from '../core/markdown/render.ts';
import { fillSeams } from '../core/markdown/seams.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { type AlsoIn, renderAlsoIn } from '../core/site/also-in.ts';
import type { RowRange } from '../core/site/list-pages.ts';
import { rowsFrame } from '../core/site/list-rows.ts';
import { entriesOf } from '../core/site/page-links.ts';
import type { SitePage } from '../core/site/site-pages.ts';
import type { BodyFile, Piece } from './body-file.ts';

/** A note as its page shows it, in the file of bodies. */
interface PlacedBody {
  readonly piece: Piece;
  /** Of what the note alone decides. */
  readonly digest: string;
  /** Of what its rows say of other notes. */
  readonly alsoIn: string;
}

/** The entries of a note as link lists show them, in the file of bodies. */
interface PlacedRows {
  /** Where what stands before the first row begins, where each row does, and where the last one ends. */
  readonly open: number;
  readonly starts: readonly number[];
  /** Where what follows the last row ends. */
  readonly end: number;
  readonly digest: string;
}

/** The HTML of notes, each rendered and added to a file when it is first asked for. */
export interface Bodies {
  readonly body: (note: Note, alsoIn?: AlsoIn) => PlacedBody;
  readonly rows: (note: Note) => PlacedRows;
  /** Returns where the body of a page stands. */
  readonly place: (page: Pick<SitePage, 'body' | 'alsoIn'>) => Piece[];
}

/**
 * Creates the bodies of a site. The rows of `listed` notes are rendered together with their bodies, which costs half.
 * Notes of another site may be asked for if its settings and addresses are the same.
 */
export function createBodies(site: Site, file: BodyFile, listed: ReadonlySet<Note> = new Set()): Bodies {
  const bodies = new WeakMap<Note, PlacedBody>();
  const rows = new WeakMap<Note, PlacedRows>();
  const reopened = new WeakMap<Note, Piece>();
  const rowsOf = (note: Note, rendered: RenderedRows | null = null) =>
    remember(rows, note, () => placeRows(site, note, file, rendered));
  const bodyOf = (note: Note, alsoIn: AlsoIn = new Map()) => {
    const said = alsoIn.size === 0 ? '' : hash('sha256', JSON.stringify([...alsoIn]));
    const known = bodies.get(note);
    if (known?.alsoIn === said) return known;
    const rendered = listed.has(note) && !rows.has(note) ? new Map() : null;
    const { html, digest } = renderNote(site, note, rendered, alsoIn);
    const body = { piece: file.add(html), digest, alsoIn: said };
    bodies.set(note, body);
    if (rendered !== null) rowsOf(note, rendered);
    return body;
  };
  const reopen = (note: Note) => remember(reopened, note, () => file.add(Buffer.from(rowsFrame(site, note).reopen)));
  return {
    body: bodyOf,
    rows: (note) => rowsOf(note),
    place: ({ body, alsoIn }) =>
      'path' in body
        ? [bodyOf(body, alsoIn).piece]
        : joinPieces(body.flatMap((range) => placeRange(range, (note) => rowsOf(note), reopen))),
  };
}

function remember<Value>(known: WeakMap<Note, Value>, note: Note, make: () => Value): Value {
  const value = known.get(note) ?? make();
  known.set(note, value);
  return value;
}

function renderNote(
  site: Site,
  note: Note,
  rows: RenderedRows | null,
  alsoIn: AlsoIn,
): { html: Buffer; digest: string } {
  const html = renderBody(note, site.settings, { rows, hasSeams: alsoIn.size > 0 });
  const { plain, filled } = fillSeams(html, new Map(Array.from(alsoIn, ([id, notes]) => [id, renderAlsoIn(notes)])));
  return { html: Buffer.from(filled), digest: hash('sha256', plain) };
}

function placeRows(site: Site, note: Note, file: BodyFile, rendered: RenderedRows | null): PlacedRows {
  const { open, close } = rowsFrame(site, note);
  const rows = entriesOf(note).map((link) => `${renderListRow(link, site.settings, rendered)}\n`);
  const parts = [open, ...rows, close];
  const html = Buffer.from(parts.join(''));
  const [offset, length] = file.add(html);
  const starts: number[] = [];
  let at = offset;
  for (const part of parts) {
    at += Buffer.byteLength(part);
    starts.push(at);
  }
  return { open: offset, starts: starts.slice(0, -1), end: offset + length, digest: hash('sha256', html) };
}

function placeRange(
  { note, from, to }: RowRange,
  rowsOf: (note: Note) => PlacedRows,
  reopen: (note: Note) => Piece,
): Piece[] {
  const { open, starts, end } = rowsOf(note);
  const first = starts[from] ?? open;
  const after = starts[to] ?? end;
  const last = starts.at(-1) ?? end;
  return [from === 0 ? [open, first - open] : reopen(note), [first, after - first], [last, end - last]];
}

/** Makes one piece of those that stand side by side. */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && before[0] + before[1] === piece[0]) joined.splice(-1, 1, [before[0], before[1] + piece[1]]);
    else joined.push(piece);
  }
  return joined;
}
