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
  const lines: { line: Span; addresses: readonly Span[]; found: TextEdit[] }[] = [];
  for (const { index, 0: character } of text.matchAll(pattern)) {
    let last = lines.at(-1);
    if (last === undefined || index > last.line.end) {
      const line = lineAround(text, index);
      last = { line, addresses: findAddresses(text, line), found: [] };
      lines.push(last);
    }
    if (last.addresses.some(({ start, end }) => index >= start && index < end)) continue;
    last.found.push({ start: index, end: index + character.length, text: '' });
  }
  return lines.filter(({ found }) => found.length > 0);
}

function findAddresses(text: string, line: Span): Span[] {
  const matches = text.slice(line.start, line.end).matchAll(/\]\([^()\n]*\)|<?https?:\/\/[^\s<>()]*/g);
  return Array.from(matches, ({ index, 0: { length } }) => {
    const start = line.start + index;
    return { start, end: start + length };
  });
}

/** Names characters by their numbers: `U+200B`, `U+200B and U+FEFF`; each once. */
export function nameCharacters(text: string, found: readonly Span[]): string {
  const names = new Set(
    found.map(({ start }) => `U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`),
  );
  return [...names].join(' and ');
}
