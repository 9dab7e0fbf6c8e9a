import type { Node } from 'mdast';
import type { Span } from '../model/span.ts';
import { spanOf } from './nodes.ts';

/** What stands before the words of a list item. */
export interface ItemHead {
  readonly indent: string;
  /** A bullet, or a number with its sign. */
  readonly marker: string;
  readonly space: string;
}

/** Returns how a list item is begun. */
export function listItemHead(text: string, item: Node): ItemHead {
  const { start, end } = spanOf(item);
  const [indent = ''] = /[ \t]*$/.exec(text.slice(0, start)) ?? [];
  const [, marker = '-', space = ''] = /^([-*+]|\d{1,9}[.)])([ \t]*)/.exec(text.slice(start, end)) ?? [];
  // More than four spaces would make code of what follows, and none would make no item of it.
  return { indent, marker, space: space === '' || space.length > 4 ? ' ' : space };
}

/** Returns the beginning of the item that follows `last`; numbers go on as they did from `before`. */
export function nextItemHead({ indent, marker, space }: ItemHead, before: ItemHead | undefined): string {
  const number = Number.parseInt(marker, 10);
  if (Number.isNaN(number)) return indent + marker + space;
  const step = before === undefined ? 1 : number - Number.parseInt(before.marker, 10);
  return `${indent}${Math.max(0, number + step)}${marker.at(-1)}${space}`;
}

/** Returns where the last thing that can be seen of a span ends. */
export function trimmedEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Returns the end of the line that an offset is in, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

/** Returns the line break that is used at an offset: that of its line, else of the line before, else a line feed. */
export function newline(text: string, offset: number): string {
  const [after] = /\r\n|\r|\n/.exec(text.slice(offset)) ?? [];
  return after ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
