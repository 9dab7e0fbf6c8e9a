import { describe, expect, it } from 'vitest';
import { planNote } from '../../../src/core/site/plan-note.ts';
import { sampleSite } from './sample.ts';

const { site } = sampleSite(
  {
    'tools/git.md': '# Git\n',
    'tools/tools.md': '# Tools\n',
    'Machine Learning/papers.md': '# Papers\n',
    'old.md': { text: '# Old\n', slug: 'new-place' },
    'C#.md': '# C#\n',
  },
  {},
  ['Pictures/fog.svg'],
);

const plan = (category: string, title: string) => planNote(site.addresses, category, title);

describe('a note is named by its title', () => {
  it.each([
    ['tools', 'Command line', 'tools/command-line.md'],
    ['tools', 'C# & F#', 'tools/c-sharp-f-sharp.md'],
    ['tools', 'TCP/IP', 'tools/tcp-ip.md'],
    ['tools', '../../etc/passwd', 'tools/etc-passwd.md'],
    ['tools', 'Größe', 'tools/größe.md'],
    ['', 'Root', 'root.md'],
    ['Machine Learning', 'A', 'Machine Learning/a.md'],
    ['machine-learning', 'A', 'Machine Learning/a.md'],
    ['TOOLS', 'A', 'tools/a.md'],
    ['pictures', 'A', 'Pictures/a.md'],
    ['Not There/Yet', 'A', 'not-there/yet/a.md'],
    ['tools/New', 'A', 'tools/new/a.md'],
  ])('in %j, %j becomes %s', (category, title, path) => {
    expect(plan(category, title)).toEqual({ type: 'free', path });
  });

  it('in at most 60 characters, cut between words', () => {
    const planned = plan('', 'words '.repeat(30));
    expect(planned.path).toBe(`${'words-'.repeat(10).slice(0, -1)}.md`);
  });

  it('even if it has no letter', () => {
    expect(plan('', '🌿').path).toMatch(/^[a-z0-9]{10}\.md$/);
  });
});

describe('a place that is taken is refused', () => {
  it.each([
    ['the same file', 'tools', 'Git', 'tools/git.md'],
    ['another file with that address', '', 'C#', 'C#.md'],
    ['an address that a note chose', '', 'New place', 'old.md'],
    ['an address of the site', '', 'Search', null],
    ['a folder of the site', 'pagefind', 'A', null],
  ])('%s', (_, category, title, owner) => {
    expect(plan(category, title)).toMatchObject({ type: 'taken', owner });
  });
});
