import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../core/model/message.ts';
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
  readonly articles: readonly PageArticle[];
  /** Number of HTML pages. */
  readonly pages: number;
  /** Files that only a server would run. */
  readonly foreign: readonly string[];
  /** Of each page that was read: the SHA-256 of its bytes, and the note if it shows exactly one. */
  readonly files: ReadonlyMap<string, { readonly output: string; readonly note: string | null }>;
}

/** Reads the pages of a built site. */
export interface PageReader {
  /** Reads pages, which must be whole; their paths are inside the site. One that cannot be read is left. */
  readonly read: (pages: readonly string[]) => void;
  /** Reads those that are left when all are there, and returns what is in all of them. */
  readonly finish: () => Promise<PagesFound>;
}

/** What is in a page. */
interface ReadPage {
  readonly articles: readonly PageArticle[];
  readonly output: string;
}

/**
 * Creates a reader of the notes that the pages of a site show. Pages that were checked before, with the note that each
 * shows, are not read.
 */
export function createPageReader(stage: string, checked: ReadonlyMap<string, string | null>): PageReader {
  const known = new Map<string, ReadPage>();
  const read = (page: string): ReadPage => {
    const bytes = readFileSync(join(stage, page));
    // Most of the text of a site is in pages that show no note.
    const found = bytes.includes(MARK) ? findArticles(bytes.toString('latin1')) : [];
    const result = { articles: found.map((article) => ({ page, ...article })), output: hash('sha256', bytes) };
    known.set(page, result);
    return result;
  };
  const finish = async (): Promise<PagesFound> => {
    const files = await listFiles(stage);
    const pages = files.filter(isPage);
    const kept = pages.filter((page) => checked.has(page));
    const own = await mapInTurns(
      pages.filter((page) => !checked.has(page)),
      (page) => [page, known.get(page) ?? read(page)] as const,
    );
    const articles = kept.flatMap((page) => {
      const note = checked.get(page) ?? null;
      return note === null ? [] : [{ page, note, addresses: null }];
    });
    return {
      articles: [...articles, ...own.flatMap(([, page]) => page.articles)],
      pages: pages.length,
      foreign: files.filter(isForeign),
      files: new Map(own.map(([page, { articles, output }]) => [page, { output, note: onlyNote(articles) }])),
    };
  };
  return {
    read: (pages) => {
      try {
        for (const page of pages) if (isPage(page) && !checked.has(page)) read(page);
      } catch {
        // Whoever asks for all pages is told.
      }
    },
    finish,
  };
}

function isPage(file: string): boolean {
  return file.endsWith('.html') && !file.startsWith('pagefind/');
}

function onlyNote([first, ...others]: readonly PageArticle[]): string | null {
  return others.length === 0 ? (first?.note ?? null) : null;
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
    articles.push({ note: unescapeHtml(decodeUtf8(note)), addresses });
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
