import type { Span } from '../model/span.ts';

/** Largest frontmatter in UTF-8 bytes: gray-matter takes quadratic time, 80 KB of blank lines would need seconds. */
const MAX_BYTES = 16 * 1024;

/** What a note begins with. */
export type Fence =
  | { readonly type: 'none' }
  | {
      readonly type: 'frontmatter';
      /** Both fences and what is between them, the line break after the closing one left out. */
      readonly block: Span;
      /** What is between the fences. */
      readonly yaml: Span;
      /** Where the note's own text begins. */
      readonly bodyStart: number;
    }
  | {
      readonly type: 'problem';
      readonly rule: 'frontmatter-code' | 'frontmatter-unclosed' | 'frontmatter-size';
      readonly message: string;
      readonly hint: string;
      readonly span: Span;
    };

/**
 * Finds the frontmatter of a note. Only a first line that is exactly `---` opens it, and only a line that is exactly
 * `---` closes it. A first line of dashes and spaces with more than three dashes (`----`, `--- -`) is a thematic break of
 * Markdown; anything else after three dashes would name a language to run, and is refused, as are the fences of TOML
 * and JSON (`+++`, `;;;`): what they hold would be shown as the note's text.
 */
export function scanFence(text: string): Fence {
  const first = lineAt(text, 0);
  if (/^(?:\+\+\+|;;;)/.test(first.text)) return refuseLanguage(first);
  if (!first.text.startsWith('---')) return { type: 'none' };
  if (first.text !== '---') return isThematicBreak(first.text) ? { type: 'none' } : refuseOpening(first);
  for (let line = lineAt(text, first.next); line.start < text.length; line = lineAt(text, line.next)) {
    if (line.text === '---') return closeAt(text, first, line);
    if (line.text.startsWith('---')) return refuseClosing(line);
  }
  return {
    type: 'problem',
    rule: 'frontmatter-unclosed',
    message: 'Unexpected end of the note, expected a line `---` that closes the frontmatter',
    hint: 'Write `---` on a line of its own below the frontmatter, or `***` on the first line for a thematic break',
    span: { start: 0, end: 3 },
  };
}

function closeAt(text: string, first: Line, last: Line): Fence {
  const yaml = { start: first.next, end: last.start };
  if (utf8Length(text, yaml) > MAX_BYTES) {
    return {
      type: 'problem',
      rule: 'frontmatter-size',
      message: 'Unexpected frontmatter of more than 16 KB, expected a few keys',
      hint: 'Move the text below the closing `---`',
      span: { start: 0, end: last.end },
    };
  }
  return { type: 'frontmatter', block: { start: 0, end: last.end }, yaml, bodyStart: last.next };
}

function isThematicBreak(line: string): boolean {
  return /^---[ \t]*-[- \t]*$/.test(line);
}

function refuseOpening(line: Line): Fence {
  return {
    type: 'problem',
    rule: 'frontmatter-code',
    message: `Unexpected \`${shorten(line.text.slice(3))}\` after the dashes, expected a line that is exactly \`---\``,
    hint: 'Write `---` alone on the line; the frontmatter of a note is always YAML',
    span: { start: line.start + 3, end: line.end },
  };
}

function refuseLanguage(line: Line): Fence {
  return {
    type: 'problem',
    rule: 'frontmatter-code',
    message: `Unexpected \`${shorten(line.text)}\`, expected a line that is exactly \`---\``,
    hint: 'Write the frontmatter as YAML between two lines `---`',
    span: { start: line.start, end: line.end },
  };
}

function refuseClosing(line: Line): Fence {
  return {
    type: 'problem',
    rule: 'frontmatter-unclosed',
    message: `Unexpected \`${shorten(line.text)}\` in the frontmatter, expected a key or a line that is exactly \`---\``,
    hint: 'Write `---` alone on the line to close the frontmatter',
    span: { start: line.start, end: line.end },
  };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** After the line break. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  const stop = feed < 0 ? text.length : feed;
  const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
  return { text: text.slice(start, end), start, end, next: feed < 0 ? text.length : feed + 1 };
}

function utf8Length(text: string, { start, end }: Span): number {
  let bytes = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    // A surrogate is half of a character of four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
