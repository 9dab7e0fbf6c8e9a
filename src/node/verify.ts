import type { Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { explainDifference } from './explain-difference.ts';
import type { LinkBlock } from './machine-view.ts';
import { fileError, WHOLE_FOLDER } from './problem.ts';
import { type PagesFound, readPages } from './verify-pages.ts';
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
  const pagesOf = new Map<string, string[]>();
  const found = new Map<string, Message[]>();
  // Each note is looked at when its page and its records have been read: those of all notes together are as large as the site.
  const compare = (path: string, where: string, addresses: readonly string[]): void => {
    const note = site.notes.get(path);
    if (note === undefined) return;
    const messages = explainDifference(path, where, note.addresses, addresses);
    if (messages.length > 0) found.set(`${path} ${where}`, messages);
  };
  const { pages, foreign, files } = await readPages(stage, checked.pages, ({ note, page, addresses }) => {
    pagesOf.set(note, [...(pagesOf.get(note) ?? []), page]);
    if (addresses !== null) compare(note, `the page \`${page}\``, addresses);
  });
  const recorded = new Set<string>();
  for (const [note, addresses] of readRecords(stage, checked.links)) {
    // Not the path that was read, which is a piece of the file.
    recorded.add(site.notes.get(note)?.path ?? '');
    if (addresses !== null) compare(note, RECORDS, addresses);
  }
  const messages = foreign.map((path) =>
    fileError(
      WHOLE_FOLDER,
      'verify-files',
      `Unexpected file \`${path}\` in the site, expected none that a server runs`,
    ),
  );
  for (const note of site.notes.values()) {
    if (!recorded.has(note.path)) compare(note.path, RECORDS, []);
    const own = pagesOf.get(note.path) ?? [];
    messages.push(...checkModel(note), ...(found.get(`${note.path} ${RECORDS}`) ?? []), ...checkPlace(note, own));
    if (own.length === 1) messages.push(...(found.get(`${note.path} the page \`${own[0]}\``) ?? []));
  }
  for (const [path, [first]] of pagesOf) {
    if (site.notes.has(path)) continue;
    const message = `Unexpected page \`${first}\` of a note that is not in the content`;
    messages.push(fileError(path, 'verify-pages', message));
  }
  return { messages, pages, files };
}

const RECORDS = 'links.ndjson';

function checkModel(note: Note): Message[] {
  const model = note.links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]);
  return explainDifference(note.path, 'the model', note.addresses, model);
}

function checkPlace(note: Note, pages: readonly string[]): Message[] {
  if (pages.length === 1) return [];
  const shown = pages.map((page) => `\`${page}\``).join(', ') || 'none';
  const message = `Unexpected pages that show the note: ${shown}, expected exactly one`;
  return [fileError(note.path, 'verify-pages', message)];
}
