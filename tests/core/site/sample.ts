import { parseNote } from '../../../src/core/markdown/parse-note.ts';
import { buildAddresses } from '../../../src/core/model/addresses.ts';
import type { Message } from '../../../src/core/model/message.ts';
import type { Site } from '../../../src/core/model/site.ts';
import { type Frontmatter, NO_FRONTMATTER } from '../../../src/core/schema/frontmatter.ts';
import { type SettingsInput, settingsSchema } from '../../../src/core/schema/settings.ts';
import { buildSite } from '../../../src/core/site/build-site.ts';
import { parseMarkdown } from '../../../src/node/markdown-parser.ts';

/** A note of a made-up collection: its text, or its text and frontmatter. */
type SampleNote = string | ({ readonly text: string } & Partial<Frontmatter>);

/** Builds the site of a made-up collection. */
export function sampleSite(
  notes: Readonly<Record<string, SampleNote>>,
  input: SettingsInput = {},
  files: readonly string[] = [],
): { site: Site; messages: Message[] } {
  const settings = settingsSchema.parse(input);
  const sources = Object.entries(notes).map(([path, note]) => {
    const { text, ...frontmatter } = typeof note === 'string' ? { text: note } : note;
    return { path, text, frontmatter: { ...NO_FRONTMATTER, ...frontmatter } };
  });
  const { addresses } = buildAddresses({ notes: sources, files, sizes: new Map(), base: settings.base });
  const parsed = sources.map(
    ({ path, text, frontmatter }) =>
      parseNote({ path, text }, { frontmatter, parser: parseMarkdown, addresses, settings, lastYear: 2027 }).note,
  );
  return buildSite({ settings, notes: parsed, addresses });
}

/** Returns a list of so many links to addresses of their own. */
export function links(count: number, name: string): string {
  return Array.from({ length: count }, (_, index) => `- [${name} ${index}](https://${name}.example/${index})`).join(
    '\n',
  );
}
