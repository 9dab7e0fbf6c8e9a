import { nearestText } from '../model/nearest.ts';
import type { Heading, Note } from '../model/note.ts';
import { ID_PREFIX } from './sanitize-schema.ts';

/** A part of a note: what stands between one heading and the next. */
export interface Section {
  /** Null for what stands before the first heading, the title's own left out. */
  readonly heading: Heading | null;
  /** Texts of the headings above, outermost first, with its own: as in the links of the section. */
  readonly trail: readonly string[];
}

/** What a name means among the sections of a note. */
export type FoundSection =
  | { readonly type: 'found'; readonly section: Section }
  | { readonly type: 'ambiguous'; readonly sections: readonly Section[] }
  | {
      readonly type: 'missing';
      /** All sections, the one with the most similar name first. */
      readonly nearest: readonly Section[];
    };

/** Returns the sections of a note in their order, first the one before its first heading. */
export function listSections({ headings }: Note): readonly Section[] {
  const above: Heading[] = [];
  const sections = headings.map((heading): Section => {
    while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop();
    above.push(heading);
    return { heading, trail: above.map(({ text }) => text) };
  });
  return [{ heading: null, trail: [] }, ...sections];
}

/**
 * Finds a section by its heading, by `#` and the anchor of it, or by the headings above and its own with ` > ` between
 * them. Case makes no difference where it need not. The title of the note, or nothing, means the part before the first heading.
 */
export function findSection(note: Note, name: string): FoundSection {
  const sections = listSections(note);
  const wanted = name.trim();
  const keys: readonly ((section: Section) => string)[] = [
    sectionAnchor,
    ({ heading }) => heading?.text ?? '',
    sectionTrail,
    ({ heading }) => (heading === null ? note.title : ''),
  ];
  for (const fold of [(text: string) => text, (text: string) => text.normalize('NFC').toLowerCase()]) {
    for (const keyOf of keys) {
      const [first, ...others] = sections.filter((section) => fold(keyOf(section)) === fold(wanted));
      if (first === undefined) continue;
      return others.length === 0
        ? { type: 'found', section: first }
        : { type: 'ambiguous', sections: [first, ...others] };
    }
  }
  return { type: 'missing', nearest: sortByName(sections.slice(1), wanted.replace(/^#+\s*/, '')) };
}

/** Returns the name that means this section and no other: its heading, or else `#` and its anchor. */
export function sectionName(note: Note, section: Section): string {
  const { heading } = section;
  if (heading === null) return '';
  const found = findSection(note, heading.text);
  const isOwn = found.type === 'found' && found.section.heading?.id === heading.id;
  return isOwn ? heading.text : sectionAnchor(section);
}

function sectionAnchor({ heading }: Section): string {
  return heading === null ? '' : `#${heading.id.slice(ID_PREFIX.length)}`;
}

function sectionTrail({ trail }: Section): string {
  return trail.join(' > ');
}

function sortByName(sections: readonly Section[], name: string): readonly Section[] {
  const textOf = ({ heading }: Section) => heading?.text.toLowerCase() ?? '';
  const wanted = name.toLowerCase();
  const nearest = nearestText(wanted, sections.map(textOf), Math.max(2, Math.floor(wanted.length / 2)));
  const words = new Set(wanted.split(/\s+/));
  const shared = (section: Section) =>
    textOf(section)
      .split(/\s+/)
      .filter((word) => words.has(word)).length;
  const rank = (section: Section) => (textOf(section) === nearest ? Number.POSITIVE_INFINITY : shared(section));
  return [...sections].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}
