import { findSection, listSections, type Section, sectionName } from '../core/markdown/sections.ts';
import type { Note } from '../core/model/note.ts';
import { type SuggestedSection, suggestSections, type Unplaced } from '../core/search/suggest-sections.ts';
import { findNote } from './find-note.ts';
import type { LoadedSite } from './load-site.ts';
import type { Questions } from './questions.ts';
import { visible } from './report.ts';
import { isUsageError, usageError } from './usage-error.ts';

/** Where a link is to stand. */
export interface Place {
  readonly note: Note;
  readonly section: Section;
}

/** What is known of the place, and whom to ask for the rest. */
export interface PlaceRequest {
  readonly loaded: LoadedSite;
  readonly contentDir: string;
  readonly link: Unplaced;
  readonly note: string | undefined;
  readonly section: string | undefined;
  /** Null when nobody can be asked. */
  readonly questions: Questions | null;
}

/** How many places are suggested. */
const MOST = 5;
/** How many of them are in one note. */
const MOST_OF_NOTE = 2;

/**
 * Returns where a link is to stand: as it was named, else as it is answered. Throws a usage error for what is not there, and
 * for what is missing when nobody can be asked; it lists the likeliest places.
 */
export async function chooseSection(request: PlaceRequest): Promise<Place> {
  const { note: name, section } = request;
  if (name === undefined) return await chooseNote(request);
  const note = findNote(request.loaded, request.contentDir, name);
  return { note, section: section === undefined ? await askSection(request, note) : namedSection(note, section) };
}

/** Returns lines such as `--note git.md --section "Tools"` for the likeliest places, the best first. */
export function suggestedOptions(request: PlaceRequest): string {
  return suggestPlaces(request)
    .map(({ note, section }) => `\n  --note ${quote(note.path)} --section ${quote(sectionName(note, section))}`)
    .join('');
}

async function chooseNote(request: PlaceRequest): Promise<Place> {
  const { loaded, contentDir, questions } = request;
  const places = suggestPlaces(request);
  if (questions === null) {
    const options = suggestedOptions(request);
    const likeliest = options === '' ? '' : ` The likeliest places, the best first:${options}`;
    throw usageError(`Unexpected lack of --note, expected the note that the link is to stand in.${likeliest}`);
  }
  for (const [index, { note, section }] of places.entries()) {
    questions.say(`  ${index + 1}  ${visible(describePlace(note, section))}`);
  }
  for (;;) {
    const numbers = places.length === 0 ? '' : `1 to ${places.length}, or `;
    const answer = await questions.ask(`Where (${numbers}the path of a note): `);
    const place = places[Number(answer) - 1];
    if (place !== undefined) return place;
    const note = orSay(questions, () => findNote(loaded, contentDir, answer));
    if (note === null) continue;
    const { section } = request;
    return { note, section: section === undefined ? await askSection(request, note) : namedSection(note, section) };
  }
}

async function askSection(request: PlaceRequest, note: Note): Promise<Section> {
  const sections = listSections(note);
  const [first, second] = sections;
  if (first !== undefined && second === undefined) return first;
  const ordered = sortByFit(request, note, sections);
  const { questions } = request;
  if (questions === null) {
    const options = ordered.map((section) => `\n  --section ${quote(sectionName(note, section))}`).join('');
    throw usageError(
      `Unexpected lack of --section, expected a heading of \`${note.path}\`. The likeliest first:${options}`,
    );
  }
  for (const [index, section] of ordered.entries()) {
    questions.say(`  ${index + 1}  ${visible(describeSection(section))}`);
  }
  for (;;) {
    const answer = await questions.ask(`Section (1 to ${ordered.length}, or a heading): `);
    const chosen = ordered[Number(answer) - 1] ?? orSay(questions, () => namedSection(note, answer));
    if (chosen !== null && answer !== '') return chosen;
  }
}

/** Returns the section, or throws a usage error that names those that are there. */
function namedSection(note: Note, name: string): Section {
  const found = findSection(note, name);
  if (found.type === 'found') return found.section;
  const sections = found.type === 'ambiguous' ? found.sections : found.nearest.slice(0, MOST);
  const options = sections.map((section) => `\n  --section ${quote(sectionName(note, section))}`).join('');
  if (found.type === 'ambiguous') {
    throw usageError(
      `Unexpected \`${name}\` for --section, which \`${note.path}\` has ${sections.length} times, expected one of:${options}`,
    );
  }
  const expected = options === '' ? 'none, as it has no headings.' : `one of its headings. The nearest:${options}`;
  throw usageError(`Unexpected \`${name}\` for --section, which \`${note.path}\` does not have, expected ${expected}`);
}

/** The likeliest places; with a section named, only those of notes that have it. */
function suggestPlaces({ loaded: { site }, link, section: name }: PlaceRequest): readonly Place[] {
  if (site === null) return [];
  const places: Place[] = [];
  const seen = new Map<string, number>();
  for (const { note: path, anchor } of suggestSections(site, link)) {
    const note = site.notes.get(path);
    const count = seen.get(path) ?? 0;
    if (note === undefined || count >= (name === undefined ? MOST_OF_NOTE : 1)) continue;
    seen.set(path, count + 1);
    const section = name === undefined ? sectionAt(note, anchor) : sectionNamed(note, name);
    if (section !== null) places.push({ note, section });
    if (places.length === MOST) break;
  }
  return places;
}

function sectionAt(note: Note, anchor: string | null): Section | null {
  return listSections(note).find(({ heading }) => (heading?.id ?? null) === anchor) ?? null;
}

function sectionNamed(note: Note, name: string): Section | null {
  const found = findSection(note, name);
  return found.type === 'found' ? found.section : null;
}

/** The sections of a note, those that fit the link first, then those with the most entries. */
function sortByFit({ loaded: { site }, link }: PlaceRequest, note: Note, sections: readonly Section[]): Section[] {
  const suggested = site === null ? [] : suggestSections({ notes: site.notes }, link);
  const scores = new Map(suggested.filter((each) => each.note === note.path).map(toScore));
  const scoreOf = ({ heading }: Section) => scores.get(heading?.id ?? null) ?? 0;
  const sizeOf = ({ heading }: Section) => heading?.entries ?? 0;
  return [...sections].sort((a, b) => scoreOf(b) - scoreOf(a) || sizeOf(b) - sizeOf(a));
}

function toScore({ anchor, score }: SuggestedSection): [string | null, number] {
  return [anchor, score];
}

function describePlace(note: Note, section: Section): string {
  return `${note.path}  ${describeSection(section)}`;
}

function describeSection({ heading, trail }: Section): string {
  return heading === null ? '(before the first heading)' : trail.join(' > ');
}

/** Returns the result, or says why there is none. */
function orSay<Result>(questions: Questions, run: () => Result): Result | null {
  try {
    return run();
  } catch (error) {
    if (!isUsageError(error)) throw error;
    questions.say(error.message);
    return null;
  }
}

/** A word of a command line, in quotes where a shell needs them. */
function quote(word: string): string {
  const shown = visible(word);
  return /^[\w./-]+$/.test(shown) ? shown : `"${shown.replace(/["\\$`]/g, '\\$&')}"`;
}
