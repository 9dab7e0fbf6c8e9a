import fc, { type Arbitrary } from 'fast-check';

const pick = (...choices: string[]) => fc.constantFrom(...choices);
const join = (parts: Arbitrary<string>[], separator = '') => fc.tuple(...parts).map((texts) => texts.join(separator));
const list = (part: Arbitrary<string>, separator: string, minLength: number, maxLength: number) =>
  fc.array(part, { minLength, maxLength }).map((parts) => parts.join(separator));
const maybe = (part: Arbitrary<string>) => fc.oneof(fc.constant(''), part);

const LATIN = [
  'a',
  'Rust',
  'tools',
  'of',
  'the',
  'C++',
  'C#',
  'Node.js',
  '3.14',
  "it's",
  'A/B',
  'x=y',
  'R&D',
  '50%',
  'e.g.',
  'U.S.',
  'naïve',
];
const OTHER = [
  'שלום',
  'עולם',
  'مرحبا',
  'كتاب',
  '日本語',
  '한국어',
  'Привет',
  'ไทย',
  '\u200f(ב)',
  '\u200eLTR',
  'ﷺ',
  '👩‍👩‍👧',
  '🇨🇭',
  '🌿',
  'e\u0301',
  'ﬁ',
  '𝔘',
  '…',
  '“q”',
  '«g»',
  '—',
  '\u00a0',
  '\u3000',
];
const MARKUP = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '!',
  '\\',
  '&',
  '&amp;',
  '&#40;',
  '~~',
  '|',
  '\\[',
  '\\]',
  '\\|',
  ':',
  ' - ',
  '#',
  '"',
  "'",
  '^',
  '$',
  '[^1]',
  '[ ]',
  '::',
  '--',
];

/** Running text without markup; never empty. */
const words = list(fc.oneof({ weight: 6, arbitrary: pick(...LATIN) }, pick(...OTHER)), ' ', 1, 5);
/** Words of scripts that are written from right to left, and characters that stand out. */
const odd = list(pick(...OTHER, 'a', '(b)', '2020'), ' ', 1, 6);

const host = pick(
  'example.org',
  'www.example.com',
  'EXAMPLE.org',
  'sub.example.co.uk',
  'a-b.example',
  'example.org:8080',
  '127.0.0.1',
  'пример.рф',
  '例え.jp',
  'xn--e1afmkfd.xn--p1ai',
  'user.github.io',
  '[::1]',
);
const segment = pick(
  'a',
  'b_c',
  'd-e',
  'F',
  '~u',
  '@v',
  'p.html',
  'x%20y',
  'é',
  '日本',
  'a+b',
  'q,r',
  's;t',
  'u=v',
  '*',
  "i'm",
  '_',
  '__init__',
  '(k)',
  '(l_(m))',
  '%28',
  '!',
  '$1',
  'a:b',
);
const query = pick('?q=1', '?q=1&r=2', '?a=%26', '?utm_source=x', '?x=(1)', '?a=b&amp;c', '?copy=1&copy=2', '?q=a+b');
const fragment = pick('#top', '#a_b', '#L1-L2', '#:~:text=x', '#é');
const scheme = fc.oneof({ weight: 8, arbitrary: pick('https://') }, pick('http://', 'HTTPS://', 'Http://'));
/** Addresses that a browser opens, as people write them. */
const address = join([
  scheme,
  host,
  list(
    segment.map((part) => `/${part}`),
    '',
    0,
    3,
  ),
  maybe(query),
  maybe(fragment),
]);
/** The target of a link; now and then one that is mistaken. */
const target = fc.oneof(
  { weight: 12, arbitrary: address },
  address.map((url) => `<${url}>`),
  address.map((url) => `<${url} (x y)>`),
  address.map((url) => `${url} "A title"`),
  address.map((url) => `${url} 'It (is)'`),
  pick(
    'mailto:a@example.org',
    'other.md',
    '../a.md#b',
    '#part',
    'httpsx://example.org',
    'https:example.org',
    'https://',
    'javascript:alert(1)',
    '//example.org',
    'https://u:p@example.org',
    '',
  ),
);

const plain = fc.oneof({ weight: 4, arbitrary: words }, odd);
const styled = fc.oneof(
  { weight: 5, arbitrary: plain },
  plain.map((text) => `**${text}**`),
  plain.map((text) => `_${text}_`),
  plain.map((text) => `~~${text}~~`),
  plain.map((text) => `\`${text}\``),
  plain.map((text) => `[${text}]`),
  plain.map((text) => `${text} (2021)`),
  join([plain, pick('**b**', '`c`', '<b>x</b>', '![i](https://example.org/i.png)', '&lt;')], ' '),
);
const link = fc.oneof(
  { weight: 10, arbitrary: join([styled.map((text) => `[${text}]`), target.map((url) => `(${url})`)]) },
  join([address.map((url) => `[![badge](${url}.svg)]`), target.map((url) => `(${url})`)]),
  link2(),
);

/** Links within emphasis and with it. */
function link2(): Arbitrary<string> {
  return join([pick('**', '_', '*', '~~', '***'), plain, target], '\u0000').map((text) => {
    const [mark = '', title = '', url = ''] = text.split('\u0000');
    return `${mark}[${title}](${url})${mark}`;
  });
}

const companions = fc.oneof(
  list(join([pick('[HN]', '[Code]', '[Tweet]', '[`x`]', '[HN 2]'), address.map((url) => `(${url})`)]), ') (', 1, 3).map(
    (text) => ` (${text})`,
  ),
  list(join([pick('[Source]', '[Demo]'), address.map((url) => `(${url})`)]), pick2(), 1, 3).map((text) => ` (${text})`),
);

function pick2(): string {
  return ', ';
}

const description = fc.oneof(
  { weight: 3, arbitrary: plain },
  join([plain, link, plain], ' '),
  join([plain, address], ' '),
  join([plain, companions]),
  join([plain, pick('(PDF)', '(free).', '([x])', '…', '.')], ' '),
);
const separator = fc.oneof({ weight: 5, arbitrary: pick(' - ') }, pick(' – ', ': ', '. ', ' ', ' — ', '- ', ''));
const tags = list(pick('`MIT`', '`Go`', '`⚠`', '`Apache-2.0`'), ' ', 1, 2).map((text) => ` ${text}`);

/** An entry as lists have them, without its bullet. */
const entry = fc.oneof(
  { weight: 8, arbitrary: join([link, maybe(join([separator, description])), maybe(companions), maybe(tags)]) },
  join([plain, link, plain], ' '),
  join([link, link], ' '),
  join([pick('<a id="x"></a>', '<!-- c -->', '![b](https://example.org/b.png)', '🌿', '&lrm;'), link], ' '),
  address,
  address.map((url) => `<${url}>`),
  plain,
);

const bullet = pick('- ', '* ', '+ ', '1. ', '2) ', '- [ ] ', '- [x] ', '-   ', '10. ');
const item = join([bullet, entry]);

/** Lists in lists; each line knows how deep it is. */
const nested = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), bullet, entry), { minLength: 1, maxLength: 7 })
  .map((rows) =>
    rows
      .map(([level, mark, text]) => `${'    '.slice(0, 2 + (mark.length > 2 ? 2 : 0)).repeat(level)}${mark}${text}`)
      .join('\n'),
  );

const cell = fc
  .oneof({ weight: 3, arbitrary: link }, plain, entry, fc.constant(''))
  .map((text) => text.replaceAll('|', '\\|'));
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(' | ')} |`);
const tableBlock = fc.tuple(row, list(row, '\n', 1, 5)).map(([header, rows]) => {
  const columns = header.replaceAll('\\|', '').split('|').length - 2;
  return `${header}\n|${' :-- |'.repeat(columns)}\n${rows}`;
});

const attribute = pick('', ' title="x"', ' target=_blank', " class='y'", ' id="z"', ' rel="nofollow"');
const anchor = join(
  [
    attribute,
    address,
    fc.oneof(
      plain,
      plain.map((text) => `<b>${text}</b>`),
      pick('<img src="https://example.org/i.png" alt="i">'),
    ),
  ],
  '\u0000',
).map((text) => {
  const [attributes = '', url = '', inner = ''] = text.split('\u0000');
  return `<a${attributes} href="${url.replaceAll('"', '&quot;')}">${inner}</a>`;
});
const htmlRow = join([
  pick('', '&nbsp;&nbsp; ', '<li>', '<b>', '• '),
  anchor,
  maybe(join([pick(' - ', ': ', ' '), plain])),
  pick('<br>', '<br/>', '', '</b>', '</li>'),
]);
const htmlBlock = fc.oneof(
  list(htmlRow, '\n', 1, 5).map((rows) => `<p>\n${rows}\n</p>`),
  list(htmlRow, '\n', 1, 4).map((rows) => `<div dir="rtl">\n\n${rows}\n\n</div>`),
  list(htmlRow, '\n', 1, 4),
  list(join([anchor, plain], ' '), '</td><td>', 1, 3).map((cells) => `<table><tr><td>${cells}</td></tr></table>`),
  join([anchor, plain], ' ').map((text) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>`),
);

const heading = fc.oneof(
  join([pick('# ', '## ', '### ', '###### '), fc.oneof(plain, link, join([plain, link], ' '))]),
  join([fc.oneof(plain, link), pick('\n===', '\n---')]),
  join([pick('## <a id="a"></a>', '## <a name="b"></a> '), plain]),
);
const paragraph = list(
  fc.oneof(
    plain,
    link,
    address,
    link,
    styled,
    address.map((url) => `<${url}>`),
  ),
  ' ',
  1,
  5,
);
const quote = fc.oneof(paragraph, item, heading).map((text) => text.replace(/^/gm, '> '));
const code = fc.oneof(
  paragraph.map((text) => `\`\`\`\n${text}\n\`\`\``),
  paragraph.map((text) => `    ${text}`),
);

const name = pick('a', 'B', 'ref one', 'é', '1');
const references = fc
  .tuple(
    fc.array(fc.tuple(name, target), { minLength: 1, maxLength: 3 }),
    list(
      fc.oneof(
        name.map((text) => `[${text}]`),
        name.map((text) => `[${text}][]`),
        join([plain, name], '\u0000').map((text) => `[${text.replace('\u0000', '][')}]`),
        name.map((text) => `- [${text}] - text`),
        name.map((text) => `![${text}]`),
        name.map((text) => `- [x][${text.toUpperCase()}] ([HN][${text}])`),
      ),
      '\n',
      1,
      5,
    ),
    fc.boolean(),
  )
  .map(([definitions, uses, isBefore]) => {
    const defined = definitions.map(([label, url]) => `[${label}]: ${url === '' ? '<>' : url}`).join('\n');
    return isBefore ? `${defined}\n\n${uses}` : `${uses}\n\n${defined}`;
  });
const footnotes = fc
  .tuple(fc.oneof(paragraph, item), fc.oneof(paragraph, link))
  .map(([text, note]) => `${text} [^1]\n\n[^1]: ${note}\n\n${text}[^1]`);
const wikilinks = list(
  fc.oneof(
    pick(
      '[[other]]',
      '[[other|text]]',
      '[[other#part]]',
      '![[picture.png]]',
      '[[nowhere]]',
      '\\[[other]]',
      '[[a](https://example.org)]',
      '[[#part]]',
    ),
    link,
    plain,
  ),
  ' ',
  1,
  5,
).map((text) => `- ${text}`);

const any = fc.oneof(
  list(item, '\n', 1, 3),
  nested,
  tableBlock,
  htmlBlock,
  heading,
  paragraph,
  quote,
  code,
  references,
  footnotes,
  wikilinks,
);
/** Blocks that stand in an item, a quotation, an element or a footnote, two deep at most. */
const inside = fc
  .tuple(
    any,
    fc.array(pick('- ', '1. ', '> ', '<div>', '[^1]: ', '- [x](https://example.org/x) - y\n'), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([text, places]) => places.reduce(place, text));

function place(text: string, around: string): string {
  if (around === '> ') return text.replace(/^/gm, around);
  if (around === '<div>') return `<div>\n\n${text}\n\n</div>`;
  // Parsers do not agree on footnotes in footnotes, and on code right behind the label.
  if (around.startsWith('[^')) {
    return /\[\^1]:|^ /.test(text) ? text : `# Title [^1]\n\n[^1]: ${text.replace(/\n/g, '\n    ')}`;
  }
  if (around.endsWith('\n')) return `${around}\n${text.replace(/^/gm, '  ')}`;
  return around + text.replace(/\n/g, `\n${' '.repeat(around.length)}`);
}

/** Anything in any order. */
const soup = list(
  fc.oneof(
    pick(
      ...MARKUP,
      '\n',
      '\n\n',
      '- ',
      '> ',
      '| ',
      '|-|\n',
      '](',
      '<a href="',
      '">',
      '</a>',
      '<br>',
      '[a]: ',
      'https://',
      'www.',
    ),
    link,
    address,
    plain,
  ),
  '',
  1,
  16,
);

const blocks = (...kinds: Arbitrary<string>[]) => list(fc.oneof(...kinds), '\n\n', 1, 4);

/** Notes in each of the grammars in which people keep links. */
export const NOTES: Readonly<Record<string, Arbitrary<string>>> = {
  'plain items': list(item, '\n', 1, 6),
  'items with companions': list(
    join([pick('- '), link, maybe(join([separator, plain])), companions, maybe(tags)]),
    '\n',
    1,
    5,
  ),
  'nested lists and tasks': nested,
  tables: blocks(tableBlock, item),
  'rows of HTML': blocks(htmlBlock, item, paragraph),
  'references, footnotes and wikilinks': blocks(references, footnotes, wikilinks, item),
  'headings, quotations and code': blocks(heading, quote, code, item),
  prose: blocks(paragraph),
  'from right to left, with odd characters': blocks(
    list(
      join([
        pick('- ', '* '),
        odd.map((text) => `[${text}]`),
        address.map((url) => `(${url})`),
        maybe(join([pick(' - ', ' – '), odd])),
        maybe(companions),
      ]),
      '\n',
      1,
      4,
    ),
    odd,
    join([odd, link, odd], ' '),
  ),
  'blocks in items, quotations, elements and footnotes': blocks(inside, item),
  'all of them': blocks(any),
  'anything in any order': soup,
};

/** What is typed into the fields of a link. */
export const ENTRY = fc.record({
  title: fc.oneof(styled, odd, list(fc.oneof(pick(...MARKUP), plain), '', 1, 6)),
  url: address,
  description: fc.oneof(fc.constant(''), plain, description, list(fc.oneof(pick(...MARKUP), plain, address), '', 1, 6)),
  companions: fc.array(fc.record({ label: fc.oneof(pick('HN', 'Code'), plain), url: address }), { maxLength: 3 }),
});
