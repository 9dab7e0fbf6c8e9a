import type { Message } from '../core/model/message.ts';
import { createPlaces } from '../core/model/places.ts';
import { fileError } from './problem.ts';

/** Longest line in UTF-8 bytes. */
const MAX_LINE = 16 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a text
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\r(?!\n)/g;

/** Checks a decoded text for characters and lines that no note may hold. */
export function checkText(path: string, text: string): { messages: Message[]; isReadable: boolean } {
  const messages: Message[] = [];
  for (const { index, 0: found } of text.matchAll(CONTROL)) {
    const place = createPlaces(text)({ start: index, end: index + 1 });
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const hint = found === '\r' ? 'End lines with a line feed, or with both' : 'Remove it';
    messages.push(
      fileError(path, 'control-character', `Unexpected control character U+${code}, expected text`, hint, place),
    );
    // A file full of them is no text at all; the first ones say it.
    if (messages.length === 10) break;
  }
  const long = findLongLine(text);
  if (long !== null) {
    const place = createPlaces(text)(long);
    const hint = 'Break it into several lines';
    messages.push(
      fileError(path, 'line-length', 'Unexpected line of more than 16 KB, expected a shorter one', hint, place),
    );
  }
  return { messages, isReadable: long === null };
}

function findLongLine(text: string): { start: number; end: number } | null {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    const end = text[stop - 1] === '\r' ? stop - 1 : stop;
    // A UTF-16 unit has at most three bytes.
    if ((end - start) * 3 > MAX_LINE && Buffer.byteLength(text.slice(start, end)) > MAX_LINE) return { start, end };
    start = stop + 1;
  }
  return null;
}
