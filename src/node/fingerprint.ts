import { createHash, hash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compareText } from '../core/model/message.ts';
import { mapConcurrent } from './concurrent.ts';
import { systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { usageError } from './usage-error.ts';

/** Root of the program. */
export const PROGRAM_ROOT = resolve(import.meta.dirname, '../..');

/** Everything of the program that can change what it writes. */
const PROGRAM_PARTS = ['src', 'public', 'astro.config.mjs', 'package-lock.json'];

/** Everything of it that can change what a note is parsed to, or how that is kept. */
const PARSER_PARTS = ['src/core', 'src/node', 'package-lock.json'];

/**
 * Returns a hash of everything that a site is built from: the bytes of all content, the options given and the fingerprint
 * of the program. Places on the disk and times are not in it.
 */
export async function fingerprintBuild(content: Content, program: string, options: unknown): Promise<string> {
  const files = await hashFiles(content);
  return hash('sha256', JSON.stringify([program, options, [...content.digests], files]));
}

function hashFiles(content: Content): Promise<(readonly [string, string])[]> {
  return mapConcurrent(content.files, 16, async (path) => {
    const digest = createHash('sha256');
    try {
      await pipeline(createReadStream(content.locations.get(path) ?? path), digest);
    } catch (error) {
      throw usageError(`The file \`${path}\` cannot be read: ${systemReason(error)}.`, error);
    }
    return [path, digest.digest('hex')] as const;
  });
}

/** Returns a hash of all that parses notes: the parts of the program that do, and the Node that runs them. */
export async function fingerprintParser(): Promise<string> {
  return hash('sha256', JSON.stringify([await fingerprintFiles(PARSER_PARTS), process.version]));
}

let program: Promise<string> | null = null;

/** Returns a hash of the program and of the Node that runs it, as it was when it was first asked for. */
export function fingerprintProgram(): Promise<string> {
  program ??= hashProgram();
  return program;
}

async function hashProgram(): Promise<string> {
  return hash('sha256', JSON.stringify([await fingerprintFiles(PROGRAM_PARTS), process.version]));
}

/** Returns a hash of files of the program. */
async function fingerprintFiles(parts: readonly string[]): Promise<string> {
  const files = (await Promise.all(parts.map((part) => listFiles(join(PROGRAM_ROOT, part))))).flat();
  const digests = files.sort(compareText).map((location) => {
    const path = relative(PROGRAM_ROOT, location).replaceAll(sep, '/');
    return [path, hash('sha256', readFileSync(location))];
  });
  return hash('sha256', JSON.stringify(digests));
}

async function listFiles(location: string): Promise<string[]> {
  const entries = await readdir(location, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (systemReason(error) === 'it is not a folder') return null;
    if (systemReason(error) === 'it does not exist') return [];
    throw error;
  });
  if (entries === null) return [location];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
