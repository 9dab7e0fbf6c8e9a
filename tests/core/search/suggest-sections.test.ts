import { describe, expect, it } from 'vitest';
import { suggestSections, type Unplaced } from '../../../src/core/search/suggest-sections.ts';
import { sampleSite } from '../site/sample.ts';

const { site } = sampleSite({
  'tools/git.md':
    '# [Git](https://git-scm.com)\n\n## Learn\n\n- [Pro Git](https://git-scm.com/book) - A book.\n\n## Tools\n\n- [lazygit](https://github.com/jesseduffield/lazygit) - Commits in a terminal window.\n- [tig](https://jonas.github.io/tig/) - Browses commits.\n',
  'tools/editors.md':
    '# Editors\n\n- [Helix](https://github.com/helix-editor/helix) - Edits text in a terminal.\n- [Vim](https://www.vim.org/) - Edits text.\n',
  'reading/papers.md':
    '# Papers\n\n## Systems\n\n- [Raft](https://arxiv.org/abs/1) - Agreement.\n\n## Languages\n\n- [Types](https://arxiv.org/abs/2) - On types of languages.\n- [More types](https://types.example/) - On types.\n',
  'reading/essays.md': '# Essays\n\n- [Élan vital](https://elan.example/) - What moves.\n- [Go](https://go.example/)\n',
  'empty.md': '# Empty\n\n## Nothing\n',
});

const suggest = (link: Partial<Unplaced>) =>
  suggestSections(site, { url: 'https://unknown.example/', title: '', ...link }).map(
    ({ note, anchor }) => `${note}#${anchor ?? ''}`,
  );

describe('the first section that is suggested is', () => {
  it.each<[by: string, link: Partial<Unplaced>, first: string]>([
    ['the words of its entries', { title: 'gitui', description: 'Commits from a terminal' }, 'tools/git.md#h-tools'],
    ['another form of a word', { title: 'Committing' }, 'tools/git.md#h-tools'],
    ['the host', { url: 'https://www.git-scm.com/docs' }, 'tools/git.md#h-learn'],
    ['the owner on a host of many', { url: 'https://github.com/helix-editor/plugins' }, 'tools/editors.md#'],
    ['a word of the address', { url: 'https://github.com/me/vim' }, 'tools/editors.md#'],
    ['a word that is written with an accent', { title: 'elan' }, 'reading/essays.md#'],
    ['a short word', { title: 'go' }, 'reading/essays.md#'],
    ['the heading', { title: 'A paper on languages' }, 'reading/papers.md#h-languages'],
    ['the title of the note', { title: 'Nothing but empty' }, 'empty.md#h-nothing'],
  ])('told by %s', (_, link, first) => {
    expect(suggest(link)[0]).toBe(first);
  });
});

it('suggests other sections of a note that fits behind the one that fits best', () => {
  expect(suggest({ url: 'https://arxiv.org/abs/3', title: 'Agreement' }).slice(0, 2)).toEqual([
    'reading/papers.md#h-systems',
    'reading/papers.md#h-languages',
  ]);
});

it('suggests nothing where nothing is shared', () => {
  expect(suggest({ title: 'Zzyzx' })).toEqual([]);
});
