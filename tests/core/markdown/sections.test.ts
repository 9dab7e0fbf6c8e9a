import { describe, expect, it } from 'vitest';
import { findSection, listSections, sectionName } from '../../../src/core/markdown/sections.ts';
import { parse } from './parse.ts';

const { note } = parse('# Git\n\n## Tools\n\n### Links\n\n## After Git\n\n### Links\n\n## Git\n');

function find(name: string): unknown {
  const found = findSection(note, name);
  if (found.type === 'found') return found.section.trail;
  if (found.type === 'ambiguous') return found.sections.map(({ trail }) => trail);
  return { nearest: found.nearest.map(({ heading }) => heading?.text) };
}

describe('a section is found by', () => {
  it.each([
    ['its heading', 'Tools', ['Tools']],
    ['its heading in another case', ' tools ', ['Tools']],
    ['its anchor', '#links-1', ['After Git', 'Links']],
    ['the headings above it', 'After Git > Links', ['After Git', 'Links']],
    ['a heading like the title of the note', 'Git', ['Git']],
    ['nothing: the part before the first heading', '', []],
  ])('%s', (_, name, trail) => {
    expect(find(name)).toEqual(trail);
  });

  it('the title of its note, where no heading is like it', () => {
    expect(findSection(parse('# Nix\n\n## A\n').note, 'nix')).toMatchObject({ section: { heading: null } });
  });
});

it('is ambiguous when several have the name', () => {
  expect(find('Links')).toEqual([
    ['Tools', 'Links'],
    ['After Git', 'Links'],
  ]);
});

it.each([
  ['a slip', 'Toosl', 'Tools'],
  ['one of its words', 'Git after all that', 'After Git'],
])('that is not there has a nearest one: %s', (_, name, nearest) => {
  expect(find(name)).toMatchObject({ nearest: expect.arrayContaining([nearest]) });
  expect((find(name) as { nearest: string[] }).nearest[0]).toBe(nearest);
});

it('has a name that finds it again', () => {
  const sections = listSections(note);
  expect(sections.map((section) => sectionName(note, section))).toEqual([
    '',
    'Tools',
    '#links',
    'After Git',
    '#links-1',
    'Git',
  ]);
  for (const section of sections) {
    expect(findSection(note, sectionName(note, section))).toMatchObject({ section: { trail: section.trail } });
  }
});
