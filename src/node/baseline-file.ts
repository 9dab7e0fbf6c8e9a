import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Baseline, baselineSchema } from '../core/lint/baseline.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** Name of the baseline at the root of a content folder that is used without being asked for. */
const DEFAULT_NAME = '.waymark-baseline.json';

/** Reads a baseline: the named file, else the content folder's own, else null. */
export async function readBaseline(contentDir: string, file: string | undefined): Promise<Baseline | null> {
  const location = file ?? join(contentDir, DEFAULT_NAME);
  const text = await readFile(location, 'utf8').catch((error: unknown) => {
    if (file === undefined && systemReason(error) === 'it does not exist') return null;
    throw usageError(`The baseline \`${location}\` cannot be read: ${systemReason(error)}.`, error);
  });
  return text === null ? null : parseBaseline(text, location);
}

/** Writes a baseline, one problem a line so that changes to it read well. */
export async function writeBaseline(location: string, baseline: Baseline): Promise<void> {
  const lines = baseline.problems.map((problem) => `    ${JSON.stringify(problem)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const text = `{\n  "version": ${baseline.version},\n  "problems": ${list}\n}\n`;
  await writeFile(location, text).catch((error: unknown) => {
    throw usageError(`The baseline \`${location}\` cannot be written: ${systemReason(error)}.`, error);
  });
}

function parseBaseline(text: string, location: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw usageError(`The baseline \`${location}\` is no JSON. Write it again with \`check --write-baseline\`.`, error);
  }
  const result = baselineSchema.safeParse(data);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.map(String).join('.') || 'the whole file';
  throw usageError(
    `The baseline \`${location}\` has an unexpected shape at ${path}. Write it again with \`check --write-baseline\`.`,
  );
}
