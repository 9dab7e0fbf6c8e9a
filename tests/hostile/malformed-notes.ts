/** A note, or a file beside notes, with one thing wrong. */
export interface Malformed {
  /** Path in the content folder, which names what is wrong. */
  readonly path: string;
  /** Path of the folder that is told of, where it is not the file. */
  readonly folder?: string;
  readonly content: string | Uint8Array;
  readonly rule: string;
  /** Line at which it is wrong; 1 for a file as a whole. */
  readonly line: number;
}

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Bytes that are no UTF-8, by what they are. */
const BYTES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['continuation', hex('80')],
  ['continuation-late', hex('61 62 bf')],
  ['lead-alone', hex('c3 20')],
  ['never-f5', hex('f5 80 80 80')],
  ['never-fe', hex('fe')],
  ['never-ff', hex('ff')],
  ['overlong-slash', hex('c0 af')],
  ['overlong-two', hex('c1 81')],
  ['overlong-three', hex('e0 80 af')],
  ['overlong-four', hex('f0 80 80 af')],
  ['surrogate-high', hex('ed a0 80')],
  ['surrogate-low', hex('ed bf bf')],
  ['surrogate-pair', hex('ed a0 bd ed b8 80')],
  ['beyond-unicode', hex('f4 90 80 80')],
  ['cut-two', hex('c3')],
  ['cut-three', hex('e2 82')],
  ['cut-four', hex('f0 9f 98')],
  ['cut-replacement', hex('ef bf')],
  ['cut-mark', hex('ef bb')],
  ['cut-before-text', hex('e2 82 61')],
  ['cut-before-break', hex('ef bf 0a 61')],
  ['latin-1', latin('Café crème')],
  ['windows-1252', hex('93 71 75 6f 74 65 94')],
  ['mac-roman', hex('8e 8f')],
  ['shift-jis', hex('93 fa 96 7b')],
  ['euc-kr', hex('c7 d1 b1 db')],
  ['gbk', hex('d6 d0 ce c4')],
  ['koi8-r', hex('f2 d5 d3')],
  ['big5', hex('a4 a4 a4 e5')],
];

const ENCODING: readonly Malformed[] = [
  ...BYTES.map(([name, bytes]) => ({
    path: `encoding/${name}.md`,
    content: Buffer.concat([Buffer.from(`# ${name}\r\n\nÜber — 👩 `), bytes]),
    rule: 'encoding',
    line: 3,
  })),
  { path: 'encoding/utf-16-le.md', content: Buffer.from('\ufeff# A\n', 'utf16le'), rule: 'encoding', line: 1 },
  { path: 'encoding/utf-16-be.md', content: Buffer.from('\ufeff# A\n', 'utf16le').swap16(), rule: 'encoding', line: 1 },
  { path: 'encoding/utf-32.md', content: hex('ff fe 00 00 23 00 00 00'), rule: 'encoding', line: 1 },
  { path: 'encoding/utf-16-unmarked.md', content: Buffer.from('# A\n', 'utf16le'), rule: 'control-character', line: 1 },
  {
    path: 'encoding/after-mark.md',
    content: Buffer.concat([hex('ef bb bf'), Buffer.from('# A\n\n'), hex('e9')]),
    rule: 'encoding',
    line: 3,
  },
  { path: 'encoding/in-frontmatter.md', content: latin('---\ntitle: Caf\u00e9\n---\n'), rule: 'encoding', line: 2 },
  {
    path: 'encoding/in-an-address.md',
    content: latin('# A\n\n- [A](https://example.org/caf\u00e9)\n'),
    rule: 'encoding',
    line: 3,
  },
  { path: 'encoding/a-picture.md', content: hex('89 50 4e 47 0d 0a 1a 0a'), rule: 'encoding', line: 1 },
  { path: 'encoding/an-archive.md', content: hex('1f 8b 08 00 00 00 00 00'), rule: 'encoding', line: 1 },
];

const CONTROLS = [
  ...Array.from({ length: 32 }, (_, code) => code),
  0x7f,
  0x80,
  0x85,
  0x90,
  0x9b,
  0x9d,
  0x9f,
  0xfffe,
  0xffff,
];

const CHARACTERS: readonly Malformed[] = CONTROLS.filter((code) => code !== 0x09 && code !== 0x0a).map((code) => ({
  path: `characters/u-${code.toString(16).padStart(4, '0')}.md`,
  content: `# A\n\nText ${String.fromCharCode(code)} and more.\n`,
  rule: 'control-character',
  line: 3,
}));

/** First lines that would name a language to run, or frontmatter that does not end. */
const FENCES: readonly (readonly [name: string, text: string, rule: string, line: number])[] = [
  ['js', '---js\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['capital-js', '---JS\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['space-js', '--- js\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['javascript', '---javascript\nmodule.exports = {}\n---\n', 'frontmatter-code', 1],
  ['coffee', '---coffee\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['json', '---json\n{}\n---\n', 'frontmatter-code', 1],
  ['yaml', '---yaml\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['toml', '---toml\ntitle = "A"\n---\n', 'frontmatter-code', 1],
  ['constructor', '---constructor\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['proto', '---__proto__\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['to-string', '---toString\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['space', '--- \ntitle: A\n---\n', 'frontmatter-code', 1],
  ['tab', '---\t\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['fixed-space', '---\u00a0\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['comment', '--- # yaml\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['marked-js', '\ufeff---js\ntitle: A\n---\n', 'frontmatter-code', 1],
  ['windows-js', '---js\r\ntitle: A\r\n---\r\n', 'frontmatter-code', 1],
  ['unclosed', '---\ntitle: A\n\n# A\n', 'frontmatter-unclosed', 1],
  ['unclosed-alone', '---', 'frontmatter-unclosed', 1],
  ['closed-by-dots', '---\ntitle: A\n...\n# A\n', 'frontmatter-unclosed', 1],
  ['closed-with-space', '---\ntitle: A\n--- \n# A\n', 'frontmatter-unclosed', 3],
  ['closed-with-more', '---\ntitle: A\n---more\n# A\n', 'frontmatter-unclosed', 3],
  ['closed-with-four', '---\ntitle: A\n----\n# A\n', 'frontmatter-unclosed', 3],
  ['closed-indented', '---\ntitle: A\n ---\n# A\n', 'frontmatter-unclosed', 1],
  ['too-large', `---\n${'# comment\n'.repeat(1700)}---\n# A\n`, 'frontmatter-size', 1],
];

/** Frontmatter that is no YAML, or not what a note may have. */
const YAML: readonly (readonly [name: string, yaml: string, rule: string, line: number])[] = [
  ['bracket', 'title: [\n', 'frontmatter-syntax', 3],
  ['brace', 'title: {a\n', 'frontmatter-syntax', 3],
  ['quote', 'title: "A\n', 'frontmatter-syntax', 3],
  ['single-quote', "title: 'A\n", 'frontmatter-syntax', 3],
  ['escape', 'title: "\\q"\n', 'frontmatter-syntax', 2],
  ['tab', 'tags:\n\t- a\n', 'frontmatter-syntax', 3],
  ['colon', 'title: Part one: the beginning\n', 'frontmatter-syntax', 2],
  ['at-sign', 'title: @A\n', 'frontmatter-syntax', 2],
  ['percent', 'title: %A\n', 'frontmatter-syntax', 2],
  ['backtick', 'title: `A`\n', 'frontmatter-syntax', 2],
  ['twice', 'title: A\ntitle: B\n', 'frontmatter-syntax', 3],
  ['alias', 'title: &a A\ndescription: *a\n', 'frontmatter-syntax', 2],
  ['unknown-alias', 'title: *a\n', 'frontmatter-syntax', 2],
  ['anchor', 'title: &a A\n', 'frontmatter-syntax', 2],
  ['tag', 'title: !!js/function "a"\n', 'frontmatter-syntax', 2],
  ['own-tag', 'title: !a A\n', 'frontmatter-syntax', 2],
  ['binary', 'title: !!binary QQ==\n', 'frontmatter-syntax', 2],
  ['merge', 'title: A\n<<: {description: B}\n', 'frontmatter-key', 3],
  ['text-alone', 'just text\n', 'frontmatter-syntax', 2],
  ['list-alone', '- a\n- b\n', 'frontmatter-syntax', 2],
  ['number-alone', '42\n', 'frontmatter-syntax', 2],
  ['deep', `title: ${'['.repeat(12)}${']'.repeat(12)}\n`, 'frontmatter-syntax', 2],
  ['indent', 'title: A\n  description: B\n', 'frontmatter-syntax', 2],
  ['key', 'title: A\ntitel: B\n', 'frontmatter-key', 3],
  ['prototype-key', 'title: A\n__proto__: B\n', 'frontmatter-key', 3],
  ['constructor-key', 'title: A\nconstructor: B\n', 'frontmatter-key', 3],
  ['layout-key', 'layout: ../../evil.astro\n', 'frontmatter-key', 2],
  ['capital-key', 'Title: A\n', 'frontmatter-key', 2],
  ['number', 'title: 2024\n', 'frontmatter-value', 2],
  ['truth', 'title: true\n', 'frontmatter-value', 2],
  ['list', 'title: [a]\n', 'frontmatter-value', 2],
  ['keys', 'title: {a: b}\n', 'frontmatter-value', 2],
  ['empty', 'title: ""\n', 'frontmatter-value', 2],
  ['two-lines', 'title: "a\\nb"\n', 'frontmatter-value', 2],
  ['long', `title: ${'a'.repeat(301)}\n`, 'frontmatter-value', 2],
  ['slug-up', 'title: A\nslug: ../../etc\n', 'frontmatter-value', 3],
  ['slug-backslash', 'title: A\nslug: a\\b\n', 'frontmatter-value', 3],
  ['slug-percent', 'title: A\nslug: a%2e%2e\n', 'frontmatter-value', 3],
  ['aliases-number', 'title: A\naliases:\n  - a\n  - 1.10\n', 'frontmatter-value', 5],
  ['tags-keys', 'title: A\ntags: {a: b}\n', 'frontmatter-value', 3],
];

const FRONTMATTER: readonly Malformed[] = [
  ...FENCES.map(([name, content, rule, line]) => ({ path: `fence/${name}.md`, content, rule, line })),
  ...YAML.map(([name, yaml, rule, line]) => ({
    path: `yaml/${name}.md`,
    content: `---\n${yaml}---\n\n# A\n`,
    rule,
    line,
  })),
];

const TOO_MUCH: readonly Malformed[] = [
  { path: 'size/file.md', content: 'x\n'.repeat(524_289), rule: 'file-size', line: 1 },
  { path: 'size/line.md', content: `# A\n\n${'x'.repeat(16_385)}\n`, rule: 'line-length', line: 3 },
  { path: 'size/line-of-letters.md', content: `# A\r\n\r\n${'é'.repeat(8193)}\r\n`, rule: 'line-length', line: 3 },
  { path: 'size/last-line.md', content: `# A\n\n\n${'x'.repeat(17_000)}`, rule: 'line-length', line: 4 },
  {
    path: 'size/references.md',
    content: `# A\n\n${'&amp;'.repeat(2000)}\n`.concat(`${'&amp;'.repeat(2000)}\n`.repeat(5)),
    rule: 'note-parts',
    line: 8,
  },
  { path: 'size/parts.md', content: `# A\n\n${'- a\n'.repeat(30_000)}`, rule: 'note-parts', line: 20_001 },
  { path: 'size/elements.md', content: `# A\n\n${'<br>\n'.repeat(22_000)}`, rule: 'note-parts', line: 20_002 },
  {
    path: 'depth/lists.md',
    content: Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
    rule: 'nesting-depth',
    line: 16,
  },
  { path: 'depth/quotations.md', content: `# A\n\n${'>'.repeat(40)} a\n`, rule: 'nesting-depth', line: 3 },
  {
    path: 'depth/emphasis.md',
    content: `# A\n\n${'*'.repeat(200)}a${'*'.repeat(200)}\n`,
    rule: 'nesting-depth',
    line: 3,
  },
  { path: 'depth/elements.md', content: `# A\n\n${'<div>\n'.repeat(200)}`, rule: 'nesting-depth', line: 103 },
];

/** Names that a folder cannot hold on every system, or that hide what they are. */
const NAMES: readonly (readonly [path: string, folder?: string])[] = [
  ['names/capital.MD'],
  ['names/mixed.Md'],
  ['names/long.markdown'],
  ['names/other.mkd'],
  ['names/other.mdown'],
  ['names/component.mdx'],
  ['names/folder.md/note.txt', 'names/folder.md'],
  ['names/back\\slash.md'],
  ['names/line\nfeed.md'],
  ['names/tab\there.md'],
  ['names/escape\u001b[31m.md'],
  ['names/delete\u007f.md'],
  ['names/turned\u202etxt.md'],
  ['names/marked\u200f.md'],
  ['names/zero\u200bwidth.md'],
  ['names/soft\u00adhyphen.md'],
  ['names/mark\ufeff.md'],
  ['names/separator\u2028.md'],
  ['names/unassigned\u0378.md'],
  ['names/con.md'],
  ['names/NUL.md'],
  ['names/com1.md'],
  ['names/lpt9.tools.md'],
  ['names/colon:stream.md'],
  ['names/what?.md'],
  ['names/star*.md'],
  ['names/less<.md'],
  ['names/quoted".md'],
  ['names/pipe|.md'],
];

/** Files that stand on each other's place: the second of each pair is told. */
const PAIRS: readonly (readonly [first: string, second: string, rule: string, folder?: string])[] = [
  ['pairs/case/Note.md', 'pairs/case/note.md', 'path-collision'],
  ['pairs/folder/Tools/a.md', 'pairs/folder/tools/b.md', 'path-collision', 'pairs/folder/tools'],
  ['pairs/composed/e\u0301.md', 'pairs/composed/\u00e9.md', 'path-collision'],
  ['pairs/korean/\u1112\u1161\u11ab.md', 'pairs/korean/\ud55c.md', 'path-collision'],
  ['pairs/sharp/STRASSE.md', 'pairs/sharp/stra\u00dfe.md', 'path-collision'],
  ['pairs/kelvin/\u212a.md', 'pairs/kelvin/k.md', 'path-collision'],
  ['pairs/long-s/S.md', 'pairs/long-s/\u017f.md', 'path-collision'],
  ['pairs/slug/C#.md', 'pairs/slug/c-sharp.md', 'slug-collision'],
  ['pairs/space/a b.md', 'pairs/space/a-b.md', 'slug-collision'],
  ['pairs/apostrophe/dont.md', 'pairs/apostrophe/don’t.md', 'slug-collision'],
  ['pairs/signs/a!.md', 'pairs/signs/a.md', 'slug-collision'],
];

/** Text that would lose a link or lead nowhere. */
const LINKS: readonly (readonly [name: string, text: string, rule: string])[] = [
  ['unknown-scheme', '- [A](httpvs://example.org)', 'unknown-scheme'],
  ['script-scheme', '- [A](javascript:alert(1))', 'unknown-scheme'],
  ['data-scheme', '- [A](data:text/html,x)', 'unknown-scheme'],
  ['file-scheme', '- [A](file:///etc/passwd)', 'unknown-scheme'],
  ['no-slashes', '- [A](https:example.org)', 'malformed-address'],
  ['no-host', '- [A](https://)', 'malformed-address'],
  ['space-host', '- [A](<https://exa mple.org>)', 'malformed-address'],
  ['no-scheme', '- [A](//example.org)', 'malformed-address'],
  ['no-address', '- [A]()', 'malformed-address'],
  ['credentials', '- [A](https://user:secret@example.org)', 'address-credentials'],
  ['hidden', '- [A](https://exa\u200bmple.org)', 'address-characters'],
  ['turned', '- [A](https://example.org/\u202egpj.exe)', 'address-characters'],
  ['title-missing', '- [](https://example.org)', 'empty-link-text'],
  ['bracket-open', '- [A(https://example.org)', 'unclosed-bracket'],
  ['bracket-missing', '- A](https://example.org)', 'left-over-link'],
  ['note-missing', '- [A](nowhere.md)', 'broken-target'],
  ['image-missing', '![A](nowhere.png)', 'broken-target'],
  ['image-is-note', '![A](../index.md)', 'broken-target'],
  ['anchor-missing', '- [A](#nowhere)', 'broken-anchor'],
  ['anchor-elsewhere', '- [A](../index.md#nowhere)', 'broken-anchor'],
];

const note = (path: string, rule: string, folder?: string): Malformed => ({
  path,
  content: `# ${path.replace(/[^a-z]+/g, ' ')}\n`,
  rule,
  line: 1,
  ...(folder === undefined ? {} : { folder }),
});

/** All of them, each with a path of its own. */
export const MALFORMED: readonly Malformed[] = [
  ...ENCODING,
  ...CHARACTERS,
  ...FRONTMATTER,
  ...TOO_MUCH,
  ...NAMES.map(([path, folder]) => note(path, 'file-name', folder)),
  ...PAIRS.map(([, second, rule, folder]) => note(second, rule, folder)),
  ...LINKS.map(([name, text, rule]) => ({
    path: `links/${name}.md`,
    content: `# A\n\nText.\n\n${text}\n`,
    rule,
    line: 5,
  })),
];

/** What stands beside them and is right. */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  'index.md': '# Home\n\n- [Example](https://example.org/)\n',
  ...Object.fromEntries(PAIRS.map(([first]) => [first, '# First\n'])),
};
