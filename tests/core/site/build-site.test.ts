import { describe, expect, it } from 'vitest';
import { links, sampleSite } from './sample.ts';

const { site } = sampleSite(
  {
    'intro.md': { text: '# Welcome\n\nSee [Zig](languages/zig.md).', slug: '/' },
    'languages/languages.md': `# Programming languages\n\n${links(2, 'index')}`,
    'languages/zig.md': `# Zig\n\n${links(3, 'zig')}\n\nText with [a mention](https://mention.example/).`,
    'languages/ada.md': `# ada\n\n${links(1, 'ada')}\n\n[Zig](zig.md), again [Zig](zig.md#x), [own](ada.md)`,
    'languages/web-only/css/css.md': `# CSS\n\n${links(4, 'css')}\n\nSee [Zig](../../zig.md).`,
    'écrits/note.md': '# Élan',
  },
  { title: 'Sample' },
);

describe('categories', () => {
  it('nest as folders do, with those in between that hold no note themselves', () => {
    expect([...site.categories.keys()].sort()).toEqual(
      ['', 'languages', 'languages/web-only', 'languages/web-only/css', 'écrits'].sort(),
    );
    expect(site.categories.get('languages')?.parent).toBe('');
    expect(site.categories.get('languages/web-only')?.children).toEqual(['languages/web-only/css']);
    expect(site.categories.get('')?.parent).toBeNull();
  });

  it('are titled by their index note, else by their folder, the root by the site', () => {
    const titles = Array.from(site.categories.values(), ({ path, title }) => [path, title]);
    expect(Object.fromEntries(titles)).toEqual({
      '': 'Sample',
      languages: 'Programming languages',
      'languages/web-only': 'Web only',
      'languages/web-only/css': 'CSS',
      écrits: 'Écrits',
    });
  });

  it('list their notes and subcategories by title, case and accents aside, the index note apart', () => {
    expect(site.categories.get('languages')?.notes).toEqual(['languages/ada.md', 'languages/zig.md']);
    expect(site.categories.get('languages')?.index).toBe('languages/languages.md');
    expect(site.categories.get('')?.children).toEqual(['écrits', 'languages']);
    expect(site.categories.get('')?.notes).toEqual([]);
  });

  it('count the notes and entries of all below, index notes included and mentions left out', () => {
    expect(site.categories.get('languages')?.totals).toEqual({ notes: 4, entries: 10 });
    expect(site.categories.get('languages/web-only')?.totals).toEqual({ notes: 1, entries: 4 });
    expect(site.categories.get('')?.totals).toEqual({ notes: 6, entries: 10 });
  });

  it('take a note beside the folder as index note', () => {
    const { site: beside } = sampleSite({ 'tools.md': '# The tools', 'tools/git.md': '# Git' });
    expect(beside.categories.get('tools')).toMatchObject({ index: 'tools.md', title: 'The tools' });
    expect(beside.categories.get('tools')?.totals.notes).toBe(2);
    expect(beside.categories.get('')?.notes).toEqual([]);
  });
});

describe('backlinks', () => {
  it('name each note once, by path, and no note itself', () => {
    expect(site.backlinks.get('languages/zig.md')).toEqual([
      { from: 'intro.md', text: 'Zig' },
      { from: 'languages/ada.md', text: 'Zig' },
      { from: 'languages/web-only/css/css.md', text: 'Zig' },
    ]);
    expect(site.backlinks.get('languages/ada.md')).toBeUndefined();
  });
});

describe('links listed in several notes', () => {
  it('are found by their normalised address', () => {
    const { site: twice } = sampleSite({
      'a.md':
        '- [One](https://www.example.org/x/)\n- [One again](http://example.org/x)\n- [Alone](https://alone.example/)',
      'b.md': '- [Other title](https://example.org/x?utm_source=b)',
      'c.md':
        'Only [mentioned](https://example.org/x).\n\n- [Twice](https://twice.example/)\n- [Twice](https://twice.example/)',
    });
    expect([...twice.shared.keys()]).toEqual(['example.org/x']);
    expect(twice.shared.get('example.org/x')?.map(({ note, title }) => [note, title])).toEqual([
      ['a.md', 'One'],
      ['a.md', 'One again'],
      ['b.md', 'Other title'],
    ]);
  });
});
