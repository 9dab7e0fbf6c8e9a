import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Copies a collection, several times beside itself when asked. Addresses that may stand only once go from the copies. */
export function copyCorpus(from: string, to: string, fold: number): void {
  if (fold === 1) {
    cpSync(from, to, { recursive: true });
    return;
  }
  for (let copy = 1; copy <= fold; copy++) {
    const folder = join(to, `fold-${copy}`);
    cpSync(from, folder, { recursive: true, filter: (source) => !source.endsWith(`${sep}site.yaml`) });
    for (const path of listNotes(folder)) rewrite(join(folder, path), withoutAddresses);
  }
}

/** Paths of the notes below a folder, sorted. */
export function listNotes(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).some((name) => name.startsWith('.')))
    .sort();
}

/** Adds a line to the note of median size, another one each time. */
export function editNote(folder: string, turn: number): void {
  const bySize = listNotes(folder).sort((a, b) => statSync(join(folder, a)).size - statSync(join(folder, b)).size);
  const median = bySize[Math.floor(bySize.length / 2)];
  if (median !== undefined)
    rewrite(join(folder, median), (text) => `${text}\n- [Edit ${turn}](https://edit.example.org/${turn})\n`);
}

/** Gives each note the frontmatter with a title that other generators ask for. */
export function addTitles(folder: string): void {
  for (const path of listNotes(folder)) {
    rewrite(join(folder, path), (text) => {
      const body = text.replace(/^\uFEFF/, '');
      if (/^---\r?\n[\s\S]*?^title:/m.test(body) && body.startsWith('---')) return body;
      const title = /^#\s+(?<title>.+)$/m.exec(body)?.groups?.['title'] ?? path;
      const name = JSON.stringify(title.replace(/\[(?<text>[^\]]*)\]\([^)]*\)/g, '$<text>'));
      return body.startsWith('---\n')
        ? body.replace('---\n', `---\ntitle: ${name}\n`)
        : `---\ntitle: ${name}\n---\n\n${body}`;
    });
  }
}

/** Number and size of all files below a folder. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { files: files.length, bytes };
}

function withoutAddresses(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, (block) => block.replace(/^(?:slug|aliases):.*\n(?:[ \t]+.*\n)*/gm, ''));
}

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
