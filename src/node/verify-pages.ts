import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText, type Message } from '../core/model/message.ts';
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

/** A note on a page, with what is wrong with it there. */
export interface JudgedArticle {
  readonly note: string;
  readonly page: string;
  readonly messages: readonly Message[];
}

/** What the files of a built site hold. */
export interface PagesFound {
  /** Number of HTML pages. */
  readonly pages: number;
  /** Files that only a server would run. */
  readonly foreign: readonly string[];
  /** Of each page that was read: the SHA-256 of its bytes, and the note if it shows exactly one. */
  readonly files: ReadonlyMap<string, { readonly output: string; readonly note: string | null }>;
  /** All notes on all pages, in the order of the pages. */
  readonly articles: readonly JudgedArticle[];
}

/** Reads the pages of a site in its folder. */
export interface PageReader {
  /** Reads a page that is there while others are still written. */
  readonly read: (page: string) => void;
  /** Reads all pages that were not read, or have changed since. */
  readonly finish: () => Promise<PagesFound>;
}

/** What was found on a page. */
interface SeenPage {
  readonly output: string;
  readonly articles: readonly JudgedArticle[];
  /** What is another one when the file has been written again. */
  readonly stamp: string;
}

/**
 * Creates a reader of pages. Each note on a page is judged when it is read: the addresses of all together are as large as the
 * site. Pages that were checked before, with the note that each shows, are not read.
 */
export function createPageReader(
  stage: string,
  checked: ReadonlyMap<string, string | null>,
  judge: (article: PageArticle) => readonly Message[],
): PageReader {
  const reader = createFileReader();
  const seen = new Map<string, SeenPage>();
  const read = (page: string): SeenPage => {
    const location = join(stage, page);
    const stamp = stampOf(location);
    const bytes = reader.read(location);
    // Most of the text of a site is in pages that show no note.
    const found = bytes.includes(MARK) ? findArticles(bytes.toString('latin1')) : [];
    const articles = found.map(({ note, addresses }) => ({ note, page, messages: judge({ note, page, addresses }) }));
    return { output: hash('sha256', bytes), articles, stamp };
  };
  const finish = async (): Promise<PagesFound> => {
    const all = await listFiles(stage);
    const pages = all.filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'));
    const files = new Map<string, { output: string; note: string | null }>();
    const articles = await mapInTurns(pages, (page): readonly JudgedArticle[] => {
      const known = checked.get(page);
      if (known === null) return [];
      if (known !== undefined) return [{ note: known, page, messages: judge({ note: known, page, addresses: null }) }];
      const before = seen.get(page);
      const found = before?.stamp === stampOf(join(stage, page)) ? before : read(page);
      const [first, ...others] = found.articles;
      files.set(page, { output: found.output, note: others.length === 0 ? (first?.note ?? null) : null });
      return found.articles;
    });
    return { pages: pages.length, foreign: all.filter(isForeign), files, articles: articles.flat() };
  };
  const readEarly = (page: string): void => {
    try {
      seen.set(page, read(page));
    } catch {
      // It is read at the end, where a failure is told.
    }
  };
  return { read: readEarly, finish };
}

function stampOf(location: string): string {
  const { ino, size, mtimeMs } = statSync(location);
  return `${ino} ${size} ${mtimeMs}`;
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
