import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { stringify } from 'yaml';

const writer = remark().use(remarkGfm);

/** Returns the text of a new note: frontmatter and a heading that both say the title as it was typed. */
export function newNoteText(title: string): string {
  const yaml = stringify({ title }, { lineWidth: 0, schema: 'core', version: '1.2' });
  const heading = writer.stringify({
    type: 'root',
    children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }],
  });
  // A closing bracket ends a wikilink, of which other writers of Markdown know nothing.
  return `---\n${yaml}---\n\n${heading.replace(/(?<!\\)\]/g, '\\]')}`;
}
