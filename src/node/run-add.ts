import { unreadFrontmatter } from '../core/lint/unread-frontmatter.ts';
import type { EntryText } from '../core/markdown/format-entry.ts';
import { spansOf } from '../core/model/link-spans.ts';
import { createPlaces } from '../core/model/places.ts';
import { findListed, type Listed } from '../core/site/find-listed.ts';
import { addEntry, type EntryAdded } from './add-entry.ts';
import { chooseSection, type PlaceRequest, suggestedOptions } from './choose-section.ts';
import { loadKept } from './load-kept.ts';
import type { LoadedSite } from './load-site.ts';
import type { Questions } from './questions.ts';
import type { Content } from './read-content.ts';
import { clickablePath, type Report, visible } from './report.ts';
import { usageError } from './usage-error.ts';
import { writeNote } from './write-note.ts';

/** A link to add, as far as it is known. */
export interface AddRequest {
  readonly contentDir: string;
  /** Checked, as all addresses here. */
  readonly url: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly companions: NonNullable<EntryText['companions']>;
  readonly note: string | undefined;
  readonly section: string | undefined;
  /** Adds it also when it is listed already. */
  readonly again: boolean;
  /** Writes nothing. */
  readonly dryRun: boolean;
}

/** What is said of the new line. */
export type Findings = Pick<Report, 'contentDir' | 'messages' | 'textOf'>;

/** What came of adding a link. */
export type AddResult =
  /** Nothing was added; `text` says where it is listed. */
  | { readonly type: 'listed'; readonly text: string }
  /** Nothing was added because of errors in the new line, or in the frontmatter of notes. */
  | { readonly type: 'refused'; readonly where: 'line' | 'frontmatter'; readonly findings: Findings }
  | { readonly type: 'added'; readonly findings: Findings; readonly entry: EntryAdded; readonly content: Content };

/**
 * Adds a link to a note. What is missing is asked for, and is a usage error when nobody can be asked. `notify` is told in one
 * line why parsed notes are not kept.
 */
export async function runAdd(
  request: AddRequest,
  { questions, notify }: { readonly questions: Questions | null; readonly notify: (notice: string) => void },
): Promise<AddResult> {
  const { contentDir, url } = request;
  const { content, loaded, parsed } = await loadKept(contentDir, notify);
  const unread = unreadFrontmatter(loaded.messages);
  if (unread.length > 0) {
    const textOf = (file: string) => content.sources.find(({ path }) => path === file)?.text ?? null;
    return { type: 'refused', where: 'frontmatter', findings: { contentDir, messages: unread, textOf } };
  }
  const listed = loaded.site === null ? [] : findListed(loaded.site, url);
  if (listed.length > 0 && !request.again) return { type: 'listed', text: describeListed(listed, loaded, contentDir) };

  const title = request.title ?? (await askTitle(request, { loaded, questions }));
  const description =
    request.description ?? (questions === null ? '' : await questions.ask('Description (may be empty): '));
  const entry = { title, url, description, companions: request.companions };
  const place = await chooseSection({ ...request, loaded, link: entry, questions });
  const added = await addEntry(loaded, entry, { place, parsed });
  const { path, after, messages } = added;
  const findings = { contentDir, messages, textOf: (file: string) => (file === path ? after : null) };
  if (messages.some(({ severity }) => severity === 'error')) return { type: 'refused', where: 'line', findings };
  if (!request.dryRun) await writeNote(content, path, after);
  return { type: 'added', findings, entry: added, content };
}

/** Returns where the first character of something in a note is, as a terminal can open it. */
export function placeText(
  contentDir: string,
  path: string,
  { line, column }: { line: number; column: number },
): string {
  return `${visible(clickablePath(contentDir, path, process.cwd()))}:${line}:${column}`;
}

/** A title is asked for before the place, which it helps to find. */
async function askTitle(
  request: AddRequest,
  { loaded, questions }: Pick<PlaceRequest, 'loaded' | 'questions'>,
): Promise<string> {
  for (;;) {
    const title = await questions?.ask('Title: ');
    if (title !== undefined && title !== '') return title;
    if (questions !== null) continue;
    const link = { url: request.url, title: '', description: request.description };
    const places = request.note === undefined ? suggestedOptions({ ...request, loaded, link, questions }) : '';
    const likeliest = places === '' ? '' : ` The likeliest places for it, the best first:${places}`;
    throw usageError(`Unexpected lack of --title, expected the title of the link.${likeliest}`);
  }
}

function describeListed(listed: readonly Listed[], { sources }: LoadedSite, contentDir: string): string {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const lines = listed.map(({ link, companion }) => {
    const span = companion?.span ?? spansOf(link).link;
    const place = createPlaces(texts.get(link.note) ?? '')(span);
    const role = ROLES[companion === null ? link.role : 'companion'];
    const label = companion === null ? '' : `"${companion.label}" of `;
    const section = link.section.length === 0 ? '' : ` in ${link.section.join(' > ')}`;
    return `${placeText(contentDir, link.note, place)}  ${role}  ${visible(`${label}"${link.title.text}"${section}`)}\n`;
  });
  const count = listed.length === 1 ? 'once' : `${listed.length} times`;
  return `${lines.join('')}The address is there ${count}, and nothing was added; \`--again\` adds it all the same\n`;
}

const ROLES = {
  entry: 'listed',
  homepage: 'homepage',
  mention: 'mentioned',
  companion: 'companion',
} as const satisfies Record<Listed['link']['role'] | 'companion', string>;
