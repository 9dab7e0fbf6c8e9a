import type { Settings } from '../core/schema/settings.ts';
import { runGit } from './git.ts';
import { usageError } from './usage-error.ts';

/** One entry for each commit, newest first: its author's time in seconds, then the files that it touched. */
const LOG = [
  'log',
  '-z',
  '--format=%x00%at',
  '--name-only',
  '--relative',
  '--no-renames',
  '--no-ext-diff',
  '--no-show-signature',
];

/**
 * Returns the day on which each file below a folder was last changed, as in `2026-11-26` in UTC, from the history of the git
 * repository that the folder is in. Empty when the settings do not ask for it. Throws a usage error where there is no
 * history, or only the end of one: every file would seem to be as new as that.
 */
export async function readLastChanges(
  contentDir: string,
  { lastChange }: Pick<Settings, 'lastChange'>,
): Promise<ReadonlyMap<string, string>> {
  if (lastChange === 'off') return new Map();
  const shallow = (await runGit(contentDir, ['rev-parse', '--is-shallow-repository'])).toString().trim();
  if (shallow !== 'false') {
    throw usageError(
      'Unexpected shallow clone, expected the whole history for `lastChange: git`: fetch it with `git fetch --unshallow`, or clone with a depth of 0.',
    );
  }
  return parseLog((await runGit(contentDir, [...LOG, '--', '.'])).toString());
}

/** A commit begins with an empty field, and the first of its files has a line break before it. */
function parseLog(log: string): Map<string, string> {
  const days = new Map<string, string>();
  let day = '';
  let isDay = false;
  for (const field of log.split('\0')) {
    if (isDay) day = new Date(Number(field) * 1000).toISOString().slice(0, 10);
    else if (field !== '') {
      const path = field.replace(/^\n/, '').normalize('NFC');
      if (!days.has(path)) days.set(path, day);
    }
    isDay = field === '' && !isDay;
  }
  return days;
}
