import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { listFiles } from '../support/files.ts';
import type { Random } from './faults-random.ts';

/** An edit of a content folder; returns what it did in words, null when there was nothing for it to do. */
type Edit = (content: string, random: Random) => string | null;

const FOLDERS = ['', 'a', 'a/deep', 'b', 'c c', 'ü'] as const;
const NAMES = ['alpha', 'Beta', 'gamma ray', 'delta', 'éclair', 'index', 'README', 'omega'] as const;
const WORDS = ['zebra', 'Apfel', 'number', 'of', 'the', 'ключ', 'C++', 'don’t', 'x1'] as const;

/** Findings that would only stop the build. */
const RULES = 'rules: { broken-target: warning, broken-anchor: warning, wikilink: warning }\n';
const SETTINGS = [
  '',
  'title: Another\n',
  'description: Other words.\n',
  'language: de\n',
  'base: /wiki\n',
  'url: https://links.example\n',
  'outside: { newTab: true }\n',
  'images: links\n',
  'exclude: [b/]\n',
  'companions: { HN: docs }\n',
  'repository: { url: https://forge.example/me/links }\n',
] as const;

const notesOf = (content: string) => listFiles(content).filter((path) => path.endsWith('.md'));
const imagesOf = (content: string) => listFiles(content).filter((path) => path.endsWith('.svg'));
const foldersOf = (content: string) =>
  [...new Set(listFiles(content).map((path) => dirname(path)))].filter((path) => path !== '.');
const words = (random: Random) => Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join(' ');

/** A line of a note. */
function line(content: string, path: string, random: Random): string {
  const number = random.below(500);
  const address = `https://${random.pick(['one', 'two', 'three'])}.example/${number}`;
  const target = (paths: readonly string[]) => encodeURI(posix.relative(dirname(path), random.pick(paths))) || 'x.md';
  const [notes, images] = [notesOf(content), imagesOf(content)];
  switch (random.below(8)) {
    case 0:
      return notes.length > 0 ? `See [${words(random)}](${target(notes)}).` : 'Alone.';
    case 1:
      return images.length > 0 ? `![${words(random)}](${target(images)})` : 'No image.';
    case 2:
      return `## ${words(random)} ${number}`;
    case 3:
      return `- [${words(random)}](${address}) ([HN](https://hn.example/${number}))`;
    case 4:
      return `See [[${random.pick(NAMES)}]].`;
    case 5:
      return `Some ${words(random)}, and <${address}>.`;
    default:
      return `- [${words(random)} (20${10 + random.below(10)})](${address}) - ${words(random)}.`;
  }
}

function note(content: string, path: string, random: Random): string {
  const length = random.next() < 0.15 ? 100 : 1 + random.below(6);
  const lines = Array.from({ length }, () => line(content, path, random));
  return `# ${words(random)} ${random.below(100)}\n\n${lines.join('\n\n').replaceAll('\n\n- ', '\n- ')}\n`;
}

function write(content: string, path: string, bytes: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), bytes);
}

/** Whether a name is taken, also on a disk that does not tell case apart, and also by a folder without files. */
function isTaken(content: string, path: string, from?: string): boolean {
  const others = readdirSync(content, { encoding: 'utf8', recursive: true }).filter((other) => other !== from);
  return others.some((other) => other.toLowerCase() === path.toLowerCase());
}

function move(content: string, from: string, to: string): string | null {
  if (isTaken(content, to, from)) return null;
  if (from === to || `${to}/`.startsWith(`${from}/`)) return null;
  mkdirSync(dirname(join(content, to)), { recursive: true });
  renameSync(join(content, from), join(content, to));
  return `${from} -> ${to}`;
}

function someNote(content: string, random: Random): string | null {
  const notes = notesOf(content);
  return notes.length === 0 ? null : random.pick(notes);
}

/** Changes the text of a note. */
function change(to: (text: string, content: string, path: string, random: Random) => string): Edit {
  return (content, random) => {
    const path = someNote(content, random);
    if (path === null) return null;
    const text = readFileSync(join(content, path), 'utf8');
    const changed = to(text, content, path, random);
    writeFileSync(join(content, path), changed);
    return changed === text ? null : path;
  };
}

const swapCase = (name: string) =>
  name.replace(/^./u, (first) => (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()));

/** All kinds of edits, by name. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'add a note': (content, random) => {
    const path = posix.join(random.pick(FOLDERS), `${random.pick(NAMES)}.md`);
    if (isTaken(content, path)) return null;
    write(content, path, note(content, path, random));
    return path;
  },
  'delete a note': (content, random) => {
    const path = notesOf(content).length > 4 ? someNote(content, random) : null;
    if (path !== null) rmSync(join(content, path));
    return path;
  },
  'rename a note': (content, random) => {
    const path = someNote(content, random);
    return path && move(content, path, posix.join(dirname(path), `${random.pick(NAMES)}.md`));
  },
  'rename by case': (content, random) => {
    const path = random.next() < 0.5 ? someNote(content, random) : (foldersOf(content)[0] ?? null);
    return path && move(content, path, posix.join(dirname(path), swapCase(posix.basename(path))));
  },
  'move a folder': (content, random) => {
    const folders = foldersOf(content);
    if (folders.length === 0) return null;
    return move(content, random.pick(folders), posix.join(random.pick(FOLDERS), random.pick(['b', 'moved', 'a'])));
  },
  'move a note': (content, random) => {
    const path = someNote(content, random);
    return path && move(content, path, posix.join(random.pick(FOLDERS), posix.basename(path)));
  },
  'add a line': change((text, content, path, random) => `${text.trimEnd()}\n${line(content, path, random)}\n`),
  'change a word': change((text, _, __, random) => text.replace(random.pick(WORDS), random.pick(WORDS))),
  'remove a line': change((text, _, __, random) => {
    const lines = text.split('\n');
    const at = 4 + random.below(lines.length);
    return lines.filter((_line, index) => index !== at || lines.length < 6).join('\n');
  }),
  'write a note anew': change((_, content, path, random) => note(content, path, random)),
  'change frontmatter': change((text, _, __, random) => {
    const number = random.below(1000);
    const keys = ['title: T', 'tags: [t, u', 'aliases: [old', 'slug: s-', 'description: D '];
    const key = random.pick(keys);
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
    return random.next() < 0.3 ? body : `---\n${key}${number}${key.includes('[') ? ']' : ''}\n---\n${body}`;
  }),
  'exchange two notes': (content, random) => {
    const [one, two] = [someNote(content, random), someNote(content, random)];
    if (one === null || two === null || one === two) return null;
    const [first, second] = [one, two].map((path) => readFileSync(join(content, path), 'utf8'));
    write(content, one, second ?? '');
    write(content, two, first ?? '');
    return `${one} <-> ${two}`;
  },
  'change settings': (content, random) => {
    write(content, 'site.yaml', random.pick(SETTINGS) + RULES);
    return 'site.yaml';
  },
  'add or change an image': (content, random) => {
    const path = posix.join(random.pick(['a', 'b']), random.pick(['p.svg', 'q.svg']));
    const size = `width="${1 + random.below(9)}" height="2"`;
    write(content, path, `<svg xmlns="http://www.w3.org/2000/svg" ${size}/>`);
    return path;
  },
  'remove an image': (content, random) => {
    const images = imagesOf(content);
    const path = images.length === 0 ? null : random.pick(images);
    if (path !== null) rmSync(join(content, path));
    return path;
  },
  'touch a note': (content, random) => {
    const path = someNote(content, random);
    if (path !== null) utimesSync(join(content, path), 0, random.below(1e9));
    return path;
  },
};

/** Damages of a site that stand beside an edit: nothing of such a file may be taken over. */
export const DAMAGES: Readonly<Record<string, (location: string) => void>> = {
  longer: (location) => appendFileSync(location, ' '),
  'of the same size': (location) => {
    const bytes = readFileSync(location);
    // Nothing of a file without bytes can be another byte.
    if (bytes.length === 0) return;
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    // A new file: pages of the site before may have this one as theirs.
    rmSync(location);
    writeFileSync(location, bytes);
  },
  gone: (location) => {
    if (existsSync(location)) rmSync(location);
  },
};
