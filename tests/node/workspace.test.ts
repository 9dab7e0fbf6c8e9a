import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSiteLoader } from '../../src/node/site-loader.ts';
import { writeWorkspace } from '../../src/node/workspace.ts';
import { hashFiles, writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a/a.md': '# A\n\n- [One](https://one.example/)\n',
  'a/x.md': '# X\n\n- [Two](https://two.example/)\n\n[A](a.md)\n',
  'a/b/b.md': '# B\n\n- [Three](https://three.example/)\n',
  'c/y.md': '# Y\n\n- [Four](https://four.example/)\n',
};

describe('writeWorkspace', () => {
  it.each([
    ['a longer text', { 'a/b/b.md': '# B\n\n- [Three](https://three.example/)\n- [Five](https://five.example/)\n' }],
    ['another title', { 'a/x.md': '# Xylophone\n\n- [Two](https://two.example/)\n' }],
    ['a note more', { 'c/z.md': '# Z\n\n- [Six](https://six.example/)\n' }],
    ['other settings', { 'site.yaml': 'outside:\n  newTab: true\n' }],
  ])('writes the same after a change as from nothing: %s', async (_, change) => {
    const [content, kept, clean] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    writeFiles(content, NOTES);
    const loader = createSiteLoader(content);
    const before = (await loader.reload()).site;
    if (before === null) throw new Error('no site');
    await writeWorkspace(before, kept, { previous: null });
    const first = hashFiles(kept);
    writeFiles(content, change);
    const after = (await loader.reload()).site;
    if (after === null) throw new Error('no site');
    await writeWorkspace(after, kept, { previous: before });
    await writeWorkspace(after, clean);
    expect(hashFiles(kept)).toEqual(hashFiles(clean));
    expect(hashFiles(kept)).not.toEqual(first);
  });

  it('leaves nothing of a note that is gone', async () => {
    const [content, kept, clean] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    writeFiles(content, NOTES);
    const loader = createSiteLoader(content);
    const before = (await loader.reload()).site;
    if (before === null) throw new Error('no site');
    await writeWorkspace(before, kept, { previous: null });
    rmSync(join(content, 'a/b'), { recursive: true });
    const after = (await loader.reload()).site;
    if (after === null) throw new Error('no site');
    await writeWorkspace(after, kept, { previous: before });
    await writeWorkspace(after, clean);
    expect(hashFiles(kept)).toEqual(hashFiles(clean));
  });

  it('leaves the files of other notes alone', async () => {
    const [content, dir] = [temporaryFolder(), temporaryFolder()];
    writeFiles(content, NOTES);
    const loader = createSiteLoader(content);
    const before = (await loader.reload()).site;
    if (before === null) throw new Error('no site');
    await writeWorkspace(before, dir, { previous: null });
    const bodies = Object.fromEntries(viewsOf(dir).map(({ path, body }) => [path, statSync(join(dir, body)).mtimeMs]));
    await new Promise((done) => setTimeout(done, 20));
    writeFiles(content, { 'c/y.md': '# Y\n\nNew.\n' });
    const after = (await loader.reload(['c/y.md'])).site;
    if (after === null) throw new Error('no site');
    await writeWorkspace(after, dir, { previous: before });
    const changed = viewsOf(dir).filter(({ path, body }) => statSync(join(dir, body)).mtimeMs !== bodies[path]);
    expect(changed.map(({ path }) => path)).toEqual(['c/y.md']);
  });

  it('shows findings only to those who ask for them', async () => {
    const [content, dir] = [temporaryFolder(), temporaryFolder()];
    writeFiles(content, { 'a.md': '# A\n\n- [Slip](httpvs://slip.example/)\n' });
    const { site, messages } = await createSiteLoader(content).reload();
    if (site === null) throw new Error('no site');
    await writeWorkspace(site, dir);
    expect(viewsOf(dir)[0]?.messages).toEqual([]);
    await writeWorkspace(site, dir, { messages });
    expect(viewsOf(dir)[0]?.messages).toMatchObject([{ line: 3, rule: 'unknown-scheme' }]);
  });
});

function viewsOf(dir: string): { path: string; body: string; messages: unknown[] }[] {
  const lines = readFileSync(join(dir, 'notes.ndjson'), 'utf8').split('\n');
  return lines.map((line) => JSON.parse(line));
}
