import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../src/core/model/link-spans.ts';
import { entriesOf, entryOf, itemsOf, parse, summary } from './parse.ts';

const u = 'https://example.org/x';
const hn = 'https://news.ycombinator.com/item?id=1';
const code = 'https://github.com/a/b';

describe('forms of a link item', () => {
  it.each<[name: string, markdown: string, expected: Record<string, unknown>]>([
    ['title alone', `- [T](${u})`, { title: 'T', url: u }],
    ['title and description', `- [T](${u}) - Desc.`, { title: 'T', url: u, description: 'Desc.' }],
    ['title and companion', `- [T](${u}) ([HN](${hn}))`, { title: 'T', url: u, companions: [`HN ${hn}`] }],
    [
      'title, description and companions, one a group',
      `- [T](${u}) - Desc. ([HN](${hn})) ([Code](${code}))`,
      { title: 'T', url: u, description: 'Desc.', companions: [`HN ${hn}`, `Code ${code}`] },
    ],
    [
      'companions that share a group',
      `- [T](${u}) - Desc. ([Source Code](${code}), [Demo](${hn}))`,
      { title: 'T', url: u, description: 'Desc.', companions: [`Source Code ${code}`, `Demo ${hn}`] },
    ],
    [
      'tags at the end',
      `- [T](${u}) - Desc. ([Source Code](${code})) \`Apache-2.0\` \`Java/Docker\``,
      {
        title: 'T',
        url: u,
        description: 'Desc.',
        companions: [`Source Code ${code}`],
        tags: ['Apache-2.0', 'Java/Docker'],
      },
    ],
    [
      'tags without companions',
      `- [T](${u}) - Desc. \`MIT\``,
      { title: 'T', url: u, description: 'Desc.', tags: ['MIT'] },
    ],
    ['tags behind the link', `- [T](${u}) \`MIT\``, { title: 'T', url: u, tags: ['MIT'] }],
    [
      'a mark before the dash',
      `- [T](${u}) \`⚠\` - Desc. \`MIT\``,
      { title: 'T', url: u, description: 'Desc.', tags: ['⚠', 'MIT'] },
    ],
    [
      'code that ends a description',
      `- [T](${u}) - Wrapper for \`git\``,
      { title: 'T', url: u, description: 'Wrapper for git' },
    ],
    ['a dash of another length', `- [T](${u}) – Desc`, { title: 'T', url: u, description: 'Desc' }],
    ['an em dash', `- [T](${u}) — Desc`, { title: 'T', url: u, description: 'Desc' }],
    ['a colon', `- [T](${u}): Desc`, { title: 'T', url: u, description: 'Desc' }],
    ['a full stop', `- [T](${u}). Desc`, { title: 'T', url: u, description: 'Desc' }],
    [
      'no separator',
      `- [ripgrep](${u}) to search for text.`,
      { title: 'ripgrep', url: u, description: 'to search for text.' },
    ],
    ['an empty description', `- [T](${u}) - `, { title: 'T', url: u }],
    ['a group with other text', `- [T](${u}) - Author (PDF)`, { title: 'T', url: u, description: 'Author (PDF)' }],
    [
      'a group with text and a link',
      `- [T](${u}) - Desc (see [HN](${hn}))`,
      { title: 'T', url: u, description: 'Desc (see HN)' },
    ],
    [
      'a group before the description',
      `- [T](${u}) ([HN](${hn})) - Desc.`,
      { title: 'T', url: u, description: '(HN) - Desc.' },
    ],
    [
      'a full stop behind the group',
      `- [T](${u}) - Desc ([HN](${hn})).`,
      { title: 'T', url: u, description: 'Desc', companions: [`HN ${hn}`] },
    ],
    [
      'groups without a space',
      `- [T](${u})([HN](${hn}))([Code](${code}))`,
      { title: 'T', url: u, companions: [`HN ${hn}`, `Code ${code}`] },
    ],
    [
      'emphasis behind a link',
      `- [T](${u}) *( :card_file_box: archived)*`,
      { title: 'T', url: u, description: '( :card_file_box: archived)' },
    ],
    ['a bold link', `- **[T](${u})** - Desc`, { title: 'T', url: u, description: 'Desc' }],
    ['a formatted title', `- [**Python**: _A Model_ of \`x\`](${u})`, { title: 'Python: A Model of x', url: u }],
    [
      'a badge in the title',
      `- [![build](https://b.org/i.svg) T](${u}) - Desc`,
      { title: 'T', url: u, description: 'Desc' },
    ],
    [
      'a badge before the link',
      `- ![new](https://b.org/n.svg) [T](${u}) - Desc`,
      { title: 'T', url: u, description: 'Desc' },
    ],
    ['an image alone', `- [![Logo](https://b.org/i.svg)](${u})`, { title: 'Logo', url: u }],
    ['a description over two lines', `- [T](${u}) - One\n  two.`, { title: 'T', url: u, description: 'One two.' }],
    ['an address in angle brackets', `- [T](<${u} y>)`, { title: 'T', url: `${u} y` }],
    ['an autolink', `- <${u}> - Desc`, { title: u, url: u, description: 'Desc' }],
    ['a bare address', `- ${u} - Desc`, { title: u, url: u, description: 'Desc' }],
    ['a reference link', `- [T][r] - Desc\n\n[r]: ${u}`, { title: 'T', url: u, description: 'Desc' }],
    ['a task item', `- [ ] [T](${u}) - Desc`, { title: 'T', url: u, description: 'Desc' }],
    ['a scheme in capitals', '- [T](HTTPS://Example.org/X)', { title: 'T', url: 'https://Example.org/X' }],
    ['a mail address', '- [T](mailto:a@b.org)', { title: 'T', url: 'mailto:a@b.org' }],
    ['an ordered list', `1. [T](${u}) - Desc`, { title: 'T', url: u, description: 'Desc' }],
    [
      'a star as bullet',
      `* [T](${u}) - Author, Author (PDF)`,
      { title: 'T', url: u, description: 'Author, Author (PDF)' },
    ],
    ['a left-to-right mark', `* [T](${u})&lrm; - Desc`, { title: 'T', url: u, description: 'Desc' }],
  ])('%s', (_, markdown, expected) => {
    expect(summary(entryOf(markdown))).toEqual(expected);
  });

  it('keeps twenty companion groups in their order', () => {
    const groups = Array.from({ length: 20 }, (_, index) => `([HN ${index}](${hn}${index}))`);
    const { companions } = entryOf(`- [T](${u}) ${groups.join(' ')}`);
    expect(companions.map(({ label }) => label)).toEqual(groups.map((_, index) => `HN ${index}`));
    expect(new Set(companions.map(({ type }) => type))).toEqual(new Set(['discussion']));
  });

  it('keeps code, emphasis and links of title and description', () => {
    const link = entryOf(`- [\`a<b>\` & *c*](${u}) - See **[d](${hn})** & e`);
    expect(link.title.html).toBe('<code>a&lt;b&gt;</code> &amp; <em>c</em>');
    expect(link.description?.html).toMatch(
      /^See <strong><a id="l-\w+" rel="[^"]+" href="[^"]+">d<\/a><\/strong> &amp; e$/,
    );
  });
});

describe('year of a title', () => {
  it.each([
    ['T (2021)', 2021],
    ['T (Jan 2019)', 2019],
    ['T (September 2019)', 2019],
    ['T (1950)', 1950],
    ['T (2027)', 2027],
    ['T (2028)', null],
    ['T (1949)', null],
    ['T (2019-2020)', null],
    ['T 2021', null],
    ['(2021) T', null],
  ])('%s gives %s, the title keeps its text', (title, year) => {
    const link = entryOf(`- [${title}](${u})`);
    expect(link.year).toBe(year);
    expect(link.title.text).toBe(title);
  });
});

describe('kinds of item', () => {
  const long = 'word '.repeat(40).trim();
  it.each([
    ['link', `- [T](${u})`],
    ['quote', `- [${long}](${u})`],
    ['quote', `- [${long}](${u}) ([HN](${hn}))`],
    ['link', `- [${long}](${u}) - But described.`],
    ['reference', '- [Other](other.md) - Another note.'],
    ['navigation', '- [Up](#top)'],
    ['note', '- Only words.'],
    ['note', `- Words, then [T](${u}).`],
    ['note', `- \`code\` then [T](${u})`],
    ['note', '- '],
    ['note', '- [T](httpvs://example.org)'],
  ])('%s: %s', (kind, markdown) => {
    expect(itemsOf(`# N\n\n${markdown}\n`, { notes: ['a/other.md'] })[0]?.kind).toBe(kind);
  });

  it('takes a table of contents for navigation, never for entries', () => {
    const items = itemsOf('# N\n\n- [A](#a)\n  - [B](#b)\n- [back to top](#n)\n\n## A\n\n## B\n');
    expect(items.map((item) => item.kind)).toEqual(['navigation', 'navigation']);
    expect(entriesOf('- [A](#a)\n  - [B](#b)\n')).toEqual([]);
  });
});

describe('nesting', () => {
  const text = `- [A](${u}1)\n  - [B](${u}2)\n    - [C](${u}3)\n- [D](${u}4)\n`;
  it('gives each entry its depth and keeps the order', () => {
    expect(entriesOf(text).map((link) => [link.title.text, link.depth, link.order])).toEqual([
      ['A', 1, 0],
      ['B', 2, 1],
      ['C', 3, 2],
      ['D', 1, 3],
    ]);
  });

  it('nests under an item indented by four spaces', () => {
    expect(entriesOf(`* Topic\n    * [A](${u}) - Author (PDF)\n`).map((link) => link.depth)).toEqual([2]);
  });

  it('keeps what stands below an item', () => {
    const [item] = itemsOf(`- [A](${u})\n\n  More on [B](${hn}).\n\n  \`\`\`js\n  x\n  \`\`\`\n`);
    expect(item?.blocks).toHaveLength(1);
    expect(JSON.stringify(item?.blocks)).toContain('<code class=\\"hljs language-js\\">');
    expect(parse(`- [A](${u})\n\n  More on [B](${hn}).\n`).note.links.map((link) => link.role)).toEqual([
      'entry',
      'mention',
    ]);
  });
});

describe('places', () => {
  it('has a span for every part of an item', () => {
    const text = `intro\n\n- [Tïtle 😀 (2021)](${u}) - Some *text*. ([HN](${hn})) \`MIT\`\n`;
    const entry = entryOf(text);
    const { companions, line } = entry;
    const spans = spansOf(entry);
    const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect(line).toBe(3);
    expect(at(spans.item)).toBe(text.trimEnd().split('\n')[2]);
    expect(at(spans.link)).toBe(`[Tïtle 😀 (2021)](${u})`);
    expect(at(spans.title)).toBe('Tïtle 😀 (2021)');
    expect(at(spans.url)).toBe(u);
    expect(at(spans.year)).toBe('2021');
    expect(at(spans.description)).toBe('Some *text*.');
    expect(at(companions[0]?.span)).toBe(`[HN](${hn})`);
    expect(spans.tags.map(at)).toEqual(['`MIT`']);
  });
});

describe('ids', () => {
  it('stay when a link is retitled, moved or mentioned elsewhere, and number repeats', () => {
    const one = entriesOf(`- [A](${u})\n- [B](${hn})\n- [A again](${u}/)\n`);
    const two = entriesOf(
      `See [this](${u}).\n\n- [B](${hn})\n- [Changed](${u.replace('https://', 'http://www.')})\n- [A again](${u}/)\n`,
    );
    expect(one.map((link) => link.id)).toEqual([two[1]?.id, two[0]?.id, two[2]?.id]);
    expect(one[2]?.id).toBe(`${one[0]?.id}-2`);
  });
});
