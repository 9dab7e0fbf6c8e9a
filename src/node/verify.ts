import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { compareMultisets } from './multiset.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { readIndexedAddresses } from './search-index.ts';
import { type PageArticle, readPages } from './verify-pages.ts';

/** What is wrong with pages; empty when every link of every note is where it belongs. */
export interface Verdict {
  readonly messages: readonly Message[];
  /** Number of HTML pages. */
  readonly pages: number;
}

/**
 * Checks the pages of a site before it is published. The outside links of each note, counted by a walk of its tree that
 * knows nothing of rows and records, must stand in the model, on its page and in `links.ndjson`.
 */
export async function verifyPages(site: Site, stage: string): Promise<Verdict> {
  const [{ articles, pages, foreign }, records] = await Promise.all([readPages(stage), readRecords(stage)]);
  const messages = foreign.map((path) =>
    fileError(
      WHOLE_FOLDER,
      'verify-files',
      `Unexpected file \`${path}\` in the site, expected none that a server runs`,
    ),
  );
  const byNote = Map.groupBy(articles, (article) => article.note);
  for (const note of site.notes.values()) {
    messages.push(...checkNote(note, byNote.get(note.path) ?? [], records.get(note.path) ?? []));
  }
  for (const [path, [first]] of byNote) {
    if (site.notes.has(path)) continue;
    const message = `Unexpected page \`${first?.page}\` of a note that is not in the content`;
    messages.push(fileError(path, 'verify-pages', message));
  }
  return { messages, pages };
}

/** Checks the search index of a site: its files can be read, and its records hold every outside link of every note. */
export async function verifyIndex(site: Site, dir: string): Promise<Message[]> {
  const addresses = Array.from(site.notes.values(), (note) => note.addresses).flat();
  try {
    return explain(WHOLE_FOLDER, 'the search index', addresses, await readIndexedAddresses(dir));
  } catch (error) {
    return [
      fileError(WHOLE_FOLDER, 'verify-index', `Unexpected search index that cannot be read: ${systemReason(error)}`),
    ];
  }
}

function checkNote(note: Note, articles: readonly PageArticle[], records: readonly string[]): Message[] {
  const model = note.links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]);
  const messages = explain(note.path, 'the model', note.addresses, model);
  messages.push(...explain(note.path, 'links.ndjson', note.addresses, records));
  const [article, ...others] = articles;
  if (article === undefined || others.length > 0) {
    const found = articles.map(({ page }) => `\`${page}\``).join(', ') || 'none';
    messages.push(
      fileError(note.path, 'verify-pages', `Unexpected pages that show the note: ${found}, expected exactly one`),
    );
    return messages;
  }
  messages.push(...explain(note.path, `the page \`${article.page}\``, note.addresses, article.addresses));
  return messages;
}

/** How many addresses of one difference are named. */
const NAMED = 3;

function explain(file: string, where: string, expected: readonly string[], found: readonly string[]): Message[] {
  const difference = compareMultisets(expected, found);
  if (difference === null) return [];
  const { missing, extra } = difference;
  const parts = [
    ...(missing.length > 0
      ? [`${missing.length} of ${expected.length} links are missing there: ${list(missing)}`]
      : []),
    ...(extra.length > 0 ? [`${extra.length} links are there that the note does not have: ${list(extra)}`] : []),
  ];
  return [fileError(file, 'verify-links', `Unexpected links in ${where}: ${parts.join('; ')}`)];
}

function list(addresses: readonly string[]): string {
  return addresses.slice(0, NAMED).join(' ') + (addresses.length > NAMED ? ' …' : '');
}

/** Addresses of `links.ndjson` by note. */
async function readRecords(stage: string): Promise<Map<string, string[]>> {
  const records = new Map<string, string[]>();
  const text = await readFile(join(stage, 'links.ndjson'), 'utf8');
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const record: LinkRecord = JSON.parse(text.slice(start, end));
    const addresses = records.get(record.note) ?? [];
    addresses.push(record.url, ...record.companions.map((companion) => companion.url));
    records.set(record.note, addresses);
    start = end + 1;
  }
  return records;
}

interface LinkRecord {
  readonly note: string;
  readonly url: string;
  readonly companions: readonly { readonly url: string }[];
}
