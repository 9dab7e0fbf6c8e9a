import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderBody } from '../../src/core/markdown/render.ts';
import type { Site } from '../../src/core/model/site.ts';
import { loadSite } from '../../src/node/load-site.ts';
import type { LinkBlock } from '../../src/node/machine-view.ts';
import { writeLinks } from '../../src/node/machine-view.ts';
import { buildSearchIndex } from '../../src/node/search-index.ts';
import { createPagesVerifier, type Verdict } from '../../src/node/verify.ts';
import { findArticles } from '../../src/node/verify-pages.ts';
import { readRecords } from '../../src/node/verify-records.ts';
import { writeFiles } from '../support/files.ts';
import { siteOf, verifyIndex } from '../support/search-index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a.md':
    '# [A](https://a.example.org/)\n\n- [x](https://x.example.org/?a=1&b=2) ([HN](https://hn.example.org/1))\n- [again](https://x.example.org/?a=1&b=2)\n',
  'b.md': '# B\n\nMail [us](mailto:us@example.org) or see [A](a.md).\n',
};

let stage: string;
let site: Site;
let pages: Record<string, string>;
beforeEach(async () => {
  const content = temporaryFolder();
  writeFiles(content, NOTES);
  const loaded = await loadSite(content);
  if (loaded.site === null) throw new Error('no site');
  site = loaded.site;
  stage = temporaryFolder();
  await writeLinks(site, join(stage, 'links.ndjson'));
  pages = Object.fromEntries(
    Array.from(site.notes.values(), (note) => [
      `${note.path.slice(0, 1)}/index.html`,
      `<a href="https://elsewhere.example.org/">theme</a><article class="note" data-note="${note.path}"><h1>${note.heading.html}</h1>${renderBody(note, site.settings)}</article>`,
    ]),
  );
  writeFiles(stage, { ...pages, 'index.html': '<a href="/a/">A</a>' });
});
/** Checks the whole site at once. */
function verifyPages(checked?: ReadonlyMap<string, string | null>, links?: readonly LinkBlock[]): Promise<Verdict> {
  const verifier = createPagesVerifier(site, stage, checked);
  verifier.verifyRecords(join(stage, 'links.ndjson'), links);
  return verifier.finish();
}
const told = async () => (await verifyPages()).messages.map(({ file, rule, message }) => `${file} ${rule}: ${message}`);

describe('verifyPages', () => {
  it('finds nothing in a whole site, and counts its pages', async () => {
    const { messages, pages: count, files } = await verifyPages();
    expect({ messages, count }).toEqual({ messages: [], count: 3 });
    expect(Array.from(files, ([path, { note }]) => [path, note]).sort()).toEqual([
      ['a/index.html', 'a.md'],
      ['b/index.html', 'b.md'],
      ['index.html', null],
    ]);
  });

  it('does not read again what was checked before, and still wants it to be there', async () => {
    const checked = new Map([['a/index.html', 'a.md'] as const, ['index.html', null] as const]);
    const { messages, files } = await verifyPages(checked);
    expect([messages, [...files.keys()]]).toEqual([[], ['b/index.html']]);
    rmSync(join(stage, 'a/index.html'));
    expect((await verifyPages(checked)).messages).toMatchObject([{ file: 'a.md', rule: 'verify-pages' }]);
  });

  it('finds what it finds at the end also on pages that are checked while others are written', async () => {
    const check = (early: readonly string[], change?: () => void) => {
      const verifier = createPagesVerifier(site, stage);
      early.forEach(verifier.verifyPage);
      change?.();
      verifier.verifyRecords(join(stage, 'links.ndjson'));
      return verifier.finish();
    };
    writeFiles(stage, { 'a/index.html': (pages['a/index.html'] ?? '').replace('https://x.example.org', '/lost') });
    expect(await check(['a/index.html', 'index.html'])).toEqual(await verifyPages());
    const mended = await check(['a/index.html'], () => writeFiles(stage, pages));
    expect(mended).toEqual(await verifyPages());
    expect(mended.messages).toEqual([]);
    const gone = await check(['a/index.html', 'never/index.html'], () => rmSync(join(stage, 'a/index.html')));
    expect(gone.messages).toMatchObject([{ file: 'a.md', rule: 'verify-pages' }]);
  });

  it('reads records that were checked before when they are not the same bytes', async () => {
    const file = join(stage, 'links.ndjson');
    const links = (await writeLinks(site, file)).map((block) => ({ ...block, isKept: true }));
    const check = async () => (await verifyPages(new Map(), links)).messages;
    expect(await check()).toEqual([]);
    const text = readFileSync(file, 'utf8');
    for (const changed of [text.replace('x.example', 'y.example'), text.replace(/^.*\n/, '')]) {
      writeFileSync(file, changed);
      expect(await check()).toMatchObject([{ file: 'a.md', message: expect.stringMatching(/links\.ndjson/) }]);
    }
  });

  it('reads addresses in any script, and strings that look like records', async () => {
    const content = temporaryFolder();
    const text = '- [","url":"https://no.example/"](https://example.org/ü/"%5C?q=ñ) - `"note":"b.md"` \\\\\n';
    writeFiles(content, { 'ä/"a".md': text });
    const loaded = await loadSite(content);
    if (loaded.site === null) throw new Error('no site');
    await writeLinks(loaded.site, join(stage, 'links.ndjson'));
    const records = new Map(readRecords(join(stage, 'links.ndjson')));
    expect([...records]).toEqual([['ä/"a".md', loaded.site.notes.get('ä/"a".md')?.addresses]]);
    expect(records.get('ä/"a".md')).toHaveLength(1);
  });

  it.each([
    [
      'a link that a page has lost',
      (html: string) => html.replace('https://x.example.org', '/lost'),
      /^a\.md verify-links: .*the page `a\/index\.html`: 1 of 4 links are missing there: https:\/\/x\.example\.org\/\?a=1&b=2$/,
    ],
    [
      'a link that a page has added',
      (html: string) => html.replace('</article>', '<a href="https://new.example.org">x</a></article>'),
      /^a\.md verify-links: .*1 links are there that the note does not have: https:\/\/new\.example\.org$/,
    ],
    [
      'a page that is missing',
      (html: string) => html.replace('data-note="a.md"', ''),
      /^a\.md verify-pages: .*none, expected exactly one$/,
    ],
    [
      'a page of no note',
      (html: string) => html.replace('data-note="a.md"', 'data-note="z.md"'),
      /^z\.md verify-pages: .*`a\/index\.html` of a note that is not in the content$/,
    ],
    ['a note that is shown twice', (html: string) => html + html, /^a\.md verify-pages: .*expected exactly one$/],
  ])('tells of %s', async (_, change, expected) => {
    writeFiles(stage, { 'a/index.html': change(pages['a/index.html'] ?? '') });
    expect(await told()).toContainEqual(expect.stringMatching(expected));
  });

  it('tells of a record that is missing', async () => {
    const notes = new Map([...site.notes].map(([path, note]) => [path, { ...note, links: note.links.slice(1) }]));
    await writeLinks({ ...site, notes }, join(stage, 'links.ndjson'));
    expect(await told()).toEqual([
      expect.stringMatching(/^a\.md verify-links: .*links\.ndjson: 1 of 4 links are missing/),
      expect.stringMatching(
        /^b\.md verify-links: .*links\.ndjson: 1 of 1 links are missing there: mailto:us@example\.org$/,
      ),
    ]);
  });

  it('tells of a link that the model has lost', async () => {
    const notes = new Map(
      [...site.notes].map(([path, note]) => [
        path,
        { ...note, addresses: [...note.addresses, 'https://lost.example.org/'] },
      ]),
    );
    site = { ...site, notes };
    expect(await told()).toContainEqual(
      expect.stringMatching(
        /^a\.md verify-links: .*the model: 1 of 5 links are missing there: https:\/\/lost\.example\.org\/$/,
      ),
    );
  });

  it.each(['entry.mjs', 'server/chunk.js', 'a/code.ts'])('tells of %s', async (file) => {
    writeFiles(stage, { [file]: '' });
    expect(await told()).toEqual([expect.stringMatching(/^\. verify-files: .*expected none that a server runs$/)]);
  });
});

describe('verifyIndex', () => {
  it('finds every link of every note in the index, and tells of one that is not there', async () => {
    await buildSearchIndex(site, { workDir: join(stage, 'work'), outDir: stage });
    expect((await verifyIndex(site, stage)).messages).toEqual([]);
    const [first] = site.notes.values();
    if (first === undefined) throw new Error('no note');
    const more = new Map([
      ...site.notes,
      [first.path, { ...first, addresses: [...first.addresses, 'https://lost.example.org/'] }],
    ]);
    expect((await verifyIndex({ ...site, notes: more }, stage)).messages).toMatchObject([
      {
        rule: 'verify-links',
        message: expect.stringMatching(
          /the search index: 1 of 6 links are missing there: https:\/\/lost\.example\.org\/$/,
        ),
      },
    ]);
  });

  it('does the same in a thread where there are many links', async () => {
    const links = Array.from({ length: 2100 }, (_, number) => `- [x](https://x.example.org/${number})`);
    const many = await siteOf({ 'many.md': `# Many\n\n${links.join('\n')}\n` });
    await buildSearchIndex(many, { workDir: join(stage, 'work'), outDir: stage });
    expect((await verifyIndex(many, stage)).messages).toEqual([]);
    const [note] = many.notes.values();
    if (note === undefined) throw new Error('no note');
    const fewer = new Map([[note.path, { ...note, addresses: note.addresses.slice(1) }]]);
    expect((await verifyIndex({ ...many, notes: fewer }, stage)).messages).toMatchObject([{ rule: 'verify-links' }]);
  });

  it('says that an index cannot be read', async () => {
    expect((await verifyIndex(site, stage)).messages).toMatchObject([{ rule: 'verify-index' }]);
  });
});

it('findArticles reads addresses as a browser does', () => {
  const html =
    '<article id="x" data-note="a &amp; &quot;b&quot;.md"><a title="a > b" href="https://x.example.org/?a=1&#x26;b=&#39;2&#39;">x</a>' +
    '<a href="/own/">y</a><a href="#h-z">z</a><abbr href="https://no.example.org">n</abbr><a\nrel="nofollow" href="mailto:us@example.org">m</a></article>' +
    '<a href="https://after.example.org">after</a>';
  expect(findArticles(html)).toEqual([
    { note: 'a & "b".md', addresses: ["https://x.example.org/?a=1&b='2'", 'mailto:us@example.org'] },
  ]);
});
