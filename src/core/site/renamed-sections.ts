import type { Note } from '../model/note.ts';
import type { LinkPair } from './pair-links.ts';

/** A heading that reads otherwise now: it and the headings above it, outermost first. */
export interface RenamedSection {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Two states of a collection. */
interface States {
  readonly before: readonly Pick<Note, 'path' | 'headings'>[];
  readonly after: readonly Pick<Note, 'path' | 'headings'>[];
  /** Paths before to paths now, of notes that were renamed. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Returns the headings that were renamed, by the path of their note now: a heading is gone, one of the same depth has
 * come, and the links that stood below the one stand below the other.
 */
export function findRenamedSections(
  pairs: readonly LinkPair[],
  { before, after, renamed }: States,
): Map<string, RenamedSection[]> {
  const old = new Map(before.map(({ path, headings }) => [renamed.get(path) ?? path, textsOf(headings)]));
  const now = new Map(after.map(({ path, headings }) => [path, textsOf(headings)]));
  const found = new Map<string, Map<string, RenamedSection>>();
  for (const { before: from, after: to } of pairs) {
    if ((renamed.get(from.note) ?? from.note) !== to.note || from.section.length !== to.section.length) continue;
    const differs = from.section.map((text, at) => text !== to.section[at]);
    const isSame = (text: string, at: number) => !differs[at] || !now.get(to.note)?.has(text);
    const isNew = (text: string, at: number) => !differs[at] || !old.get(to.note)?.has(text);
    const last = differs.lastIndexOf(true);
    if (last < 0 || !from.section.every(isSame) || !to.section.every(isNew)) continue;
    const section = { before: from.section.slice(0, last + 1), after: to.section.slice(0, last + 1) };
    const known = found.get(to.note) ?? new Map<string, RenamedSection>();
    // The first link decides where a heading has gone; links that went elsewhere have moved.
    const key = JSON.stringify(section.before);
    if (!known.has(key)) known.set(key, section);
    found.set(to.note, known);
  }
  return new Map(Array.from(found, ([path, sections]) => [path, [...sections.values()]]));
}

/** Returns a section as it reads now. */
export function sectionNow(section: readonly string[], renamed: readonly RenamedSection[]): readonly string[] {
  const above = renamed
    .filter(({ before }) => before.every((text, at) => text === section[at]))
    .reduce<RenamedSection | null>((a, b) => (a !== null && a.before.length > b.before.length ? a : b), null);
  return above === null ? section : [...above.after, ...section.slice(above.before.length)];
}

function textsOf(headings: Note['headings']): ReadonlySet<string> {
  return new Set(headings.map(({ text }) => text));
}
