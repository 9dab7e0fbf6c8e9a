import type { Note } from '../model/note.ts';
import type { Category, Site } from '../model/site.ts';
import { sourceHref } from '../model/target.ts';
import { countEntries } from './page-links.ts';

/** How many notes are listed at most, and how much of a description, in characters. */
const MOST_NOTES = 300;
const MOST_TEXT = 160;
/** Notes of a category that are listed in any case. */
const LEAST_NOTES = 3;

/**
 * Returns the file `llms.txt`: what the site is, and for each category the Markdown of its notes, those with the most links
 * first. A large site lists as many of each as there is room for, and names the files that list everything.
 */
export function formatLlmsText(site: Site): string {
  const { settings, addresses, categories } = site;
  const start = (settings.url ?? '') + addresses.base;
  const root = categories.get('');
  const folders = (root?.children ?? []).flatMap((path) => categories.get(path) ?? []);
  const { notes = 0, entries = 0 } = root?.totals ?? {};
  const share = notes <= MOST_NOTES ? notes : Math.max(LEAST_NOTES, Math.floor(MOST_NOTES / (folders.length + 1)));
  const loose = [root?.index ?? null, ...(root?.notes ?? [])].flatMap((path) => (path === null ? [] : [path]));
  const parts = [
    `# ${inline(settings.title)}`,
    `> ${inline(settings.description)}`,
    `${counted(entries, 'link')} in ${counted(notes, 'note')}. Each note is a Markdown file in which a list item is a link: ` +
      '`- [title](address) - description ([companion](address))`.',
    section(site, 'Notes', loose, share),
    ...folders.map((category) => section(site, category.title, pathsBelow(site, category), share)),
    `## Optional\n\n- [All notes](${start}notes.json): path, title, category and number of links of each, as JSON\n` +
      `- [All links](${start}links.ndjson): title, address, description and place of each, one JSON object a line\n`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function section(site: Site, title: string, paths: readonly string[], most: number): string {
  const notes = paths
    .flatMap((path) => site.notes.get(path) ?? [])
    .map((note) => ({ note, entries: countEntries(note) }))
    .sort((a, b) => b.entries - a.entries);
  if (notes.length === 0) return '';
  const lines = notes.slice(0, most).map(({ note, entries }) => `- ${line(site, note, entries)}`);
  const rest = notes.length - lines.length;
  if (rest > 0) lines.push(`- ${counted(rest, 'more note')}, listed in notes.json`);
  return `## ${inline(title)}\n\n${lines.join('\n')}`;
}

function line(site: Site, note: Note, entries: number): string {
  const address = (site.settings.url ?? '') + sourceHref(site.addresses, note.path);
  const text = inline(note.description);
  const about =
    text.length > MOST_TEXT
      ? `${text
          .slice(0, MOST_TEXT)
          .replace(/[\ud800-\udbff]$|\\$/, '')
          .trimEnd()}…`
      : text;
  const parts = [entries > 0 ? counted(entries, 'link') : '', about].filter((part) => part !== '');
  return `[${inline(note.title)}](${address})${parts.length > 0 ? `: ${parts.join('. ')}` : ''}`;
}

/** Notes of a category and of all below it, its index note first. */
function pathsBelow(site: Site, category: Category): string[] {
  const own = category.index === null ? category.notes : [category.index, ...category.notes];
  const children = category.children.flatMap((path) => site.categories.get(path) ?? []);
  return [...own, ...children.flatMap((child) => pathsBelow(site, child))];
}

/** Text that stays on its line and keeps its brackets inside a link. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
