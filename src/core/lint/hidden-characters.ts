import type { TextEdit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import { lineAround } from './brackets.ts';

/** Characters of one line that cannot be seen. */
export interface HiddenCharacters {
  readonly line: Span;
  /** Offset of each, in order. */
  readonly found: readonly TextEdit[];
}

/** Groups the characters that a global pattern finds by line; those in addresses, which have a rule of their own, left out. */
export function findHidden(text: string, pattern: RegExp): HiddenCharacters[] {
  const lines: { line: Span; found: TextEdit[] }[] = [];
  for (const { index, 0: character } of text.matchAll(pattern)) {
    const line = lineAround(text, index);
    if (isInAddress(text.slice(line.start, line.end), index - line.start)) continue;
    const edit = { start: index, end: index + character.length, text: '' };
    const last = lines.at(-1);
    if (last?.line.start === line.start) last.found.push(edit);
    else lines.push({ line, found: [edit] });
  }
  return lines;
}

function isInAddress(line: string, at: number): boolean {
  for (const { index, 0: address } of line.matchAll(/\]\([^()\n]*\)|<?https?:\/\/[^\s<>()]*/g)) {
    if (at >= index && at < index + address.length) return true;
  }
  return false;
}

/** Names characters by their numbers: `U+200B`, `U+200B and U+FEFF`; each once. */
export function nameCharacters(text: string, found: readonly Span[]): string {
  const names = new Set(
    found.map(({ start }) => `U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`),
  );
  return [...names].join(' and ');
}
