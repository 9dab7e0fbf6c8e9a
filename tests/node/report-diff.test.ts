import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { LinkChange, NoteChange } from '../../src/core/site/link-diff.ts';
import { parseMarkdown } from '../../src/node/markdown-parser.ts';
import { visible } from '../../src/node/report.ts';
import { type DiffReport, sumUp } from '../../src/node/report-diff.ts';
import { reportDiffJson } from '../../src/node/report-diff-json.ts';
import { reportDiffMarkdown } from '../../src/node/report-diff-markdown.ts';
import { reportDiffText } from '../../src/node/report-diff-text.ts';
import { sampleSite } from '../core/site/sample.ts';

const note = sampleSite({
  'a.md': '# A\n\n## Part\n\n- [One](https://one.example/) - First. ([HN](https://hn.example/1))\n',
}).site.notes.get('a.md');
const link = note?.links[0];
if (link === undefined) throw new Error('the sample has no link');

const change: LinkChange = { type: 'added', link, from: null, edits: [], newHosts: ['one.example'] };
const moved: LinkChange = {
  type: 'moved',
  link,
  from: { note: 'b.md', section: [] },
  edits: [{ part: 'title', before: 'Uno', after: 'One' }],
  newHosts: [],
};
const notes: readonly NoteChange[] = [
  { path: 'a.md', status: 'changed', before: null, sections: [], links: [change, moved], movedAway: 0 },
  {
    path: 'c.md',
    status: 'renamed',
    before: 'b.md',
    sections: [{ before: ['Old'], after: ['New'] }],
    links: [],
    movedAway: 0,
  },
  { path: 'd.md', status: 'changed', before: null, sections: [], links: [], movedAway: 0 },
  { path: 'e.md', status: 'removed', before: null, sections: [], links: [], movedAway: 2 },
];
const report: DiffReport = { contentDir: '/srv/links', unread: [], base: 'abc', notes, newHosts: ['one.example'] };

it('sumUp counts what there is, and says when there is nothing', () => {
  expect(sumUp(report)).toBe('1 link added, 1 moved, 1 new host; 1 note removed, 1 renamed, 2 changed');
  expect(sumUp({ notes: [], newHosts: [] })).toBe('No note has changed');
  expect(sumUp({ notes: notes.slice(2, 3), newHosts: [] })).toBe('No link has changed; 1 note changed');
});

describe('reportDiffText', () => {
  it('shows each note with its links and their edits', () => {
    expect(reportDiffText(report, { from: '/srv', color: false }).split('\n')).toEqual([
      'links/a.md',
      '  added    One  https://one.example/  new host one.example',
      '           Part',
      '           First.',
      '           HN: https://hn.example/1',
      '  moved    One  https://one.example/',
      '           from b.md to a.md > Part',
      '           - title       Uno',
      '           + title       One',
      '',
      'links/c.md  renamed from b.md',
      '  section  New  was Old',
      '',
      'links/d.md  no link has changed',
      '',
      'links/e.md  removed  2 links moved to other notes',
      '',
      '1 link added, 1 moved, 1 new host; 1 note removed, 1 renamed, 2 changed',
      '',
    ]);
  });

  it('lets no note steer the terminal', () => {
    const hostile = { ...link, title: { text: 'x\u001b[2J\u202ey', html: '' } };
    const shown = reportDiffText(withLink(hostile), { from: '/', color: false });
    expect(shown).toContain('x\\u{1b}[2J\\u{202e}y');
  });
});

describe('reportDiffJson', () => {
  it('has the documented shape', () => {
    const data = JSON.parse(reportDiffJson(report));
    expect(Object.keys(data)).toEqual(['version', 'base', 'notes', 'newHosts', 'counts']);
    expect(data.notes[0].links[1]).toEqual({
      type: 'moved',
      id: link.id,
      role: 'entry',
      note: 'a.md',
      section: ['Part'],
      title: 'One',
      url: 'https://one.example/',
      description: 'First.',
      companions: [{ label: 'HN', type: 'discussion', url: 'https://hn.example/1' }],
      line: 5,
      from: { note: 'b.md', section: [] },
      edits: [{ part: 'title', before: 'Uno', after: 'One' }],
      newHosts: [],
    });
    expect(data.notes[1]).toMatchObject({ status: 'renamed', sections: [{ before: ['Old'], after: ['New'] }] });
    expect(data.counts).toEqual({
      links: { added: 1, removed: 0, moved: 1, changed: 0 },
      notes: { added: 0, removed: 1, renamed: 1, changed: 2 },
    });
  });
});

describe('reportDiffMarkdown', () => {
  it('shows each note with its links and their edits', () => {
    expect(reportDiffMarkdown(report)).toBe(
      [
        '## Links',
        '',
        '1 link added, 1 moved, 1 new host; 1 note removed, 1 renamed, 2 changed.',
        '',
        'New hosts: `one.example`.',
        '',
        '### `a.md`',
        '',
        '- **Added** `One` `https://one.example/`, **new host** `one.example`',
        '  - in `Part`',
        '  - `First.`',
        '  - companion `HN` `https://hn.example/1`',
        '- **Moved** `One` `https://one.example/`',
        '  - from `b.md` to `a.md`, `Part`',
        '  - title was `Uno`, now `One`',
        '',
        '### `c.md` (renamed from `b.md`)',
        '',
        '- **Section** `New` was `Old`',
        '',
        '### `d.md`',
        '',
        '- no link has changed',
        '',
        '### `e.md` (removed)',
        '',
        '- 2 links moved to other notes',
        '',
      ].join('\n'),
    );
  });

  it.each([
    '@octocat and #1',
    '`@octocat`',
    '`` ` @octocat',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1)) ![](https://t.example/)',
    'https://t.example www.t.example a@t.example',
    'x\n\n# Heading\n\n<script>',
    'x\r- item',
    '\\`@octocat\\`',
    '`',
    '  ',
    '| a | b |',
    '::error::x',
  ])('makes nothing of %j in a note', (text) => expectHarmless(text));

  it('makes nothing of any text in a note', () => {
    const piece = fc.constantFrom(
      '`',
      '``',
      '\\',
      '@me',
      '#1',
      '<b>',
      '[x](y)',
      '\n',
      ' ',
      '*',
      '&#64;',
      '$',
      '~~',
      'é',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => expectHarmless(pieces.join(''))));
  });

  it('stays below what a comment may hold, and says what it leaves out', () => {
    const many = Array.from({ length: 5_000 }, () => change);
    const text = reportDiffMarkdown({ ...report, notes: [{ ...notes[0], links: many } as NoteChange, ...notes] });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n4,\d+ more lines left out: `npm run diff` shows all\.\n$/);
  });
});

function withLink(hostile: LinkChange['link']): DiffReport {
  return { ...report, notes: [{ ...notes[0], links: [{ ...change, link: hostile }] } as NoteChange] };
}

/** Puts a text wherever a note can put one, and looks at what becomes of it. */
function expectHarmless(text: string): void {
  const hostile = {
    ...link,
    note: text,
    title: { text, html: '' },
    url: text,
    section: [text],
    description: { text, html: '' },
  } as LinkChange['link'];
  const companions = [
    { ...link?.companions[0], label: text, url: text },
  ] as unknown as LinkChange['link']['companions'];
  const links: LinkChange[] = [
    { type: 'added', link: { ...hostile, companions }, from: null, edits: [], newHosts: [text] },
    {
      type: 'moved',
      link: hostile,
      from: { note: text, section: [text] },
      edits: [{ part: 'title', before: text, after: text }],
      newHosts: [],
    },
  ];
  const sections = [{ before: [text], after: [text] }];
  const hostileNotes: NoteChange[] = [{ path: text, status: 'renamed', before: text, sections, links, movedAway: 1 }];
  const markdown = reportDiffMarkdown({ ...report, notes: hostileNotes, newHosts: [text] });
  const tree = parseMarkdown(markdown);
  expect(tree.children.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph', 'heading', 'list']);
  for (const node of nodesOf(tree)) {
    if (node.type === 'text') expect(node.value).toMatch(/^[A-Za-z0-9 .,:;/()\n]*$/);
    else if (node.type === 'inlineCode') expect(node.value).toBe(visible(text));
    else expect(['root', 'heading', 'paragraph', 'list', 'listItem', 'strong']).toContain(node.type);
  }
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}
