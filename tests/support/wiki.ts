import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The real collection that the slow tests read: a content folder named by `WAYMARK_CORPUS`, or null. It is no part of
 * the repository; the figures in the tests are those of the knowledge wiki with 1,062 notes.
 */
export function wikiFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = env['WAYMARK_CORPUS'];
  if (!folder) return null;
  if (!existsSync(folder)) throw new Error(`WAYMARK_CORPUS names ${folder}, which does not exist.`);
  return resolve(folder);
}
