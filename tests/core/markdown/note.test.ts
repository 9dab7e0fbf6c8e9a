import { describe, expect, it } from 'vitest';
import { mayHoldCode } from '../../../src/core/markdown/parse-note.ts';
import { renderBody } from '../../../src/core/markdown/render.ts';
import { settingsSchema } from '../../../src/core/schema/settings.ts';
import { entriesOf, parse, type Surroundings, summary } from './parse.ts';

const settings = settingsSchema.parse({});
const html = (text: string, around?: Surroundings) => renderBody(parse(text, around).note, settings);
const rules = (text: string, around?: Surroundings) =>
  parse(text, around).messages.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`);

describe('title and homepage', () => {
  it('takes the title from frontmatter, else the first heading, else the file name', () => {
    expect(parse('# H', { frontmatter: { title: 'F' } }).note.title).toBe('F');
    expect(parse('# H `c`').note.title).toBe('H c');
    expect(parse('Text', { path: 'a/My note.md' }).note.title).toBe('My note');
  });

  it('takes a heading that is wholly a link for the homepage', () => {
    const { note } = parse('# [Obsidian](https://obsidian.md/)\n');
    expect(note.homepage).toMatchObject({
      role: 'homepage',
      url: 'https://obsidian.md/',
      depth: 0,
      title: { text: 'Obsidian' },
    });
    expect(note.links).toHaveLength(1);
  });

  it('keeps other links of the heading as mentions', () => {
    const { note } = parse('# My [GitHub](https://github.com/a) repositories\n');
    expect(note.homepage).toBeNull();
    expect(note.links.map((link) => link.role)).toEqual(['mention']);
    expect(note.heading.html).toContain(' href="https://github.com/a">');
  });
});

describe('sections', () => {
  const text =
    '# T\n\n[p](https://p.org)\n\n## A\n\n- [a](https://a.org)\n\n### B `c`\n\n- [b](https://b.org)\n\n## A\n\n- [c](https://c.org)\n';
  it('names the headings above each link and the nearest one, repeated headings numbered', () => {
    expect(parse(text).note.links.map(({ section, anchor }) => [section, anchor])).toEqual([
      [[], null],
      [['A'], 'h-a'],
      [['A', 'B c'], 'h-b-c'],
      [['A'], 'h-a-1'],
    ]);
  });

  it('counts the entries of each section and knows every anchor', () => {
    const { note } = parse(text);
    expect(note.headings.map(({ id, depth, entries }) => [id, depth, entries])).toEqual([
      ['h-a', 2, 1],
      ['h-b-c', 3, 1],
      ['h-a-1', 2, 1],
    ]);
    expect(note.anchors).toEqual(expect.arrayContaining(['t', 'a', 'b-c', 'a-1']));
    expect(html(text)).toContain('<h3 id="h-b-c">B <code>c</code></h3>');
  });

  it('keeps a heading that is a link, and the anchors of the author', () => {
    const { note } = parse('## Tool: [tail](https://t.org)\n\n## <a id="Top"></a>Up\n');
    expect(note.links).toMatchObject([{ role: 'mention', url: 'https://t.org' }]);
    expect(note.anchors).toContain('Top');
    expect(html('## <a id="Top"></a>Up\n')).toContain('id="h-Top"');
  });

  it('never gives an id without prefix', () => {
    const page = html(
      '# T\n\n## constructor\n\n## body\n\n<a name="x"></a><p id="currentScript">x</p>\n\n- [a](https://a.org)\n',
    );
    const ids = [...page.matchAll(/\s(?:id|name)="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(5);
    for (const id of ids) expect(id).toMatch(/^(?:h|l)-/);
  });
});

describe('link tables', () => {
  const text =
    '| API | Does | Auth |\n| --- | :-: | --- |\n| [Cats](https://cats.org) - All of them | Facts, see [doc](https://d.org) | `apiKey` |\n| none | x | y |\n';
  it('lets the first outside link of a row lead and names the other cells', () => {
    const [entry, ...others] = entriesOf(text);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ title: { text: 'Cats' }, description: { text: 'All of them' }, depth: 1, line: 3 });
    expect(entry?.fields.map(({ name, value }) => [name, value.text])).toEqual([
      ['Does', 'Facts, see doc'],
      ['Auth', 'apiKey'],
    ]);
    expect(parse(text).note.links.map((link) => link.role)).toEqual(['entry', 'mention']);
  });

  it('shows the row as a table row with the id of its link', () => {
    const id = entriesOf(text)[0]?.id;
    expect(html(text)).toContain(`<tr data-link-id="${id}" id="l-${id}" class="row" data-kind="page"><td>`);
    expect(html(text)).toContain('<td align="center">Facts');
  });

  it('finds the link in a later cell, and leaves a table without links as it is', () => {
    expect(entriesOf('| # | Name |\n|--|--|\n| 1 | [Cats](https://cats.org) |\n')).toHaveLength(1);
    expect(html('| a | b |\n|--|--|\n| 1 | 2 |\n')).toContain('<table>');
  });
});

describe('long lists', () => {
  const rows = (count: number, mark = '-') =>
    Array.from({ length: count }, (_, at) => `${mark} [T${at}](https://a.org/${at})\n`).join('');
  const lists = (text: string) => html(text).match(/<[uo]l[^>]*>/g);

  it('are written as several, and those behind the first 32 items tell how high they are likely to be', () => {
    expect(lists(rows(70))).toEqual([
      '<ul class="links">',
      '<ul class="links further" data-wide="60" data-narrow="60">',
      '<ul class="links further" data-wide="11" data-narrow="11">',
    ]);
    expect(lists(rows(40, '1.'))?.[1]).toBe('<ol class="links further" data-wide="15" data-narrow="15" start="33">');
  });

  it('count what is nested in items, whose lists stay whole', () => {
    const nested = rows(40).replaceAll('- ', '  - ');
    expect(lists(`${rows(33)}${nested}`)).toEqual([
      '<ul class="links">',
      '<ul class="links further" data-wide="77" data-narrow="77">',
      '<ul class="links">',
    ]);
  });
});

describe('raw HTML', () => {
  const rows =
    '<p>\n&nbsp;&nbsp; <a href="https://ethr.org"><b>ethr</b></a> - is a tool.<br>\n&nbsp;&nbsp; <a href="HTTPS://two.org">two</a> - is another\ntool.<br>\n<a href="https://three.org">three</a>\n</p>\n';
  it('takes the anchor that leads a line for an entry, the text up to the break for its description', () => {
    expect(entriesOf(rows).map(summary)).toEqual([
      { title: 'ethr', url: 'https://ethr.org', description: 'is a tool.' },
      { title: 'two', url: 'https://two.org', description: 'is another tool.' },
      { title: 'three', url: 'https://three.org' },
    ]);
    const [first] = entriesOf(rows);
    expect(html(rows)).toContain(`id="l-${first?.id}" data-link-id="${first?.id}" data-kind="page"><b>ethr</b></a>`);
    expect(first?.line).toBe(2);
  });

  it('takes an anchor among words for a mention', () => {
    expect(parse('Words <a href="https://a.org">a</a> more.\n').note.links.map((link) => link.role)).toEqual([
      'mention',
    ]);
    expect(
      parse('<p><a href="https://a.org">Site</a> • <a href="https://b.org">Docs</a></p>\n').note.links.map(
        (link) => link.role,
      ),
    ).toEqual(['mention', 'mention']);
  });

  it('keeps a direction around Markdown', () => {
    const text = '<div dir="rtl">\n\n## כותרת\n\n- [ספר](https://s.org) - תיאור\n\n</div>\n';
    expect(parse(text).note.direction).toBe('rtl');
    expect(html(text)).toMatch(/^<div dir="rtl">[\s\S]*<ul class="links">[\s\S]*<\/ul>[\s\S]*<\/div>\s*$/);
  });

  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['<img src="https://x.org/i.png" onerror="alert(1)">', 'onerror'],
    ['<a href="javascript:alert(1)">x</a>', 'javascript'],
    ['<a href="java&#10;script:alert(1)">x</a>', 'href='],
    ['[x](javascript:alert(1))', 'href='],
    ['[x](data:text/html,<script>alert(1)</script>)', '<script'],
    ['<iframe src="https://x.org"></iframe>', 'iframe'],
    ['<svg><a xlink:href="javascript:alert(1)">x</a></svg>', '<svg'],
    ['<p style="position:fixed" class="row">x</p>', 'style='],
    ['<form action="https://x.org"><button>x</button></form>', '<form'],
    ['<waymark-slot n="0"></waymark-slot>\n\n- [a](https://a.org)', '<waymark-slot'],
  ])('lets nothing through of %s', (text, forbidden) => {
    expect(html(text)).not.toContain(`<${forbidden}`);
    expect(html(text).replace(/<code>[^<]*<\/code>/g, '')).not.toContain(forbidden);
    expect(rules(text).length).toBeGreaterThan(0);
  });
});

describe('references and images', () => {
  const around = {
    notes: ['a/other.md', 'b/b.md', 'b/deep note.md', 'notes/notes.md'],
    files: ['a/pic.png', 'a/doc.pdf'],
    sizes: new Map([['a/pic.png', { width: 300, height: 200 }]]),
  };
  it.each([
    ['[x](other.md)', '/a/other/'],
    ['[x](./other.md#some-part)', '/a/other/#h-some-part'],
    ['[x](other)', '/a/other/'],
    ['[x](../b/b.md)', '/b/'],
    ['[x](../b/)', '/b/'],
    ['[x](../b/deep%20note.md)', '/b/deep-note/'],
    ['[x](/notes/notes.md)', '/notes/notes/'],
    ['[x](doc.pdf)', '/a/doc.pdf'],
    ['[x](#top)', '#h-top'],
    ['[[other]]', '/a/other/'],
    ['[[Deep Note|shown]]', '/b/deep-note/'],
    ['[[other#Some Part]]', '/a/other/#h-some-part'],
    ['[[b/b]]', '/b/'],
    ['[[other#^f0a1b2]]', '/a/other/'],
    ['![[other#Some Part]]', '/a/other/#h-some-part'],
    ['![[doc.pdf]]', '/a/doc.pdf'],
  ])('%s leads to %s', (text, href) => {
    expect(html(text, around)).toContain(`href="${href}"`);
    expect(parse(text, around).note.references).toHaveLength(1);
    expect(rules(text, around)).toEqual([]);
  });

  it('puts the base of the site before every address', () => {
    const based = { ...around, settings: { base: '/wiki' } };
    expect(html('[x](other.md) ![p](pic.png)', based)).toContain('href="/wiki/a/other/"');
    expect(html('![p](pic.png)', based)).toContain('src="/wiki/a/pic.png"');
  });

  it('gives an image its size and loads it late', () => {
    expect(html('![p](pic.png)', around)).toContain(
      '<img alt="p" src="/a/pic.png" width="300" height="200" loading="lazy" decoding="async">',
    );
    expect(html('<img src="pic.png" width="150">', around)).toContain('width="150" height="100"');
    expect(html('![[pic.png]]', around)).toContain('src="/a/pic.png"');
    expect(html('![[pic.png|150]]', around)).toContain('alt="" src="/a/pic.png" width="150" height="100"');
    expect(html('![[pic.png|150x50]]', around)).toContain('width="150" height="50"');
    expect(html('![[pic.png|Two cats]]', around)).toContain('alt="Two cats" src="/a/pic.png" width="300"');
    expect(html('![p](https://o.org/i.png)')).toContain('referrerpolicy="no-referrer"');
  });

  it.each([
    ['[x](missing.md)', '1:1 error broken-target'],
    ['![x](missing.png)', '1:1 error broken-target'],
    ['text [x](../../out.md)', '1:6 warning target-beyond-content'],
    ['[[Missing]]', '1:1 warning wikilink'],
    ['- [x]()', '1:3 error malformed-address'],
    ['- [](https://a.org)', '1:3 error empty-link-text'],
    ['- [x](httpvs://a.org)', '1:3 error unknown-scheme'],
    ['- [x](https:v//a.org)', '1:3 error malformed-address'],
    ['- [x](https:/a.org)', '1:3 error malformed-address'],
    ['- [x](https://u:p@a.org)', '1:3 error address-credentials'],
    ['- [x](https://a\u200b.org)', '1:3 error address-characters'],
    ['- [T (2020)(https://a.org)', '1:3 error unclosed-bracket'],
    ['- [T](https://a.org', '1:5 error left-over-link'],
    ['- T](https://a.org)', '1:4 error left-over-link'],
  ])('%s: %s', (text, expected) => {
    expect(rules(text)[0]).toBe(expected);
  });

  it('names the nearest note, and shows what it refuses with its address', () => {
    expect(parse('[x](othr.md)', around).messages[0]?.hint).toBe('Write other.md');
    expect(html('- [x](httpvs://a.org)')).toContain('x <code class="refused">httpvs://a.org</code>');
  });

  it('looks at what is in a link that it refuses', () => {
    const lazy = html('[![a](dot.png) ![b](https://b.org/b.png)](httpvs://a.org)', { files: ['a/dot.png'] });
    expect(lazy).toContain('src="/a/dot.png"');
    expect(lazy).toContain('src="https://b.org/b.png"');
    const text = '[![a](none.png) ![b](https://b.org/b.png)](httpvs://a.org)';
    const links = { settings: { images: 'links' } } as const;
    expect(rules(text, links)).toEqual(['1:1 error unknown-scheme', '1:2 error broken-target']);
    expect(html(text, links)).not.toContain('<img');
    expect(html(text, links)).toContain('<code>https://b.org/b.png</code>');
    expect(html('<a href="x:"><img src="https://b.org/b.png"></a>', links)).not.toContain('<img');
  });

  it.each([
    ['![x](https://a.org/x.png) <img src="https://a.org/y.png">', ['https://a.org/x.png', 'https://a.org/y.png']],
    ['- ![x](https://a.org/x.png)', ['https://a.org/x.png']],
    ['- ![x](https://a.org/x.png) [T](https://a.org)', ['https://a.org', 'https://a.org/x.png']],
    ['- [T](https://a.org) - About ![x](https://a.org/x.png)', ['https://a.org', 'https://a.org/x.png']],
    ['[**![x](https://a.org/x.png)** T](https://a.org)', ['https://a.org']],
    ['- [![x](https://a.org/x.png)](https://a.org)', ['https://a.org']],
    ['- [![x](https://a.org/x.png) T](https://a.org) - About', ['https://a.org']],
    ['- [**![x](https://a.org/x.png)** T](https://a.org) - About', ['https://a.org']],
    ['- [T](https://a.org) ([![HN](https://a.org/x.png)](https://b.org))', ['https://a.org', 'https://b.org']],
    ['# [![x](https://a.org/x.png) T](https://a.org)', ['https://a.org']],
    ['<a href="https://a.org"><b><img src="https://a.org/x.png"></b></a>', ['https://a.org']],
    ['<p><a/href="https://a.org">T</a> <img/src="https://a.org/x.png"></p>', ['https://a.org', 'https://a.org/x.png']],
  ])('makes links of images where the site wants it, and none within a link: %s', (text, urls) => {
    const { note } = parse(text, { settings: { images: 'links' } });
    const page = note.heading.html + renderBody(note, settings);
    const shown = [...page.matchAll(/<a [^>]*href="(https[^"]*)"/g)].map(([, url]) => url).sort();
    const found = note.links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]);
    expect([shown, found.sort(), [...note.addresses].sort()]).toEqual([urls, urls, urls]);
    expect(page).not.toContain('<img');
  });

  it('shows an ambiguous wikilink as text', () => {
    const { messages } = parse('[[same]]', { notes: ['x/same.md', 'y/same.md'] });
    expect(messages[0]?.hint).toBe('Write one of [[x/same]], [[y/same]]');
  });
});

describe('the rest of Markdown', () => {
  it('numbers footnotes and leads back from them', () => {
    const page = html(
      'Text[^1].\n\n- [a](https://a.org)[^2] and[^1]\n\nMore[^1].\n\n[^1]: One, see [b](https://b.org).\n[^2]: Two.\n',
    );
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) {
      expect(page).toContain(`id="${target}"`);
    }
    expect(page).toContain('Two.');
  });

  it.each([
    '```js\nlet a = 1;\n```\n',
    '~~~js\nlet a = 1;\n~~~\n',
    '<PRE><CODE class="language-js">let a = 1;</CODE></PRE>\n',
  ])('foresees that %j may have to be highlighted', (text) => {
    expect(html(text)).toContain('hljs-');
    expect(mayHoldCode(text)).toBe(true);
  });

  it('foresees that code without a language stays as it is', () => {
    const text = 'One `word`.\n\n    let a = 1;\n';
    expect(html(text)).not.toContain('hljs');
    expect(mayHoldCode(text)).toBe(false);
  });

  it.each(['data-footnote-ref', 'data-footnote-backref'])(
    'takes a link that claims to be a footnote for a link: %s',
    (name) => {
      const text = `Text.\n\n<a ${name} href="https://a.org">a</a> <a ${name} href="httpvs://a.org">b</a>\n`;
      expect(parse(text).note.links.map(({ url }) => url)).toEqual(['https://a.org']);
      expect(html(text)).toContain('<a href="https://a.org" rel="noopener noreferrer nofollow ugc"');
      expect(rules(text)).toEqual([expect.stringContaining('error unknown-scheme')]);
    },
  );

  it.each([
    ['the title', '# N[^1]\n\n[^1]: [b](https://b.org)\n'],
    ['an item, in the item', '- a[^1]\n\n  [^1]: [b](https://b.org)\n'],
    ['a list of a quotation of an item', '- > - a[^1]\n\n[^1]: [b](https://b.org)\n'],
    ['the first of two with one label', '- a[^1]\n\n  [^1]: [b](https://b.org)\n\nText.\n\n[^1]: c\n'],
    ['a footnote', 'a[^1]\n\n[^2]: [b](https://b.org)\n[^1]: c[^2]\n'],
  ])('shows the footnote of %s', (_, text) => {
    expect(html(text)).toContain('href="https://b.org"');
    expect(parse(text).note.links.map(({ url }) => url)).toEqual(['https://b.org']);
  });

  it('does not highlight more code than it has time for', () => {
    expect(html(`\`\`\`js\n${'let a = 1;\n'.repeat(1400)}\`\`\`\n`)).toContain('hljs-keyword');
    expect(html(`\`\`\`js\n${'let a = 1;\n'.repeat(1600)}\`\`\`\n`)).not.toContain('hljs');
    const pieces = html('```js\nlet a;\n```\n\n'.repeat(1100));
    expect(pieces.match(/hljs-keyword/g)?.length).toBeGreaterThan(900);
    expect(pieces.match(/hljs-keyword/g)?.length).toBeLessThan(1000);
  });

  it('highlights code by classes alone', () => {
    const page = html('```nix\n{ pkgs, ... }: { a = "b"; }\n```\n');
    expect(page).toContain('hljs-string');
    expect(page).not.toContain('style=');
  });

  it('holds the same addresses in the model as an independent walk finds', () => {
    const text =
      '# [H](https://h.org)\n\nSee [p](https://p.org) and <a href="https://q.org">q</a>, ![i](https://i.org/x.png).\n\n- [a](https://a.org) - d [m](https://m.org) ([HN](https://n.org))\n  > quoted [z](https://z.org)\n\n| x |\n|--|\n| [t](https://t.org) |\n\n<https://auto.org> https://bare.org me@mail.org [r][r]\n\n[r]: https://r.org\n';
    const { note } = parse(text);
    const model = note.links.flatMap((link) => [link.url, ...link.companions.map(({ url }) => url)]);
    expect(model.sort()).toEqual([...note.addresses].sort());
    expect(model).toHaveLength(12);
  });

  it('has the introduction of the root index note apart, to be shown elsewhere', () => {
    const text = '# T\n\nFirst [a](https://a.org), [below](#t).\n\nSecond.\n\n- [b](https://b.org)\n\nThird.\n';
    const { note } = parse(text, { path: 'index.md', notes: ['x.md'] });
    expect(note.introduction).toMatch(
      /^<p>First <a href="https:\/\/a\.org" rel="[^"]+">a<\/a>, <a href="\/index\/#h-t">below<\/a>\.<\/p>\n<p>Second\.<\/p>$/,
    );
    expect(note.description).toBe('First a, below.');
    expect(parse(text).note.introduction).toBe('');
  });
});
