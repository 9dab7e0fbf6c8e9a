/** Parts the seams of a text: it stands in no note, since Markdown replaces it. */
const SEAM = '\0';

/** A piece of the HTML of a note. */
export interface BodyPiece {
  readonly html: string;
  /** Whether it is of the note itself. */
  readonly isOwn: boolean;
}

/** Returns what marks the end of a row's own text in the HTML of a note, until `fillSeams` takes it out. */
export function seamOf(id: string): string {
  return SEAM + id + SEAM;
}

/**
 * Takes the seams out of the HTML of a note, and puts what is to stand at the rows of some ids in their place. A link of raw HTML has
 * no seam; what is to stand at it follows the link.
 */
export function fillSeams(pieces: readonly string[], fill: ReadonlyMap<string, string>): BodyPiece[] {
  const left = new Map(fill);
  const filled = pieces.flatMap((piece) =>
    piece.split(SEAM).map((part, index): BodyPiece => {
      if (index % 2 === 0) return { html: part, isOwn: true };
      const html = left.get(part) ?? '';
      left.delete(part);
      return { html, isOwn: false };
    }),
  );
  return [...left].reduce(fillBehind, filled);
}

const CLOSE = '</a>';

function fillBehind(pieces: readonly BodyPiece[], [id, text]: readonly [string, string]): BodyPiece[] {
  const mark = ` id="l-${id}"`;
  const first = pieces.findIndex(({ html }) => html.includes(mark));
  const begin = pieces[first]?.html.indexOf(mark) ?? 0;
  const isEnd = ({ html }: BodyPiece, index: number): boolean =>
    index === first ? html.includes(CLOSE, begin) : index > first && html.includes(CLOSE);
  const last = first < 0 ? -1 : pieces.findIndex(isEnd);
  const piece = pieces[last];
  if (piece === undefined) return [...pieces];
  const end = piece.html.indexOf(CLOSE, last === first ? begin : 0) + CLOSE.length;
  return pieces.toSpliced(
    last,
    1,
    { ...piece, html: piece.html.slice(0, end) },
    { html: text, isOwn: false },
    { ...piece, html: piece.html.slice(end) },
  );
}
