import { applyEdits, type Fix } from '../core/model/edit.ts';
import type { Message } from '../core/model/message.ts';
import { visible } from './report.ts';

/** The line of a finding, what is meant in it, and the line as it should be. */
export interface Excerpt {
  readonly line: string;
  /** Spaces, and a caret under each column that is meant. */
  readonly carets: string;
  /** Null where no correction is certain, or it is not on that line alone. */
  readonly corrected: string | null;
}

/** Columns that are shown of a long line. */
const WIDTH = 110;
/** Columns that are kept before what is meant. */
const BEFORE = 40;
/** Drawn two columns wide: East Asian letters and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Returns what a terminal shows of a finding's line; null where the text has no such line. */
export function excerptOf({ line, column, endLine, endColumn, fix }: Message, text: string): Excerpt | null {
  const start = lineStart(text, line);
  if (start === null) return null;
  const written = text.slice(start, lineEnd(text, start));
  if (written === '') return null;
  const from = column - 1 > BEFORE + 10 ? column - 1 - BEFORE : 0;
  const end = endLine > line ? written.length : Math.min(endColumn - 1, written.length);
  const meant = Math.max(1, widthOf(cut(written, column - 1, Math.min(end, from + WIDTH))));
  const corrected = fix ? correct(text, start, start + written.length, fix) : null;
  return {
    line: shorten(written, from),
    carets: ' '.repeat(widthOf(cut(written, from, column - 1)) + (from > 0 ? 1 : 0)) + '^'.repeat(meant),
    corrected: corrected === null || corrected === written ? null : shorten(corrected, from),
  };
}

function correct(text: string, start: number, end: number, { edits }: Fix): string | null {
  if (edits.some((edit) => edit.start < start || edit.end > end)) return null;
  const moved = edits.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
  return applyEdits(text.slice(start, end), moved);
}

/** A piece of a line, tabs as single spaces and invisible characters named. */
function cut(line: string, start: number, end: number): string {
  return visible(line.slice(start, end).replaceAll('\t', ' '));
}

function shorten(line: string, from: number): string {
  const shown = cut(line, from, from + WIDTH);
  return `${from > 0 ? '…' : ''}${shown}${from + WIDTH < line.length ? '…' : ''}`;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

function lineStart(text: string, line: number): number | null {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const feed = text.indexOf('\n', start);
    if (feed < 0) return null;
    start = feed + 1;
  }
  return start;
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  const stop = feed < 0 ? text.length : feed;
  return text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
}
