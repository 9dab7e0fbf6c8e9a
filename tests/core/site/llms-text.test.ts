import { expect, it } from 'vitest';
import { formatLlmsText } from '../../../src/core/site/llms-text.ts';
import { links, sampleSite } from './sample.ts';

it('has a title, a summary, and for each category the Markdown of its notes', () => {
  const { site } = sampleSite(
    {
      'index.md': '# Start\n\nWhere to begin.\n',
      'linux/linux.md': `# Linux\n\n${links(2, 'l')}\n`,
      'linux/nix/nix.md': `# [Nix] \\[sic\\]\n\nAbout\nNix.\n\n${links(3, 'n')}\n`,
    },
    { title: 'My links', description: 'A few.', url: 'https://links.example.org', base: '/x' },
  );
  expect(formatLlmsText(site).split('\n\n## Optional')[0]).toBe(`# My links

> A few.

5 links in 3 notes. Each note is a Markdown file in which a list item is a link: \`- [title](address) - description ([companion](address))\`.

## Notes

- [Start](https://links.example.org/x/index.md): Where to begin.

## Linux

- [\\[Nix\\] \\[sic\\]](https://links.example.org/x/linux/nix.md): 3 links. About Nix.
- [Linux](https://links.example.org/x/linux.md): 2 links`);
});

it('stays short for a large site, lists some of each category and says what is left out', () => {
  const notes = Object.fromEntries(
    ['a', 'b', 'c'].flatMap((folder) =>
      Array.from({ length: 400 }, (_, index) => [
        `${folder}/${index}.md`,
        `# ${folder} ${index}\n\n${'Words and words. '.repeat(40)}\n\n${index === 7 ? links(2, folder) : ''}\n`,
      ]),
    ),
  );
  const text = formatLlmsText(sampleSite(notes).site);
  expect(text.split('\n').filter((line) => line.startsWith('- [')).length).toBeLessThanOrEqual(302);
  expect(text.length).toBeLessThan(100_000);
  for (const folder of ['a', 'b', 'c']) expect(text).toContain(`- [${folder} 7](/${folder}/7.md): 2 links.`);
  expect(text).toContain('- 325 more notes, listed in notes.json');
});
