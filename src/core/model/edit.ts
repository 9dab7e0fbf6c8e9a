import type { Span } from './span.ts';

/** A change of a text: what stands at the span becomes `text`. An empty span inserts. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A change of a link that an edit makes on purpose. Addresses are those of the model, not as written. */
export interface Readdressing {
  /** Before; null when no link was there. */
  readonly from: string | null;
  readonly to: string;
}

/** What corrects a finding. All edits of a fix are made, or none. */
export interface Fix {
  readonly edits: readonly TextEdit[];
  /** Links that lead elsewhere afterwards. All others must stay what they are. */
  readonly readdresses?: readonly Readdressing[];
  /** Whether text that was code is read afterwards: links in it are then no strangers. */
  readonly reveals?: boolean;
}

/** Returns the text with all edits made; what no edit names stays as it is. Throws when two edits overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of orderEdits(edits)) {
    if (edit.start < from || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`Unexpected edit at ${edit.start} to ${edit.end}, expected edits apart from each other`);
    }
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** The edits in the order of the text. */
function orderEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two edits touch the same characters, or insert at the same place: together they would mean nothing certain. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
