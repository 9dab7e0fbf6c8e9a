import { location } from 'vfile-location';
import type { Place, Span } from './span.ts';

/** Returns a function that tells the line of an offset into `text`, from 1. One outside the text is cut to its ends. */
export function createLines(text: string): (offset: number) => number {
  const lines = location(text);
  return (offset) => lines.toPoint(Math.max(0, Math.min(offset, text.length)))?.line ?? 1;
}

/** Returns a function that turns spans of `text` into places. A span outside the text is cut to its ends. */
export function createPlaces(text: string): (span: Span) => Place {
  const lines = location(text);
  const pointAt = (offset: number) =>
    lines.toPoint(Math.max(0, Math.min(offset, text.length))) ?? { line: 1, column: 1 };
  return ({ start, end }) => {
    const from = pointAt(start);
    const to = pointAt(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}
