import { lintTree } from '../../../src/core/lint/run.ts';
import { highlight } from '../../../src/core/markdown/highlight.ts';
import { parseNote } from '../../../src/core/markdown/parse-note.ts';
import { type AddressInput, buildAddresses } from '../../../src/core/model/addresses.ts';
import type { Link } from '../../../src/core/model/link.ts';
import type { Message } from '../../../src/core/model/message.ts';
import type { Item, Note } from '../../../src/core/model/note.ts';
import { type Frontmatter, NO_FRONTMATTER } from '../../../src/core/schema/frontmatter.ts';
import { type SettingsInput, settingsSchema } from '../../../src/core/schema/settings.ts';
import { parseMarkdown } from '../../../src/node/markdown-parser.ts';

export interface Surroundings {
  readonly path?: string;
  /** Paths of other notes. */
  readonly notes?: readonly string[];
  readonly files?: readonly string[];
  readonly sizes?: AddressInput['sizes'];
  readonly settings?: SettingsInput;
  readonly frontmatter?: Partial<Frontmatter>;
}

/** Parses one note of a made-up collection. */
export function parse(text: string, around: Surroundings = {}): { note: Note; messages: readonly Message[] } {
  const path = around.path ?? 'a/note.md';
  const frontmatter = { ...NO_FRONTMATTER, ...around.frontmatter };
  const settings = settingsSchema.parse(around.settings ?? {});
  const { addresses } = buildAddresses({
    notes: [
      { path, frontmatter },
      ...(around.notes ?? []).map((other) => ({ path: other, frontmatter: NO_FRONTMATTER })),
    ],
    files: around.files ?? [],
    sizes: around.sizes ?? new Map(),
    base: settings.base,
  });
  const options = {
    frontmatter,
    parser: parseMarkdown,
    addresses,
    settings,
    lastYear: 2027,
    lint: lintTree,
    highlight,
  };
  return parseNote({ path, text }, options);
}

/** The links that lead a row. */
export function entriesOf(text: string, around?: Surroundings): readonly Link[] {
  return parse(text, around).note.links.filter((link) => link.role === 'entry');
}

/** The first entry of a note; fails without one. */
export function entryOf(text: string, around?: Surroundings): Link {
  const [entry] = entriesOf(text, around);
  if (entry === undefined) throw new Error(`no entry in ${text}`);
  return entry;
}

/** The items of a note's first list. */
export function itemsOf(text: string, around?: Surroundings): readonly Item[] {
  const { body } = parse(text, around).note;
  const list = body.type === 'flow' ? body.slots[0] : undefined;
  return list?.type === 'list' ? list.items : [];
}

/** What a reader sees of an entry, in few words. */
export function summary(link: Link): Record<string, unknown> {
  return {
    title: link.title.text,
    url: link.url,
    ...(link.description ? { description: link.description.text } : {}),
    ...(link.companions.length > 0 ? { companions: link.companions.map(({ label, url }) => `${label} ${url}`) } : {}),
    ...(link.tags.length > 0 ? { tags: link.tags } : {}),
    ...(link.year === null ? {} : { year: link.year }),
  };
}
