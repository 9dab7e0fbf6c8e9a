import { describe, expect, it } from 'vitest';
import { sampleSite } from './sample.ts';

const redirectsOf = (aliases: readonly string[], path = 'tools/git.md') => {
  const { site, messages } = sampleSite(
    { [path]: { text: '# Git', aliases: [...aliases] }, 'tools/tools.md': '# Tools', 'tools/jj.md': '# jj' },
    {},
    ['tools/plan.png'],
  );
  return { redirects: site.redirects.map(({ from, to }) => `${from} > ${to}`), messages };
};

describe('aliases', () => {
  it.each([
    ['gitology', 'tools/gitology > tools/git'],
    ['Version Control', 'tools/version-control > tools/git'],
    ['/old/place', 'old/place > tools/git'],
    ['old/place/', 'old/place > tools/git'],
    ['/gitology', 'gitology > tools/git'],
  ])('lead from %j', (alias, redirect) => {
    expect(redirectsOf([alias])).toEqual({ redirects: [redirect], messages: [] });
  });

  it('lie beside the page of an index note', () => {
    const { site } = sampleSite({ 'a/b/b.md': { text: '# B', aliases: ['bee'] }, 'a/x.md': '# X' });
    expect(site.redirects).toEqual([{ from: 'a/bee', to: 'a/b' }]);
  });

  it('that are the address itself or stand twice are no second redirect', () => {
    expect(redirectsOf(['git', 'Git', 'g', 'G'])).toEqual({ redirects: ['tools/g > tools/git'], messages: [] });
  });

  it.each([
    ['jj', '`tools/jj.md`'],
    ['/tools', '`tools/tools.md`'],
    ['/search', 'the site itself'],
    ['/notes/', 'the site itself'],
    ['/pagefind/x', 'the site itself'],
    ['plan.png', '`tools/plan.png`'],
    ['jj.md', '`tools/jj.md`'],
    ['/', 'the site itself'],
  ])('that take the address of a page or file are an error: %j', (alias, owner) => {
    const { redirects, messages } = redirectsOf([alias]);
    expect(redirects).toEqual([]);
    expect(messages).toMatchObject([{ file: 'tools/git.md', line: 1, severity: 'error', rule: 'slug-collision' }]);
    expect(messages[0]?.message).toContain(owner);
  });

  it('of two notes that are the same are an error at the second', () => {
    const { site, messages } = sampleSite({
      'a.md': { text: '# A', aliases: ['same'] },
      'b.md': { text: '# B', aliases: ['Same'] },
    });
    expect(site.redirects).toEqual([{ from: 'same', to: 'a' }]);
    expect(messages).toMatchObject([{ file: 'b.md', rule: 'slug-collision' }]);
  });
});
