import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { MANIFEST_FILE } from './manifest.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** Where a build writes. All but `out` are hidden names beside it, so that a rename moves a whole site. */
export interface OutputPaths {
  readonly out: string;
  /** Everything that builds write before they are done. */
  readonly work: string;
  /** The site that was in `out`, for the moment in which another takes its place. */
  readonly aside: string;
  readonly lock: string;
}

/** Returns where a build writes, or refuses a folder that holds anything but a site of ours. */
export async function resolveOutput(outDir: string, contentDir: string): Promise<OutputPaths> {
  const out = await realLocation(resolve(outDir));
  const content = await realLocation(resolve(contentDir));
  if (isInside(out, content) || isInside(content, out)) {
    throw usageError(
      `The output \`${outDir}\` and the content \`${contentDir}\` lie one inside the other, expected two folders apart.`,
    );
  }
  await refuseForeign(out, outDir);
  const hidden = join(dirname(out), `.${basename(out)}.waymark`);
  return { out, work: hidden, aside: join(hidden, 'replaced'), lock: `${hidden}.lock` };
}

/** Whether `path` is `folder` or lies below it. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

/** The location without symbolic links, of which the last names may not exist yet. */
async function realLocation(location: string): Promise<string> {
  try {
    return await realpath(location);
  } catch (error) {
    const parent = dirname(location);
    if (parent === location || systemReason(error) !== 'it does not exist') return location;
    return join(await realLocation(parent), basename(location));
  }
}

async function refuseForeign(out: string, shown: string): Promise<void> {
  const stats = await stat(out).catch(() => null);
  if (stats === null) return;
  if (!stats.isDirectory()) throw usageError(`The output \`${shown}\` is a file, expected a folder.`);
  const names = await readdir(out).catch((error: unknown) => {
    throw usageError(`The output \`${shown}\` cannot be read: ${systemReason(error)}.`, error);
  });
  if (names.length === 0 || names.includes(MANIFEST_FILE)) return;
  throw usageError(
    `The output \`${shown}\` holds files that are not of an earlier build. Name another folder with \`--out\`, or empty this one.`,
  );
}
