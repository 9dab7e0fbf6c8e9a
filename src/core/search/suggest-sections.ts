import { hostAndPath } from '../model/address.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import { LEAST_KEPT, stem, stemKey } from './stem.ts';
import { runsOf, wordsOf } from './words.ts';

/** What is known of a link that has no place yet. */
export interface Unplaced {
  readonly url: string;
  readonly title: string;
  readonly description?: string | undefined;
}

/** A section in which a link could stand. */
export interface SuggestedSection {
  /** Path of the note. */
  readonly note: string;
  /** Id of its heading; null for the part before the first. */
  readonly anchor: string | null;
  /** How well it fits; above 0. */
  readonly score: number;
}

/**
 * Returns the sections in which a link could stand, the best first: those whose entries, heading or note share its host
 * or words of its title and description. What few notes have says more than what many have. Empty when nothing is shared.
 */
export function suggestSections({ notes }: Pick<Site, 'notes'>, link: Unplaced): readonly SuggestedSection[] {
  // The path of an address often has words, such as the name of a repository.
  const wanted = new Set([...featuresOf(link), ...stemsOf(hostAndPath(link.url)?.path ?? '')]);
  const shared = createShared(wanted);
  const counted = Array.from(notes.values(), (note) => countNote(note, shared));
  const worth = weigh(counted, wanted);
  const usual = counted.reduce((sum, { entries }) => sum + entries, 0) / Math.max(1, counted.length);
  return counted
    .flatMap(({ note, all, entries, sections }) => {
      const fit = scoreOf(all, worth, entries / Math.max(1, usual));
      if (fit === 0) return [];
      return Array.from(sections, ([anchor, { counts, entries: size }]) => ({
        note,
        anchor,
        // A section without a word of its own is still one of a note that fits; the one that holds most is the likeliest.
        score: fit + scoreOf(counts, worth, size / Math.max(1, usual)) / 2 + (fit * size) / (entries + 1) / 4,
      }));
    })
    .sort((a, b) => b.score - a.score);
}

/** How often each feature is met. */
type Counts = Map<string, number>;

interface CountedSection {
  readonly counts: Counts;
  entries: number;
}

interface CountedNote {
  readonly note: string;
  readonly all: Counts;
  readonly entries: number;
  readonly sections: ReadonlyMap<string | null, CountedSection>;
}

/** What a name counts as, in entries that say the same. */
const NAME = 4;

function countNote({ path, title, headings, links }: Note, shared: Shared): CountedNote {
  const all: Counts = new Map();
  const sections = new Map<string | null, CountedSection>();
  const add = (counts: Counts, features: readonly string[], by: number) => {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + by);
  };
  const sectionAt = (anchor: string | null) => {
    const section = sections.get(anchor) ?? { counts: new Map(), entries: 0 };
    sections.set(anchor, section);
    return section;
  };
  add(all, shared.stemsOf(`${title} ${path.replace(/\.md$/, '')}`), 2 * NAME);
  for (const { id, text } of headings) {
    const stems = shared.stemsOf(text);
    add(all, stems, 1);
    add(sectionAt(id).counts, stems, NAME);
  }
  let entries = 0;
  for (const link of links) {
    if (link.role === 'mention') continue;
    const text = `${link.title.text} ${link.description?.text ?? ''}`;
    const features = [...shared.placesOf(link.url), ...shared.stemsOf(text)];
    add(all, features, link.role === 'homepage' ? NAME : 1);
    if (link.role === 'homepage') continue;
    const section = sectionAt(link.anchor);
    add(section.counts, features, 1);
    section.entries++;
    entries++;
  }
  if (sections.size === 0) sectionAt(null);
  return { note: path, all, entries, sections };
}

function featuresOf({ url, title, description = '' }: Unplaced): string[] {
  return [...placesOf(url), ...stemsOf(`${title} ${description}`)];
}

function placesOf(url: string): string[] {
  const address = hostAndPath(url);
  if (address === null) return [];
  // Of hosts with many owners, such as code forges, the owner says more than the host.
  const owner = address.path.split('/', 2)[1] ?? '';
  return [`host ${address.host}`, `owner ${address.host}/${owner}`];
}

/** Finds what others share with the link. */
interface Shared {
  /** The features of an address that the link's has too. */
  readonly placesOf: (url: string) => string[];
  /** The stems of a text that the link has too, each once. */
  readonly stemsOf: (text: string) => string[];
}

function createShared(wanted: ReadonlySet<string>): Shared {
  const has = (feature: string) => wanted.has(feature);
  // Nearly nothing of a large site is shared, which a look at its text tells sooner than its parts.
  const hosts = Array.from(wanted, (feature) => /^host (.*)$/.exec(feature)?.[1]).filter((host) => host !== undefined);
  const plain = plainStems(wanted);
  const keys = new Set(Array.from(wanted, stemKey));
  const stemsOfText = (text: string) => {
    const stems: string[] = [];
    if (!plain.test(text)) return stems;
    for (const word of runsOf(text)) {
      if (!keys.has(stemKey(word))) continue;
      const own = stem(word);
      if (has(own) && !stems.includes(own)) stems.push(own);
    }
    return stems;
  };
  const placesOfAddress = (url: string) => {
    const lower = url.toLowerCase();
    return hosts.some((host) => lower.includes(host)) ? placesOf(url).filter(has) : [];
  };
  return { placesOf: placesOfAddress, stemsOf: stemsOfText };
}

/** Matches every text that has one of the stems, all that are not plain, and few others. */
function plainStems(features: Iterable<string>): RegExp {
  const words = [...features].filter((feature) => /^[a-z0-9]+$/.test(feature));
  const begins = words.map((word) => (word.length < LEAST_KEPT ? `${word}(?![a-z0-9])` : word.slice(0, LEAST_KEPT)));
  const alternatives = begins.length > 0 ? `|(?<![a-z0-9])(?:${begins.join('|')})` : '';
  return new RegExp(`[^\\0-\\x7f]${alternatives}`, 'i');
}

function stemsOf(text: string): string[] {
  return [...new Set(wordsOf(text).map(stem))];
}

/** How much a feature tells: the more, the fewer notes have it. */
function weigh(counted: readonly CountedNote[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const total = counted.length;
  return new Map(
    Array.from(wanted, (feature) => {
      const having = counted.filter(({ all }) => all.has(feature)).length;
      return [feature, Math.log(1 + (total - having + 0.5) / (having + 0.5))];
    }),
  );
}

/** Sums up what is shared; many times tell little more than a few, and in a large place less than in a small one. */
function scoreOf(counts: Counts, worth: ReadonlyMap<string, number>, size: number): number {
  let score = 0;
  for (const [feature, count] of counts) {
    score += ((worth.get(feature) ?? 0) * count * 2.2) / (count + 1.2 * (0.25 + 0.75 * size));
  }
  return score;
}
