import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadRandomLink } from '../../../src/client/random/load-random-link.ts';
import { createFileLoader, type FileLoader } from '../../../src/client/search/load-files.ts';
import { readManifest } from '../../../src/client/search/read-manifest.ts';
import { EMPTY_MANIFEST, type SearchManifest } from '../../../src/core/search/search-manifest.ts';
import { buildIndex, serveFiles, siteOf } from '../../support/search-index.ts';

const quotation = 'Words of a quotation that goes on and on. '.repeat(6);
const NOTES = {
  'a/a.md':
    '# A\n\n- [One](https://one.example/)\n- [Two](https://two.example/)\n\n## B\n\n- [Three](https://three.example/)',
  'b c/ä.md': `# Ä\n\n- [${quotation}](https://quotation.example/)\n- [Four](https://four.example/)\n\nA [mention](https://m.example/).`,
};

afterEach(() => vi.unstubAllGlobals());

async function openIndex(): Promise<{ manifest: SearchManifest; files: FileLoader }> {
  const folder = pathToFileURL(join(await buildIndex(await siteOf(NOTES)), 'pagefind/')).href;
  serveFiles();
  return { manifest: await readManifest(folder), files: createFileLoader(folder) };
}

/** Gives numbers one after the other, the last one again and again. */
function numbers(...given: number[]): () => number {
  return () => (given.length > 1 ? given.shift() : given[0]) ?? 0;
}

describe('loadRandomLink', () => {
  it('gives any entry of the site with its note and place', async () => {
    const { manifest, files } = await openIndex();
    const found = new Map<string, string>();
    for (let number = 0; number < 1; number += 0.05) {
      const random = await loadRandomLink(manifest, files, numbers(number, 0));
      if (random !== null) found.set(random.link.url, `${random.note} ${random.href.replace(/l-\w+$/, 'l-ID')}`);
    }
    expect(Object.fromEntries(found)).toEqual({
      'https://one.example/': 'A a/#l-ID',
      'https://two.example/': 'A a/#l-ID',
      'https://three.example/': 'A a/#l-ID',
      'https://four.example/': 'Ä b-c/%C3%A4/#l-ID',
    });
  });

  it('gives what there is when nothing better comes', async () => {
    const { manifest, files } = await openIndex();
    const links = Array.from({ length: 20 }, (_, number) => loadRandomLink(manifest, files, numbers(number / 20)));
    const roles = new Set((await Promise.all(links)).map((random) => random?.link.role));
    expect(roles).toEqual(new Set(['entry', 'mention']));
  });

  it('gives nothing of a site without links, and rejects when a file cannot be had', async () => {
    const { manifest, files } = await openIndex();
    expect(await loadRandomLink(EMPTY_MANIFEST, files, Math.random)).toBeNull();
    await expect(loadRandomLink({ ...manifest, groups: 'none' }, files, Math.random)).rejects.toThrow();
  });
});
