import { parseNote } from '../../core/markdown/parse-note.ts';
import { renderBody } from '../../core/markdown/render.ts';
import { buildAddresses } from '../../core/model/addresses.ts';
import { NO_FRONTMATTER } from '../../core/schema/frontmatter.ts';
import { DEFAULT_SETTINGS } from '../../core/schema/settings.ts';
import { parseMarkdown } from '../../node/markdown-parser.ts';

/** Returns the HTML of a note with this text, made as the notes of a site are. */
export function renderSample(text: string): string {
  const frontmatter = NO_FRONTMATTER;
  const notes = ['sample.md', 'other.md'].map((path) => ({ path, frontmatter }));
  const { addresses } = buildAddresses({ notes, files: [], sizes: new Map(), base: '/' });
  const options = { frontmatter, parser: parseMarkdown, addresses, settings: DEFAULT_SETTINGS, lastYear: 2100 };
  return renderBody(parseNote({ path: 'sample.md', text }, options).note, DEFAULT_SETTINGS);
}
