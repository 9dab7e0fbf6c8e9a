import type { Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { explainDifference } from './explain-difference.ts';
import type { LinkBlock } from './machine-view.ts';
import { fileError, WHOLE_FOLDER } from './problem.ts';
import { createPageReader, type JudgedArticle, type PagesFound } from './verify-pages.ts';
import { readRecords } from './verify-records.ts';

/** What is wrong with pages; empty when every link of every note is where it belongs. */
export interface Verdict {
  readonly messages: readonly Message[];
  /** Number of HTML pages. */
  readonly pages: number;
  readonly files: PagesFound['files'];
}

/** Checks the pages of a site before it is published, and what programs read beside them. */
export interface PagesVerifier {
  /** Checks a page that is there while others are still written. */
  readonly verifyPage: (page: string) => void;
  /**
   * Checks the file `links.ndjson`, which may lie elsewhere for now. Its `blocks` are the parts that it was written in; those that are
   * kept were checked.
   */
  readonly verifyRecords: (location: string, blocks?: readonly LinkBlock[]) => void;
  /** Checks what is left. All files are in their place, and the records were looked at. */
  readonly finish: () => Promise<Verdict>;
}

/**
 * Starts to check a site. The outside links of each note, counted by a walk of its tree that knows nothing of rows and records,
 * must stand in the model, on its page and in `links.ndjson`. Pages that were `checked` before are in the folder byte for byte as they
 * were; each is named with the note that it shows, null for none.
 */
export function createPagesVerifier(
  site: Site,
  stage: string,
  checked: ReadonlyMap<string, string | null> = new Map(),
): PagesVerifier {
  const compare = (path: string, where: string, addresses: readonly string[] | null): Message[] => {
    const note = site.notes.get(path);
    return note === undefined || addresses === null ? [] : explainDifference(path, where, note.addresses, addresses);
  };
  const reader = createPageReader(stage, checked, ({ note, page, addresses }) =>
    compare(note, `the page \`${page}\``, addresses),
  );
  const recorded = new Map<string, readonly Message[]>();
  const verifyRecords = (location: string, blocks: readonly LinkBlock[] = []): void => {
    for (const [note, addresses] of readRecords(location, blocks)) {
      // Not the path that was read, which is a piece of the file.
      const path = site.notes.get(note)?.path ?? '';
      recorded.set(path, [...(recorded.get(path) ?? []), ...compare(path, RECORDS, addresses)]);
    }
  };
  const finish = async (): Promise<Verdict> => {
    const { pages, foreign, files, articles } = await reader.finish();
    const articlesOf = Map.groupBy(articles, ({ note }) => note);
    const messages = foreign.map((path) =>
      fileError(
        WHOLE_FOLDER,
        'verify-files',
        `Unexpected file \`${path}\` in the site, expected none that a server runs`,
      ),
    );
    for (const note of site.notes.values()) {
      const own = articlesOf.get(note.path) ?? [];
      messages.push(...checkModel(note), ...(recorded.get(note.path) ?? compare(note.path, RECORDS, [])));
      messages.push(...(own.length === 1 && own[0] ? own[0].messages : [explainPlace(note, own)]));
    }
    for (const [path, [first]] of articlesOf) {
      if (site.notes.has(path)) continue;
      const message = `Unexpected page \`${first?.page}\` of a note that is not in the content`;
      messages.push(fileError(path, 'verify-pages', message));
    }
    return { messages, pages, files };
  };
  return { verifyPage: reader.read, verifyRecords, finish };
}

const RECORDS = 'links.ndjson';

function checkModel(note: Note): Message[] {
  const model = note.links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]);
  return explainDifference(note.path, 'the model', note.addresses, model);
}

function explainPlace({ path }: Note, articles: readonly JudgedArticle[]): Message {
  const shown = articles.map(({ page }) => `\`${page}\``).join(', ') || 'none';
  return fileError(path, 'verify-pages', `Unexpected pages that show the note: ${shown}, expected exactly one`);
}
