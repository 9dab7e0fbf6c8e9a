import type { Draft } from './vector.ts';

/** Texts that run where they are taken for HTML, for an attribute, for a part of a script or for a template. */
export const TEXTS: readonly string[] = [
  '<script>RUN</script>',
  '<img src=none.png onerror=RUN>',
  '"><img src=none.png onerror=RUN>',
  "'><svg onload=RUN>",
  '" onmouseover="RUN" x="',
  "' onmouseover='RUN' x='",
  '</title><script>RUN</script>',
  '</script><script>RUN</script>',
  '--><script>RUN</script><!--',
  '&lt;img src=none.png onerror=RUN&gt;',
  '&quot;&gt;&lt;script&gt;RUN&lt;/script&gt;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what templates would fill in
  '{{RUN}} ${RUN} <%= RUN %> {RUN}',
  '";RUN;//',
  'javascript:RUN',
];

/** Where a text of the author reaches a page, the search index or a form. */
const PLACES: Readonly<Record<string, (text: string) => Omit<Draft, 'name'>>> = {
  'title in frontmatter': (text) => ({ fields: { title: text }, body: 'Text.\n\n- [Entry](https://listed.example/)' }),
  'description in frontmatter': (text) => ({
    fields: { description: text },
    body: '- [Entry](https://listed.example/)',
  }),
  'tags in frontmatter': (text) => ({ fields: { tags: text }, body: '- [Entry](https://listed.example/)' }),
  'alias in frontmatter': (text) => ({ fields: { aliases: text }, body: 'Text.' }),
  'slug in frontmatter': (text) => ({ fields: { slug: text }, body: 'Text.' }),
  'code in the title': (text) => ({ body: `# \`${text}\`\n\nText.` }),
  'code in headings': (text) => ({
    body: `## \`${text}\`\n\n- [Entry](https://listed.example/)\n\n## Other\n\n## Third`,
  }),
  'code in an entry': (text) => ({ body: `- [Entry \`${text}\`](https://listed.example/) - About \`${text}\`.` }),
  'title of a link': (text) => ({ body: `[link](https://listed.example/ '${text.replaceAll("'", "\\'")}')` }),
  'words of an image': (text) => ({ body: `![${text}](https://evil.example/i.png "${text.replaceAll('"', '\\"')}")` }),
  'escaped entry': (text) => ({ body: `- [${escaped(text)}](https://listed.example/) - ${escaped(text)}` }),
  'label of a companion': (text) => ({
    body: `- [Entry](https://listed.example/) - Text. ([${escaped(text)}](https://hn.example/))`,
  }),
  'tag of an entry': (text) => ({ body: `- [Entry](https://listed.example/) - Text. \`${text}\`` }),
  'cell of a table': (text) => ({
    body: `| Link | ${escaped(text)} |\n| --- | --- |\n| [Entry](https://listed.example/) | ${escaped(text)} |`,
  }),
  'address of an entry': (text) => ({ body: `- [Entry](<https://listed.example/?${text.replace(/[<>]/g, '\\$&')}>)` }),
  'language of code': (text) => ({ body: `\`\`\`${text.replaceAll('`', '')}\ncode\n\`\`\`` }),
  'file name': (text) => ({ file: text.replaceAll('/', ''), body: '- [Entry](https://listed.example/)' }),
  'name of a note that is missed': (text) => ({ body: `[[${text}]] and [x](<${text.replace(/[<>]/g, '')}.md>)` }),
};

/** Places in the text of a note, of which it can have several. */
const REPEATED =
  /^(?:code in (?:headings|an entry)|title of a link|words of an image|escaped entry|label|tag of|cell|address|language|name of a note)/;

/** Folders in which the notes lie: categories with names that try as well. */
export const FOLDERS = ['a', '<img src=none.png onerror=__hit(0)>', 'a/"onmouseover=__hit(0) x="'];

/** Attempts by texts that are shown as they are. */
export function fieldDrafts(): Draft[] {
  return Object.entries(PLACES).flatMap(([place, write]) =>
    TEXTS.map((text, index) => ({
      name: `${place} ${index + 1}`,
      ...(REPEATED.test(place) ? { group: place } : {}),
      ...write(text),
    })),
  );
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+.!|"'&:-]/g, '\\$&');
}
