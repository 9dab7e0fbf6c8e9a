import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../core/model/message.ts';
import { createFileReader } from './file-reader.ts';
import { mapInTurns } from './in-turns.ts';
import { decodeUtf8 } from './latin1.ts';

/** A note as a page shows it. */
export interface PageArticle {
  /** Path inside the content folder. */
  readonly note: string;
  /** Path of the page inside the site. */
  readonly page: string;
  /** Outside addresses that it links to, in order; null when they were checked before. */
  readonly addresses: readonly string[] | null;
}

/** What the files of a built site hold. */
export interface PagesFound {
  /** Number of HTML pages. */
  readonly pages: number;
  /** Files that only a server would run. */
  readonly foreign: readonly string[];
  /** Of each page that was read: the SHA-256 of its bytes, and the note if it shows exactly one. */
  readonly files: ReadonlyMap<string, { readonly output: string; readonly note: string | null }>;
}

/**
 * Reads the pages of a built site, and tells of each note on them. Those that were checked before, with the note that each
 * shows, are not read.
 */
export async function readPages(
  stage: string,
  checked: ReadonlyMap<string, string | null>,
  onArticle: (article: PageArticle) => void,
): Promise<PagesFound> {
  const files = await listFiles(stage);
  const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'));
  const read = new Map<string, { output: string; note: string | null }>();
  const reader = createFileReader();
  await mapInTurns(pages, (page): void => {
    const known = checked.get(page);
    if (known !== undefined) {
      if (known !== null) onArticle({ page, note: known, addresses: null });
      return;
    }
    const bytes = reader.read(join(stage, page));
    // Most of the text of a site is in pages that show no note.
    const found = bytes.includes(MARK) ? findArticles(bytes.toString('latin1')) : [];
    const [first, ...others] = found;
    const note = others.length === 0 ? (first?.note ?? null) : null;
    read.set(page, { output: hash('sha256', bytes), note });
    for (const article of found) onArticle({ page, ...article });
  });
  return { pages: pages.length, foreign: files.filter(isForeign), files: read };
}

function isForeign(file: string): boolean {
  return /\.(?:[cm]?ts|[cm]js|astro|php)$/.test(file) || /^(?:server|\.prerender)\//.test(file);
}

const MARK = 'data-note="';
const ARTICLE = /<article\b[^>]*\sdata-note="([^"]*)"[^>]*>/g;
const END = '</article>';
/** A quoted value may hold `>`, and never a quote. */
const ANCHOR = /<a\s([^>"]*(?:"[^"]*"[^>"]*)*)>/g;
const HREF = /(?:^|\s)href="([^"]*)"/;

/** A linear scan of a page with a character for each byte, which is enough for pages that we have written ourselves. */
export function findArticles(html: string): { readonly note: string; readonly addresses: readonly string[] }[] {
  const articles: { note: string; addresses: string[] }[] = [];
  for (const { 1: note = '', index, 0: tag } of html.matchAll(ARTICLE)) {
    const end = html.indexOf(END, index);
    const inner = html.slice(index + tag.length, end < 0 ? html.length : end);
    const addresses: string[] = [];
    for (const { 1: attributes = '' } of inner.matchAll(ANCHOR)) {
      const href = HREF.exec(attributes)?.[1] ?? '';
      if (/^(?:https?|mailto):/.test(href)) addresses.push(unescapeHtml(decodeUtf8(href)));
    }
    // Read from bytes of its own: a piece of the page would keep all of it in memory as long as the note's path is known.
    const path = Buffer.from(note, 'latin1').toString('utf8');
    articles.push({ note: unescapeHtml(path), addresses });
  }
  return articles;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (_, hex?: string, decimal?: string, name = '') => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal === undefined ? (ENTITIES[String(name)] ?? '') : String.fromCodePoint(Number(decimal));
    },
  );
}

async function listFiles(stage: string): Promise<string[]> {
  const entries = await readdir(stage, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(stage, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort(compareText);
}
