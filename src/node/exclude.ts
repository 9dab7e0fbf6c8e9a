import { posix } from 'node:path';

/** Files of a repository that are about the repository, in any case. */
const COMMUNITY_FILES = ['contributing.md', 'license.md', 'code_of_conduct.md', 'code-of-conduct.md'];

/**
 * Returns whether a path is no content, by the patterns of the settings: `*` stands for anything inside a name, `**` for
 * any folders; a pattern without a slash fits at any depth, one that ends with a slash only folders; `!` takes back what
 * came before. Files such as CONTRIBUTING.md at the root are no content unless a pattern takes that back.
 */
export function createExclude(patterns: readonly string[]): (path: string, isFolder: boolean) => boolean {
  const rules = patterns.map(parsePattern);
  return (path, isFolder) => {
    let excluded = !isFolder && COMMUNITY_FILES.includes(path.toLowerCase());
    const name = posix.basename(path);
    for (const { glob, anchored, foldersOnly, negated } of rules) {
      if (foldersOnly && !isFolder) continue;
      if (posix.matchesGlob(anchored ? path : name, glob)) excluded = !negated;
    }
    return excluded;
  };
}

function parsePattern(pattern: string): { glob: string; anchored: boolean; foldersOnly: boolean; negated: boolean } {
  const negated = pattern.startsWith('!');
  const body = pattern.slice(negated ? 1 : 0).normalize('NFC');
  const trimmed = body.replace(/^\.?\/|\/$/g, '');
  return {
    glob: trimmed,
    anchored: trimmed.includes('/') || /^\.?\//.test(body),
    foldersOnly: body.endsWith('/'),
    negated,
  };
}
