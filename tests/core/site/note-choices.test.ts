import { expect, it } from 'vitest';
import { buildNoteChoices } from '../../../src/core/site/note-choices.ts';
import { sampleSite } from './sample.ts';

it('lists notes by title with their headings, each once', () => {
  const { site } = sampleSite({ 'b.md': '# Zebra\n\n## One\n\n## Two\n\n## One', 'a/c.md': '# Apple' });
  expect(buildNoteChoices(site)).toEqual([
    ['a/c.md', 'Apple'],
    ['b.md', 'Zebra', 'One', 'Two'],
  ]);
});
