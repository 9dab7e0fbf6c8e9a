import type { Message } from '../core/model/message.ts';
import { FILE_START, type Place } from '../core/model/span.ts';

/** Path that stands for the content folder as a whole in messages. */
export const WHOLE_FOLDER = '.';

/** Returns an error about a file, at its first character unless a place is given. */
export function fileError(
  file: string,
  rule: string,
  message: string,
  hint?: string,
  place: Place = FILE_START,
): Message {
  return { file, ...place, severity: 'error', rule, message, ...(hint === undefined ? {} : { hint }) };
}

/** Says a system error in words: what went wrong without code, path and call. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EAGAIN: 'too many programs run',
  EBUSY: 'it is in use',
  EDQUOT: 'the share of the disk is used up',
  EEXIST: 'a file of that name is in the way',
  EIO: 'the disk has a fault',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOENT: 'it does not exist',
  ENOMEM: 'no memory left',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'it is not a folder',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
};
