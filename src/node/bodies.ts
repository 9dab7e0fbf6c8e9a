import { createHash, hash } from 'node:crypto';
import { type RenderedRows, renderListRow, renderPieces } from '../core/markdown/render.ts';
import { type BodyPiece, fillSeams } from '../core/markdown/seams.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { createTextTable } from '../core/model/text-table.ts';
import { type AlsoIn, renderAlsoIn } from '../core/site/also-in.ts';
import type { RowRange } from '../core/site/list-pages.ts';
import { rowsFrame } from '../core/site/list-rows.ts';
import { entriesOf } from '../core/site/page-links.ts';
import type { SitePage } from '../core/site/site-pages.ts';
import type { Piece, PieceFile } from './piece-file.ts';
import { createTextBytes, type TextBytes } from './text-bytes.ts';

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
export function createBodies(site: Site, file: PieceFile, listed: ReadonlySet<Note> = new Set()): Bodies {
  const bodies = new WeakMap<Note, PlacedBody>();
  const rows = new WeakMap<Note, PlacedRows>();
  const reopened = new WeakMap<Note, Piece>();
  const texts = createTextBytes();
  const rowsOf = (note: Note, rendered: RenderedRows | null = null) =>
    remember(rows, note, () => placeRows(site, note, { file, texts }, rendered));
  const bodyOf = (note: Note, alsoIn: AlsoIn = new Map()) => {
    const said = alsoIn.size === 0 ? '' : hash('sha256', JSON.stringify([...alsoIn]));
    const known = bodies.get(note);
    if (known?.alsoIn === said) return known;
    const rendered = listed.has(note) && !rows.has(note) ? new Map() : null;
    const digest = writeBody(renderNote(site, note, rendered, alsoIn), texts);
    const body = { piece: file.add(texts.bytes()), digest, alsoIn: said };
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

function renderNote(site: Site, note: Note, rows: RenderedRows | null, alsoIn: AlsoIn): BodyPiece[] {
  const shared = createTextTable(alsoIn.size);
  for (const id of alsoIn.keys()) shared.numberOf(id);
  const hasSeam = (id: string) => alsoIn.size > 0 && shared.find(id) >= 0;
  const pieces = renderPieces(note, site.settings, { rows, hasSeam });
  return fillSeams(pieces, new Map(Array.from(alsoIn, ([id, notes]) => [id, renderAlsoIn(notes)])));
}

/** Writes the HTML of a note; returns the digest of what is its own. */
function writeBody(pieces: readonly BodyPiece[], texts: TextBytes): string {
  texts.clear();
  const digest = createHash('sha256');
  // Where the note's own text begins of which the digest does not know.
  let own = 0;
  for (const { html, isOwn } of pieces) {
    if (!isOwn) digest.update(texts.bytes().subarray(own));
    const end = texts.add(html);
    if (!isOwn) own = end;
  }
  return digest.update(texts.bytes().subarray(own)).digest('hex');
}

function placeRows(
  site: Site,
  note: Note,
  { file, texts }: { readonly file: PieceFile; readonly texts: TextBytes },
  rendered: RenderedRows | null,
): PlacedRows {
  const { open, close } = rowsFrame(site, note);
  texts.clear();
  const starts = [texts.add(open)];
  for (const link of entriesOf(note)) starts.push(texts.add(...renderListRow(link, site.settings, rendered)));
  texts.add(close);
  const [offset, length] = file.add(texts.bytes());
  return {
    open: offset,
    starts: starts.map((start) => offset + start),
    end: offset + length,
    digest: hash('sha256', texts.bytes()),
  };
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
