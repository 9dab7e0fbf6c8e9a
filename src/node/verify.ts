import type { Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { explainDifference } from './explain-difference.ts';
import type { LinkBlock } from './machine-view.ts';
import { fileError, WHOLE_FOLDER } from './problem.ts';
import { type PageArticle, type PagesFound, readPages } from './verify-pages.ts';
import { readRecords } from './verify-records.ts';

/** What is wrong with pages; empty when every link of every note is where it belongs. */
export interface Verdict {
  readonly messages: readonly Message[];
  /** Number of HTML pages. */
  readonly pages: number;
  readonly files: PagesFound['files'];
}

/** What was found right when an earlier site was built, and is in this one byte for byte. */
export interface CheckedBefore {
  /** The note that each of these pages shows, null for none. */
  readonly pages: ReadonlyMap<string, string | null>;
  /** The parts of `links.ndjson`; those that are kept were checked. */
  readonly links: readonly LinkBlock[];
}

const NOTHING_CHECKED: CheckedBefore = { pages: new Map(), links: [] };

/**
 * Checks the pages of a site before it is published. The outside links of each note, counted by a walk of its tree that
 * knows nothing of rows and records, must stand in the model, on its page and in `links.ndjson`.
 */
export async function verifyPages(site: Site, stage: string, checked = NOTHING_CHECKED): Promise<Verdict> {
  const [{ articles, pages, foreign, files }, records] = await Promise.all([
    readPages(stage, checked.pages),
    readRecords(stage, checked.links),
  ]);
  const messages = foreign.map((path) =>
    fileError(
      WHOLE_FOLDER,
      'verify-files',
      `Unexpected file \`${path}\` in the site, expected none that a server runs`,
    ),
  );
  const byNote = Map.groupBy(articles, (article) => article.note);
  for (const note of site.notes.values()) {
    messages.push(...checkNote(note, byNote.get(note.path) ?? [], records.get(note.path)));
  }
  for (const [path, [first]] of byNote) {
    if (site.notes.has(path)) continue;
    const message = `Unexpected page \`${first?.page}\` of a note that is not in the content`;
    messages.push(fileError(path, 'verify-pages', message));
  }
  return { messages, pages, files };
}

function checkNote(note: Note, articles: readonly PageArticle[], records: readonly string[] | null = []): Message[] {
  const model = note.links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]);
  const messages = explainDifference(note.path, 'the model', note.addresses, model);
  if (records !== null) messages.push(...explainDifference(note.path, 'links.ndjson', note.addresses, records));
  const [article, ...others] = articles;
  if (article === undefined || others.length > 0) {
    const found = articles.map(({ page }) => `\`${page}\``).join(', ') || 'none';
    messages.push(
      fileError(note.path, 'verify-pages', `Unexpected pages that show the note: ${found}, expected exactly one`),
    );
    return messages;
  }
  const { page, addresses } = article;
  if (addresses !== null)
    messages.push(...explainDifference(note.path, `the page \`${page}\``, note.addresses, addresses));
  return messages;
}
