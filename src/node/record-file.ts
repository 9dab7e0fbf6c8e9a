import type { z } from 'zod';
import { systemReason } from './problem.ts';
import { systemCode } from './refusal.ts';
import { readSealed } from './sealed-file.ts';

/**
 * Reads a sealed file of JSON that is about a folder, its `origin`. Returns null when there is none, and in words why one
 * that is there cannot be used.
 */
export async function readRecord<Schema extends z.ZodType<{ readonly origin: string }>>(
  location: string,
  schema: Schema,
  origin: string,
): Promise<z.output<Schema> | string | null> {
  try {
    const file = await readSealed(location);
    if (file.type === 'missing') return null;
    if (file.type === 'damaged') return 'is damaged';
    const record = schema.parse(JSON.parse(file.body.toString('utf8')));
    return record.origin === origin ? record : 'is that of another folder';
  } catch (error) {
    return explainUnread(error);
  }
}

/** Says why a sealed file that is there could not be read. */
export function explainUnread(error: unknown): string {
  // What cannot be unpacked was not written by this program, whatever its fingerprint says.
  return systemCode(error) === '' ? 'is damaged' : `cannot be read (${systemReason(error)})`;
}
