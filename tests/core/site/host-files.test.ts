import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNamedByContent } from '../../../src/core/site/caching.ts';
import { formatHeaders, formatRedirects } from '../../../src/core/site/host-files.ts';
import { SECURITY_HEADERS } from '../../../src/core/site/security-headers.ts';
import { ROOT } from '../../support/run-script.ts';
import { sampleSite } from './sample.ts';

const NAMES = ['addresses.c37c7f57/', 'groups.d2459b21', 'index/', 'links/', 'pagefind.js', 'search.json'];

/** Rules of a file of headers: path to the headers below it. */
function rulesOf(text: string): Map<string, string[]> {
  const blocks = text.trimEnd().split('\n\n');
  return new Map(blocks.map((block) => [block.split('\n')[0] ?? '', block.split('\n').slice(1)]));
}

describe('_headers', () => {
  it('keeps long only what is named by its content', () => {
    const rules = rulesOf(formatHeaders('/x/', NAMES));
    expect([...rules.keys()]).toEqual([
      '/x/*',
      '/x/_astro/*',
      '/x/pagefind/addresses.c37c7f57/*',
      '/x/pagefind/groups.d2459b21',
      '/x/pagefind/index/*',
      '/x/pagefind/links/*',
    ]);
  });

  it('sends no header twice, which hosts would join, and no type of content', () => {
    const [[, all = []] = [], ...others] = rulesOf(formatHeaders('/', NAMES));
    const name = (line: string) => line.split(':')[0]?.trim().toLowerCase();
    for (const [path, headers] of others) {
      expect(headers.map(name), path).toEqual(['cache-control']);
    }
    expect(all.map(name)).not.toContain('cache-control');
    expect(all.map(name)).not.toContain('content-type');
    expect(all).toContain('  X-Content-Type-Options: nosniff');
  });

  it('stays within the limits of Cloudflare: 100 rules, lines of 2,000 characters', () => {
    const text = formatHeaders('/', NAMES);
    expect(rulesOf(text).size).toBeLessThanOrEqual(100);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
  });

  it('has stars at the end of a path only, which all hosts know', () => {
    for (const path of rulesOf(formatHeaders('/', NAMES)).keys()) expect(path).toMatch(/^[^*]*\/\*$|^[^*]*$/);
  });
});

describe('_redirects', () => {
  it('leads from each alias to its note, once for each host', () => {
    const { site } = sampleSite(
      { 'a/ä.md': { text: '# A\n', aliases: ['ö', 'old/A'] }, 'b.md': '# B\n' },
      { base: '/x' },
    );
    const lines = formatRedirects(site)?.split('\n').slice(1, -1) ?? [];
    expect(lines).toEqual([
      '/x/a/%C3%B6/ /x/a/%C3%A4/ 301!',
      '/x/a/%C3%B6/ /x/a/%C3%A4/ 301',
      '/x/old/a/ /x/a/%C3%A4/ 301!',
      '/x/old/a/ /x/a/%C3%A4/ 301',
    ]);
  });

  it('leaves out what is too long, where the page at the old address is left', () => {
    const { site } = sampleSite({ 'a.md': { text: '# A\n', aliases: [`${'long/'.repeat(220)}b`] }, 'b.md': '# B\n' });
    expect(site.redirects).toHaveLength(1);
    expect(formatRedirects(site)).toBeNull();
  });
});

it.each([
  ['_astro/Base.BKmja5DK.css', true],
  ['pagefind/index/en_ab12.pf_index', true],
  ['pagefind/words.bc01b688/12', true],
  ['pagefind/facets.1ed48227', true],
  ['pagefind/pagefind.en_67f035139a.pf_meta', true],
  ['pagefind/pagefind.js', false],
  ['pagefind/search.json', false],
  ['pagefind/wasm.en.pagefind', false],
  ['_share/abc.png', false],
  ['index.html', false],
  ['a/_astro/b.css', false],
])('tells whether %s is named by its content: %s', (path, is) => {
  expect(isNamedByContent(path)).toBe(is);
});

it('says the same headers in the guide for servers', () => {
  const guide = readFileSync(join(ROOT, 'docs/hosting.md'), 'utf8');
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(guide).toContain(`add_header ${name} "${value}" always;`);
  }
});
