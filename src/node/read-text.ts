import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Message } from '../core/model/message.ts';
import { checkText } from './check-text.ts';
import { fileError, systemReason } from './problem.ts';
import { isShortage } from './refusal.ts';
import type { ContentFile } from './walk-content.ts';

/** Largest text file in bytes. */
const MAX_BYTES = 1024 * 1024;

/** A text file, or what kept it from being read. */
export interface TextFile {
  readonly path: string;
  /** Without a byte order mark; null when the file cannot be taken. */
  readonly text: string | null;
  /** Whether a byte order mark stood before the text. */
  readonly bom: boolean;
  /** SHA-256 of the bytes; empty when there are none. */
  readonly digest: string;
  readonly messages: readonly Message[];
}

/**
 * Reads a file strictly as UTF-8, at most 1 MB, without following links. One after the other, small files take half the
 * processor time that reading several at once does.
 */
export function readText(file: ContentFile): TextFile {
  const refuse = (message: Message): TextFile => ({
    path: file.path,
    text: null,
    bom: false,
    digest: '',
    messages: [message],
  });
  let bytes: Buffer | Message;
  try {
    bytes = readBytes(file);
  } catch (error) {
    return refuse(readingError(file.path, error));
  }
  if (!Buffer.isBuffer(bytes)) return refuse(bytes);
  return decodeText(file.path, bytes);
}

/** Decodes the bytes of a file strictly as UTF-8 and checks what a text may hold. */
export function decodeText(path: string, bytes: Buffer): TextFile {
  if (!isUtf8(bytes)) return { path, text: null, bom: false, digest: '', messages: [encodingError(path, bytes)] };
  const decoded = bytes.toString('utf8');
  const bom = decoded.startsWith('\ufeff');
  const text = bom ? decoded.slice(1) : decoded;
  const { messages, isReadable } = checkText(path, text);
  return { path, text: isReadable ? text : null, bom, digest: hash('sha256', bytes), messages };
}

function readBytes({ path, location }: ContentFile): Buffer | Message {
  // Without O_NONBLOCK, opening a pipe that took the file's place would wait for ever.
  const file = openSync(location, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return fileError(path, 'unsafe-file', 'Unexpected special file, expected a file');
    if (stats.size <= MAX_BYTES) return readFileSync(file);
    const size = `${(stats.size / MAX_BYTES).toFixed(1)} MB`;
    return fileError(
      path,
      'file-size',
      `Unexpected size of ${size}, expected at most 1 MB`,
      'Split it into several notes',
    );
  } finally {
    closeSync(file);
  }
}

function readingError(path: string, error: unknown): Message {
  if (isShortage(error)) throw error;
  const isLink = error instanceof Error && 'code' in error && error.code === 'ELOOP';
  return isLink
    ? fileError(path, 'unsafe-file', 'Unexpected symbolic link, expected a file', 'Put the file itself in its place')
    : fileError(path, 'unreadable-file', `Unexpected unreadable file: ${systemReason(error)}`);
}

/** Names the first byte that is not UTF-8 and its place. */
function encodingError(path: string, bytes: Buffer): Message {
  if (/^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2))) {
    const hint = 'Save it as UTF-8: `iconv -f UTF-16 -t UTF-8`';
    return fileError(path, 'encoding', 'Unexpected UTF-16, expected UTF-8', hint);
  }
  // What does not survive decoding and encoding is where the text stops to be UTF-8.
  const again = Buffer.from(bytes.toString('utf8'));
  let offset = 0;
  while (offset < bytes.length && bytes[offset] === again[offset]) offset++;
  // The sign for what is no UTF-8 may begin with the same bytes.
  while (offset > 0 && !isUtf8(bytes.subarray(0, offset))) offset--;
  const before = bytes.toString('utf8', 0, offset).replace(/^\ufeff/, '');
  const lines = before.split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const place = { line: lines.length, column, endLine: lines.length, endColumn: column + 1 };
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const hint = 'Save the file as UTF-8; if it was written as Windows-1252: `iconv -f WINDOWS-1252 -t UTF-8`';
  return fileError(path, 'encoding', `Unexpected byte 0x${byte}, expected UTF-8`, hint, place);
}
