/** A note that is small to write and large to read. */
export interface Bomb {
  readonly name: string;
  readonly text: string;
  /** Rule and line of its refusal; without, it is shown. */
  readonly refused: string | null;
}

const SIZE = 1024 * 1024 - 64;
const LINE = 8000;

/** Lines made of a unit, as long as `length`, up to the largest size of a note. */
function fill(unit: string, size = SIZE, length = LINE): string {
  const line = unit.endsWith('\n')
    ? unit
    : `${unit.repeat(Math.max(1, Math.floor(length / Buffer.byteLength(unit))))}\n`;
  return line.repeat(Math.max(1, Math.floor(size / Buffer.byteLength(line))));
}

const lines = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('\n');
const indent = (level: number) => '  '.repeat(level);
const table = (columns: number, rows: string) => `${'a|'.repeat(columns)}\n${'-|'.repeat(columns)}\n${rows}`;
const yaml = (text: string) => `---\n${text}\n---\n\n# Note\n`;

/** Name, what makes the text, and what refuses it. */
type Shape = readonly [name: string, write: () => string, refused?: string];

const NESTED: readonly Shape[] = [
  ['lists on a line', () => `${'- '.repeat(5000)}a`, 'nesting-depth 1'],
  ['ordered lists on a line', () => `${'1. '.repeat(5000)}a`, 'nesting-depth 1'],
  ['lists, 1,000 deep', () => lines(1000, (i) => `${indent(i)}- a`), 'nesting-depth 16'],
  ['lists, deeper and deeper', () => lines(1400, (i) => `${' '.repeat(i)}* a`), 'nesting-depth 76'],
  ['lists, 14 deep, again and again', () => fill(`${lines(14, (i) => `${indent(i)}- [a](http://a.b)`)}\n`, 250_000)],
  ['quotations', () => `${'> '.repeat(8000)}a`, 'nesting-depth 1'],
  ['quotations without spaces', () => '>'.repeat(16_000), 'nesting-depth 1'],
  ['quotations in every line', () => fill(`${'>'.repeat(4000)}a\n`), 'nesting-depth 1'],
  ['quotations and lists', () => `${'> - '.repeat(4000)}a`, 'nesting-depth 1'],
  ['quotation that goes on lazily', () => `${'> '.repeat(20)}a\n${fill('b\n', 190_000)}`],
  ['strong text in strong text', () => `${'*'.repeat(8000)}a${'*'.repeat(8000)}`, 'nesting-depth 1'],
  ['emphasis in emphasis', () => `${'*a '.repeat(2500)}${' a*'.repeat(2500)}`, 'nesting-depth 1'],
  ['deleted text in deleted text', () => `${'~~a '.repeat(2000)}${' a~~'.repeat(2000)}`, 'nesting-depth 1'],
  ['links in links', () => `${'[a]('.repeat(3000)}${')'.repeat(3000)}`],
  ['images in images', () => `${'!['.repeat(900)}a${'](https://a.b)'.repeat(900)}`],
  ['parens in an address', () => `[a](${'('.repeat(7000)}${')'.repeat(7000)})`],
  ['elements on a line', () => '<b>'.repeat(5000), 'nesting-depth 1'],
  ['elements in every line', () => fill('<b>', 68_000), 'nesting-depth 1'],
  ['elements that are closed', () => fill(`${'<i>'.repeat(900)}x${'</i>'.repeat(900)}\n`, 80_000), 'nesting-depth 1'],
  ['blocks that stay open', () => fill('<div>\n\n', 100_000), 'nesting-depth 199'],
  ['lists of HTML', () => '<ul><li>'.repeat(1500), 'nesting-depth 1'],
  ['drawings', () => '<svg><g>'.repeat(1000), 'nesting-depth 1'],
  ['fonts of a page of old', () => fill('<font color=a>\n\n', 100_000), 'nesting-depth 199'],
  ['text in a table outside of its cells', () => `<table>${fill('<b>x\n', 100_000)}`, 'nesting-depth 100'],
  ['elements that hide their end', () => fill('<b title="</b>"><i></b>\n', 100_000), 'nesting-depth 98'],
];

const INLINE: readonly Shape[] = [
  ['emphasis, opened and not closed', () => fill('*a **a '), 'note-parts 27'],
  ['emphasis, closed and not opened', () => fill('a* ', 170_000)],
  ['emphasis of two kinds, crossed', () => fill('*a_ ', 110_000)],
  ['emphasis inside words', () => `a**b${fill('c* ', 170_000)}`],
  ['underscores', () => fill('_a ', 170_000)],
  ['emphasis in links', () => fill('**x [a*b**c*](d) ', 200_000)],
  ['emphasis, one after another', () => fill('*a* ', 76_000)],
  ['tildes', () => fill('~~a ', 200_000)],
  ['brackets, opened', () => fill('[a ', 115_000)],
  ['brackets, opened, nothing else', () => fill('[', 39_000)],
  ['brackets, opened, in 1 MB', () => fill('['), 'note-parts 6'],
  ['brackets, closed', () => fill('a]')],
  ['brackets, nested', () => `${'['.repeat(8000)}a${']'.repeat(8000)}`],
  ['brackets, nested, over lines', () => fill('[', 39_000) + fill(']', 39_000)],
  ['brackets and parens', () => fill('[ (](', 190_000)],
  ['images and brackets', () => fill('![[]()', 110_000)],
  ['links without an end', () => fill('[a](', 150_000)],
  ['links without an end, in angle brackets', () => fill('[a](<b', 140_000)],
  ['wikilinks to nowhere', () => fill('[[x]] ', 110_000)],
  ['wikilinks', () => fill('[[b]] ', 110_000)],
  ['wikilinks without an end', () => fill('[[x ', 75_000)],
  ['left-over middles of links', () => fill('a](')],
  ['backticks, more and more', () => lines(400, (i) => `e${'`'.repeat(i)}`)],
  [
    'backticks of many lengths on a line',
    () => lines(30, (j) => lines(160, (i) => `e${'`'.repeat(((i * 7 + j) % 40) + 1)}`).replaceAll('\n', '')),
  ],
  ['backticks in pairs and alone', () => fill('`a``', 130_000)],
  ['backticks in 1 MB', () => fill('`a` '), 'note-parts 26'],
  ['code spans', () => fill('`a` ', 116_000)],
  ['character references', () => fill('&amp;', 49_000)],
  ['character references in 1 MB', () => fill('&#x41;'), 'note-parts 8'],
  ['character references that are none', () => fill('&a')],
  ['character references with many digits', () => fill(`&#${'0'.repeat(20)}`)],
  ['escapes', () => fill('\\*', 110_000)],
  ['line breaks', () => fill('a\\\n', 80_000)],
  ['comments without an end', () => fill('<!-- a ', 160_000)],
  ['angle brackets', () => fill('<', 29_000)],
  ['tags without an end', () => fill('<a ', 68_000)],
  ['instructions without an end', () => `a${fill('<?', 46_400)}`],
  ['declarations without an end', () => `a${fill('<!A ', 92_000)}`],
  ['data sections without an end', () => `a${fill('<![CDATA[', 150_000)}`],
  ['white space', () => fill(`a${' '.repeat(7000)}b`)],
  ['fixed spaces', () => fill(`a${'\u00a0'.repeat(3500)}b`)],
  ['marks on a letter', () => fill(`a${'\u0301'.repeat(2000)}`)],
  ['joined emoji', () => fill('👩\u200d')],
  ['invisible characters', () => fill('a\u200b')],
  ['signs of direction', () => fill('\u202e')],
  ['signs of direction in addresses', () => fill(`[a](http://a.b/${'\u200b'.repeat(2000)})\n`)],
  ['wrongly decoded text', () => fill('Ã© ')],
  ['words', () => fill('a ')],
  ['a paragraph of 1 MB', () => fill('word word word\n')],
  ['a line of 1 MB', () => 'x'.repeat(SIZE), 'line-length 1'],
  ['more than 1 MB', () => 'x\n'.repeat(SIZE), 'file-size 1'],
];

const LINKS: readonly Shape[] = [
  ['100,000 links', () => fill('<http://a>\n'), 'note-parts 40001'],
  ['100,000 references', () => `[a]: http://a.b\n\n${fill('[a] ', 400_000)}`, 'note-parts 22'],
  ['items', () => lines(14_400, (i) => `- [a](http://a.b/${i})`)],
  ['items, each twice', () => lines(14_400, (i) => `- [a](http://a.b/${i % 7200})`)],
  ['items with descriptions', () => lines(11_600, (i) => `- [a](http://a.b/${i}) - x.`)],
  ['items that are all the same', () => fill('- [a](http://a.b)\n', 240_000)],
  ['items with tags', () => fill('- [a](http://a.b) x. `a` `b`\n', 200_000)],
  ['mentions in a paragraph', () => fill('[a](http://a.b) ', 312_000)],
  ['bare addresses', () => fill('http://a.b ', 216_000)],
  ['bare hosts', () => fill('www.a.b ', 156_000)],
  ['mail addresses', () => fill('a@b.c ', 117_600)],
  ['addresses without a host', () => fill('http://', 270_000)],
  ['addresses with parens', () => fill(`http://a.b/${'('.repeat(4000)}${')'.repeat(4000)}\n`)],
  ['addresses with character references', () => fill(`http://a.b/${'&amp;'.repeat(160)}\n`, 50_000)],
  ['hosts with many dots', () => fill(`www.${'a.'.repeat(3900)}\n`)],
  ['hosts with many at-signs', () => fill(`[a](http://${'a@'.repeat(700)}b)\n`, 80_000)],
  ['addresses of 15 KB', () => fill(`[a](http://a.b/${'a'.repeat(15_000)})\n`)],
  ['schemes of 15 KB', () => fill(`[a](${'a'.repeat(15_000)}:b)\n`)],
  ['paths of 5,000 steps', () => fill(`[a](${'../'.repeat(5000)})\n`)],
  ['percent signs', () => fill(`[a](${'%'.repeat(15_000)})\n`)],
  ['slashes', () => fill(`[a](http://a.b${'/'.repeat(15_000)}x)\n`)],
  ['parameters', () => fill(`[a](http://a.b/?${'a&'.repeat(7000)})\n`)],
  ['targets that are not there', () => lines(16_000, (i) => `[a](x${i})`)],
  ['schemes that are unknown', () => fill('[a](b:c)\n', 176_000)],
  ['titles of 15 KB', () => fill(`- [${'a'.repeat(15_000)}](http://a.b)\n`)],
  ['titles with emphasis', () => fill(`- [${'*a* '.repeat(1000)}](http://a.b)\n`, 76_000)],
  ['titles with years', () => fill(`- [a (${'2021) ('.repeat(2000)})](http://a.b)\n`)],
  ['titles with spaces behind a year', () => fill(`- [a (2021)${' '.repeat(14_000)}x](http://a.b)\n`)],
  ['dashes', () => fill(`- [a](http://a.b) ${'- '.repeat(7000)}\n`)],
  ['companions of one item', () => `- [a](http://a.b)\n${fill('  ([a](http://a.b))\n', 360_000)}`],
  ['companions of one group', () => `- [a](http://a.b) (\n${fill('  [a](http://a.b),\n', 320_000)}  [a](http://a.b))`],
  [
    'companions of a group that nothing opens',
    () => `- [a](http://a.b)\n${fill('  [a](http://a.b),\n', 320_000)}  [a](http://a.b))`,
  ],
  ['badges', () => fill('- [![a](https://a.b)](http://a.b) [a](http://a.b)\n', 360_000)],
  ['definitions', () => lines(20_000, (i) => `[a${i}]: http://a.b`)],
  [
    'definitions and references',
    () => `${lines(11_200, (i) => `[a${i}]: http://a.b/${i}`)}\n\n${lines(11_200, (i) => `- [a${i}]`)}`,
  ],
  ['definitions of one name', () => fill('[a]: http://a.b\n', 600_000)],
  ['a long name', () => `[${'a'.repeat(900)}]: http://a.b\n\n${fill(`[${'a'.repeat(900)}]\n`, 900_000)}`],
  [
    'a long address with many references',
    () => `[a]: http://a.b/${'x'.repeat(15_000)}\n\n${fill('[a] ', 100_000)}`,
    'note-parts 3',
  ],
  ['footnotes', () => `${lines(2400, (i) => `[^a${i}]`)}\n\n${lines(2400, (i) => `[^a${i}]: x`)}`],
  ['footnotes in footnotes', () => `${lines(2400, (i) => `[^a${i}]: x [^a${i + 1}]`)}\n\n[^a0]`],
  ['a footnote of itself', () => `[^a]: x [^a]\n\n${fill('[^a] ', 24_000)}`],
  ['a footnote of all items', () => `[^a]: x\n\n${fill('- [a](http://a.b) [^a]\n', 110_000)}`],
  [
    'footnotes of all items',
    () => `${lines(2400, (i) => `- [a](http://a.b) [^a${i}]`)}\n\n${lines(2400, (i) => `[^a${i}]: x`)}`,
  ],
];

const BLOCKS: readonly Shape[] = [
  ['10,000 headings', () => lines(10_000, (i) => `## Heading ${i}`)],
  ['10,000 headings that are the same', () => lines(10_000, () => '## Heading')],
  ['headings with links', () => lines(5900, (i) => `## [Heading ${i}](https://a.b/${i})\n\n- [a](https://a.b/c/${i})`)],
  ['10,000 headings with anchors', () => lines(10_000, (i) => `# a${i}\n<a id="x${i}"></a>\n`), 'note-parts 25714'],
  ['headings in 1 MB', () => fill('# a\n'), 'note-parts 100001'],
  ['empty headings', () => fill('#\n', 39_800)],
  ['underlined headings', () => fill('a\n=\n', 59_600)],
  ['headings of 15 KB with links', () => `# ${'a'.repeat(15_000)}\n\n${fill('- [a](http://a.b)\n', 200_000)}`],
  ['a table of 10,000 columns', () => table(8000, 'b|'.repeat(8000))],
  ['a table of 10,000 columns and 100,000 rows', () => table(8000, fill('b\n', 190_000)), 'note-parts 1'],
  [
    'a table of 10,000 columns and rows of links',
    () => table(8000, fill('[a](http://a.b)\n', 500_000)),
    'note-parts 1',
  ],
  ['a table of links', () => table(2, fill('|[a](http://a.b)|x|\n', 160_000))],
  [
    'a table of links in every cell',
    () =>
      table(
        100,
        lines(100, () => '|[a](http://a.b)'.repeat(100)),
      ),
  ],
  ['tables', () => fill('|a|\n|-|\n|b|\n\n', 108_000)],
  ['a header without a table', () => `${'a|'.repeat(7000)}\n${'-|'.repeat(6999)}\n`],
  ['cells in 1 MB', () => fill('a|'), 'note-parts 26'],
  ['rules', () => fill('***\n\n', 240_000)],
  ['lists, one after another', () => lines(14_400, (i) => (i % 2 ? '- a' : '* a'))],
  ['empty items', () => fill('-\n', 112_000)],
  ['items apart from each other', () => fill('- a\n\n', 96_000)],
  ['tasks', () => fill('- [ ] a\n', 152_000)],
  ['an item of many paragraphs', () => `- a\n${fill('\n  b\n', 144_000)}`],
  ['code', () => fill('```js\na\n```\n', 200_000)],
  ['code without an end', () => fill('```js\n\n', 220_000)],
  ['a program', () => `\`\`\`js\n${fill('let a = `x`; // c /* d */\n', 750_000)}`],
  ['a page in code', () => `\`\`\`xml\n${fill('<a b="c">\n', 232_000)}`],
  ['a note in code', () => `\`\`\`markdown\n${fill('*a **a _b\n', 180_000)}`],
  ['blank lines', () => fill('\n', 99_000)],
  ['blank lines in 1 MB', () => fill('\n'), 'note-parts 100001'],
  ['indented lines', () => lines(1400, (i) => `${' '.repeat(i)}a`)],
  ['tabs', () => fill(`${'\t'.repeat(8000)}a\n`)],
  ['the name of a slot', () => fill('waymark-slot\n')],
  ['names of slots', () => lines(1400, (i) => `waymark-slot${'x'.repeat(i)}`)],
  ['blocks between lists', () => fill('- [a](http://a.b)\n\nx\n\n', 160_000)],
];

const HTML: readonly Shape[] = [
  ['links', () => fill('<a href="http://a.b">x</a>\n', 256_000)],
  ['links in lines', () => `<p>\n${fill('<a href="http://a.b">x</a> - y<br>\n', 160_000)}`],
  ['links with text behind them', () => `<p>\n${fill('<a href="http://a.b">x</a> y\n', 275_200)}`],
  ['links without an end', () => fill('<a href="http://a.b">x\n', 217_600)],
  ['links without an end, in paragraphs', () => fill('<a href="http://a.b">x\n\n', 70_400)],
  ['links in a table outside of its cells', () => `<table>${fill('<a href="http://a.b">x</a>\n', 256_000)}`],
  ['items with links', () => fill('<li><a href="http://a.b">x</a>\n', 147_200)],
  ['bold paragraphs', () => fill('<b><p>\n', 80_000), 'note-parts 4001'],
  ['attributes', () => `<p ${fill('a="b" ')}>x`],
  [
    'attributes of many names',
    () => lines(60, (j) => `<b ${lines(1500, (i) => `a${j}x${i}`).replaceAll('\n', ' ')}>x</b>`),
  ],
  ['images', () => fill('<img src="https://a.b/c.png">\n', 440_000)],
  ['elements that are left out', () => fill('<blink>x</blink>\n', 200_000)],
  ['attributes that are left out', () => fill('<b onclick=x>x</b>\n', 232_000)],
  ['names', () => fill('<a id="a"></a>\n', 140_800)],
  ['options', () => fill('<select><option>\n', 120_000)],
  ['text to the end', () => `<plaintext>${fill('x\n', 190_000)}`],
  ['links in 1 MB', () => fill('<a href="http://a.b">x</a>\n'), 'note-parts 12501'],
  ['an element beside many items', () => `${lines(12_000, (i) => `- [a](http://a.b/${i})`)}\n\n<a id="x"></a> y`],
  ['scripts', () => fill('<script>', 184_000)],
];

const FRONTMATTER: readonly Shape[] = [
  ['blank lines', () => yaml('\n'.repeat(16_000))],
  ['blank lines, too many', () => yaml('\n'.repeat(80_000)), 'frontmatter-size 1'],
  [
    'aliases of aliases',
    () =>
      yaml(
        `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(20, (i) => `b${i}: &b${i} [${(i ? `*b${i - 1},` : '*a,').repeat(9)}]`)}`,
      ),
    'frontmatter-syntax 2',
  ],
  ['merged keys', () => yaml(`a: &a {b: c}\n${lines(800, (i) => `c${i}: {<<: *a}`)}`), 'frontmatter-syntax 2'],
  ['lists in lists', () => yaml(`title: ${'['.repeat(7000)}${']'.repeat(7000)}`), 'frontmatter-syntax 2'],
  ['lists that stay open', () => yaml(`title: ${'['.repeat(8000)}`), 'frontmatter-syntax 2'],
  ['keys in keys', () => yaml(`title: ${'{a: '.repeat(3900)}`), 'frontmatter-syntax 2'],
  ['keys below keys', () => yaml(lines(170, (i) => `${' '.repeat(i)}a:`)), 'frontmatter-key 2'],
  ['items in items', () => yaml('- '.repeat(8000)), 'frontmatter-syntax 2'],
  ['keys without values', () => yaml('? '.repeat(8000)), 'frontmatter-syntax 2'],
  ['1,500 keys', () => yaml(lines(1500, (i) => `a${i}: 1`)), 'frontmatter-key 2'],
  ['one key 3,000 times', () => yaml(lines(3000, () => 'a: 1')), 'frontmatter-syntax 3'],
  ['2,000 aliases of the page', () => yaml(`aliases:\n${lines(2000, (i) => `- a${i}`)}`)],
  ['comments', () => yaml('#\n'.repeat(8000))],
  ['digits', () => yaml(`title: ${'9'.repeat(16_000)}`), 'frontmatter-value 2'],
  ['tags', () => yaml(`title: ${'!!str '.repeat(2600)}a`), 'frontmatter-syntax 2'],
  ['escapes', () => yaml(`title: "${'\\u0041'.repeat(2600)}"`), 'frontmatter-value 2'],
];

/** All bombs, by group. */
export const BOMBS: Readonly<Record<string, readonly Bomb[]>> = Object.fromEntries(
  Object.entries({
    nested: NESTED,
    inline: INLINE,
    links: LINKS,
    blocks: BLOCKS,
    html: HTML,
    frontmatter: FRONTMATTER,
  }).map(([group, shapes]) => [
    group,
    shapes.map(([name, write, refused = null]) => ({ name, text: write(), refused })),
  ]),
);
