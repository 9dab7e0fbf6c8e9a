import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadedSite } from '../../src/node/load-site.ts';
import { openPageLines, PAGES_FILE } from '../../src/node/page-lines.ts';
import { createSiteLoader } from '../../src/node/site-loader.ts';
import { followSite } from '../../src/node/workspace.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a/a.md': '# A\n\n- [One](https://one.example/)\n',
  'a/x.md': '# X\n\n- [Two](https://two.example/)\n\n[A](a.md)\n',
  'a/b/b.md': '# B\n\n- [Three](https://three.example/)\n',
  'c/y.md': `# Y\n\n${Array.from({ length: 400 }, (_, n) => `- [Ünit ${n}](https://n.example/${n})`).join('\n')}\n`,
  'c/z.md': '# Z\n\n- [Four](https://four.example/)\n',
};

let content: string;
let kept: string;
beforeEach(() => {
  [content, kept] = [temporaryFolder(), temporaryFolder()];
  writeFiles(content, NOTES);
});

/** Loads a folder and writes its workspace, again and again. */
async function following(dir: string, load: () => Promise<LoadedSite>, messages = false): Promise<() => Promise<void>> {
  const follow = await followSite(dir);
  return async () => {
    const loaded = await load();
    if (loaded.site === null) throw new Error('no site');
    await follow(loaded.site, messages ? loaded.messages : []);
  };
}

/** The pages that a workspace describes, each with its HTML, and the views that they share. */
function pagesIn(dir: string) {
  const bodies = readFileSync(join(dir, 'bodies.html'));
  const lines = openPageLines(join(dir, PAGES_FILE));
  const pages = lines.slugs.map((each) => {
    const { slug, view, body } = JSON.parse(lines.read(each) ?? '');
    const html = body.map(([at, length]: [number, number]) => bodies.toString('utf8', at, at + length)).join('');
    return { slug, view, html };
  });
  lines.close();
  const [site, overview] = ['site.json', 'overview.json'].map((name) => readFileSync(join(dir, name), 'utf8'));
  return { pages, site, overview };
}

describe('a workspace', () => {
  it.each([
    ['a longer text', { 'a/b/b.md': '# B\n\n- [Three](https://three.example/)\n- [Five](https://five.example/)\n' }],
    ['another title', { 'a/x.md': '# Xylophone\n\n- [Two](https://two.example/)\n' }],
    ['a note more', { 'c/w.md': '# W\n\n- [Six](https://six.example/)\n' }],
    ['other settings', { 'site.yaml': 'outside:\n  newTab: true\n' }],
  ])('is the same after a change as from nothing: %s', async (_, change) => {
    const clean = temporaryFolder();
    const loader = createSiteLoader(content);
    const follow = await following(kept, loader.reload);
    await follow();
    const first = pagesIn(kept);
    writeFiles(content, change);
    await follow();
    await (await following(clean, createSiteLoader(content).reload))();
    expect(pagesIn(kept)).toEqual(pagesIn(clean));
    expect(pagesIn(kept)).not.toEqual(first);
  });

  it('leaves nothing of a note that is gone', async () => {
    const clean = temporaryFolder();
    const follow = await following(kept, createSiteLoader(content).reload);
    await follow();
    rmSync(join(content, 'a/b'), { recursive: true });
    await follow();
    await (await following(clean, createSiteLoader(content).reload))();
    expect(pagesIn(kept)).toEqual(pagesIn(clean));
  });

  it('adds only what has changed to the file of bodies', async () => {
    const loader = createSiteLoader(content);
    let changed: string[] | undefined;
    const follow = await following(kept, () => loader.reload(changed));
    await follow();
    const before = readFileSync(join(kept, 'bodies.html'), 'utf8');
    writeFiles(content, { 'c/z.md': '# Z\n\nNew.\n' });
    changed = ['c/z.md'];
    await follow();
    const after = readFileSync(join(kept, 'bodies.html'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toContain('New.');
    expect(after.length - before.length).toBeLessThan(200);
  });

  it('cuts link lists between rows, and repeats the heading of a note that goes on', async () => {
    await (await following(kept, createSiteLoader(content).reload))();
    const lists = pagesIn(kept).pages.filter(({ slug }) => slug.startsWith('c/~links'));
    expect(lists.map(({ slug, view }) => [slug, view.list.rows])).toEqual([
      ['c/~links', 300],
      ['c/~links/2', 101],
    ]);
    for (const { html, view } of lists) {
      expect(html.match(/<li class="row(?: quote)?" data-kind="\w+">.*<\/li>\n/g)).toHaveLength(view.list.rows);
      expect(html.match(/<section class="group">/g)).toHaveLength(html.match(/<\/ul><\/section>/g)?.length ?? 0);
    }
    expect(lists[0]?.html).toMatch(
      /^<section class="group"><h2><a [^>]*><bdi>Y<\/bdi><\/a><\/h2>\n<ul class="links">\n<li/,
    );
    expect(lists[1]?.html).toMatch(
      /^<section class="group"><h2>.*Y<.*continued<\/span><\/h2>\n<ul class="links">\n<li.*n\.example\/300"/,
    );
    expect(lists[1]?.html).toMatch(/n\.example\/399".*<\/li>\n<\/ul><\/section>\n<section class="group"><h2>.*>Z</);
  });

  it('shows findings only to those who ask for them', async () => {
    writeFiles(content, { 'a/x.md': '# X\n\n- [Slip](httpvs://slip.example/)\n' });
    const findings = () => pagesIn(kept).pages.find(({ slug }) => slug === 'a/x')?.view.note.messages;
    await (await following(kept, createSiteLoader(content).reload))();
    expect(findings()).toEqual([]);
    await (await following(kept, createSiteLoader(content).reload, true))();
    expect(findings()).toMatchObject([{ line: 3, rule: 'unknown-scheme' }]);
  });
});
