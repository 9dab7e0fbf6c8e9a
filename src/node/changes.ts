import { mergeBase, runGit } from './git.ts';

/** A file of the content that differs from the one at an earlier commit. */
export interface ChangedFile {
  readonly path: string;
  /** Where it was then; null when it was not there. */
  readonly before: string | null;
  /** The lines that differ, from 1; null for the whole file. */
  readonly lines: ReadonlySet<number> | null;
}

/** What has changed in a content folder since a commit, what is not committed yet included. */
export interface Changes {
  /** The commit with which the content is compared. */
  readonly base: string;
  /** By path. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** Paths of the files that are there no more; those that were moved are not among them. */
  readonly removed: readonly string[];
}

const DIFF = ['diff', '--find-renames', '--text', '--no-ext-diff', '--no-textconv', '--relative'];

/** Finds what has changed in a content folder since it parted from a revision. Throws a usage error without git. */
export async function findChanges(contentDir: string, revision: string): Promise<Changes> {
  const base = await mergeBase(contentDir, revision);
  const [names, patch, untracked] = await Promise.all([
    runGit(contentDir, [...DIFF, '--name-status', '-z', base, '--', '.']),
    runGit(contentDir, [...DIFF, '--unified=0', '--src-prefix=a/', '--dst-prefix=b/', base, '--', '.']),
    runGit(contentDir, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']),
  ]);
  const lines = changedLines(patch.toString('utf8'));
  const files = new Map<string, ChangedFile>();
  const removed: string[] = [];
  for (const { status, before, path } of readNames(names.toString('utf8'))) {
    if (status === 'D') removed.push(before.normalize('NFC'));
    else files.set(path.normalize('NFC'), changedFile(status, before, path, lines));
  }
  for (const path of split(untracked.toString('utf8'))) {
    files.set(path.normalize('NFC'), { path: path.normalize('NFC'), before: null, lines: null });
  }
  return { base, files, removed };
}

function changedFile(
  status: string,
  before: string,
  path: string,
  lines: ReadonlyMap<string, ReadonlySet<number>>,
): ChangedFile {
  const isNew = status === 'A' || status === 'C' || status === 'T';
  // Without a line that differs, it is the name or the rights.
  const found = lines.get(path) ?? new Set<number>();
  return { path: path.normalize('NFC'), before: isNew ? null : before, lines: isNew ? null : found };
}

interface NameChange {
  /** A for added, C copied, D deleted, M modified, R renamed, T of another type. */
  readonly status: string;
  readonly before: string;
  readonly path: string;
}

/** Reads `--name-status -z`: a status and one path, or two where a file was moved or copied. */
function readNames(text: string): NameChange[] {
  const fields = split(text);
  const names: NameChange[] = [];
  while (fields.length > 0) {
    const status = fields.shift()?.charAt(0) ?? '';
    const before = fields.shift() ?? '';
    const path = status === 'R' || status === 'C' ? (fields.shift() ?? '') : before;
    names.push({ status, before, path });
  }
  return names;
}

function split(text: string): string[] {
  return text.split('\0').filter((field) => field !== '');
}

/** Reads which lines of each file a patch without context adds. Lines of the files themselves are counted off. */
function changedLines(patch: string): Map<string, Set<number>> {
  const files = new Map<string, Set<number>>();
  let lines = new Set<number>();
  let left = 0;
  for (const line of patch.split('\n')) {
    if (left > 0 && /^[-+]/.test(line)) {
      left--;
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk) {
      const [, before = '1', start = '0', after = '1'] = hunk;
      left = Number(before) + Number(after);
      for (let at = 0; at < Number(after); at++) lines.add(Number(start) + at);
    } else if (line.startsWith('+++ ')) {
      lines = new Set();
      files.set(pathOf(line.slice(4)), lines);
    }
  }
  return files;
}

/** The path behind `+++`: in quotes when it holds special characters, and with a tab behind it when it holds spaces. */
function pathOf(written: string): string {
  const name = written.replace(/\t$/, '');
  if (!name.startsWith('"')) return name.slice(2);
  const bytes = name.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, code: string) => {
    if (code.length === 3) return String.fromCharCode(Number.parseInt(code, 8));
    return ESCAPES[code] ?? code;
  });
  return bytes.slice(2);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
