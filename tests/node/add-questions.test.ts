import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../src/node/questions.ts';
import { type AddRequest, runAdd } from '../../src/node/run-add.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const GIT =
  '# Git\n\n## Learn\n\n- [Pro Git](https://git-scm.com/book) - A book on git.\n\n## Tools\n\n- [tig](https://tig.example/) - Browses commits.\n';
const HELIX = '# Editors\n\n- [Helix](https://helix-editor.com/)\n';

/** Adds a link, answering what is asked with these lines; then nobody is there any more. */
async function converse(answers: readonly string[], known: Partial<AddRequest> = {}) {
  const contentDir = temporaryFolder();
  writeFiles(contentDir, { 'git.md': GIT, 'editors.md': HELIX });
  const input = new PassThrough();
  const output = new PassThrough();
  const questions = openQuestions(input, output);
  input.end(answers.map((answer) => `${answer}\n`).join(''));
  const request: AddRequest = {
    contentDir,
    url: 'https://new.example/gitui',
    title: undefined,
    description: undefined,
    companions: [],
    note: undefined,
    section: undefined,
    again: false,
    dryRun: false,
    ...known,
  };
  const result = await runAdd(request, { questions, notify: () => undefined }).catch((error: Error) => error);
  questions.close();
  const said = (await output.end().toArray()).join('');
  const read = (name: string) => readFileSync(join(contentDir, name), 'utf8');
  return { result, said, git: read('git.md'), editors: read('editors.md') };
}

describe('in a terminal, add asks for what is missing', () => {
  it('title, description and place, with the likeliest places by number', async () => {
    const { result, said, git } = await converse(['', 'gitui', 'Shows commits.', '1']);
    expect(result).toMatchObject({ type: 'added' });
    expect(said).toMatch(/Title: .*Title: .*Description .*\n? {2}1 {2}git\.md {2}Tools\n/s);
    expect(git).toBe(`${GIT}- [gitui](https://new.example/gitui) - Shows commits.\n`);
  });

  it('a note by its path, and its section by number or heading', async () => {
    const byNumber = await converse(['gitui', '', 'git.md', '1']);
    expect(byNumber.said).toMatch(/Section \(1 to 3, or a heading\)/);
    expect(byNumber.git).toContain('(https://new.example/gitui)\n');
    const byName = await converse(['gitui', '', 'git', 'learn']);
    expect(byName.git).toBe(GIT.replace('git.\n', 'git.\n- [gitui](https://new.example/gitui)\n'));
  });

  it('again when there is no such note or section', async () => {
    const { said, git } = await converse(['x', '', 'gti.md', '9', 'git', 'Toolz', '', 'Tools']);
    expect(said).toMatch(/Did you mean `git\.md`\?.*expected one of its headings/s);
    expect(git).toBe(`${GIT}- [x](https://new.example/gitui)\n`);
  });

  it('not for what is given, nor for the section of a note without any', async () => {
    const { said, editors } = await converse([], { title: 'Vim', description: '', note: 'editors' });
    expect(said).toBe('');
    expect(editors).toBe(`${HELIX}- [Vim](https://new.example/gitui)\n`);
  });

  it('not for the note of a section that is named, but for which of those that have it', async () => {
    const { said, git } = await converse(['1'], { title: 'Git', description: '', section: 'learn' });
    expect(said).toContain('  1  git.md  Learn\n');
    expect(git).toContain('git.\n- [Git](https://new.example/gitui)\n');
  });

  it('and changes nothing when nobody answers', async () => {
    const { result, git } = await converse(['gitui', '']);
    expect(result).toMatchObject({ name: 'UsageError', message: expect.stringContaining('were not answered') });
    expect(git).toBe(GIT);
  });

  it('and asks nothing when the link is listed already', async () => {
    const { result, said } = await converse([], { url: 'http://www.tig.example' });
    expect([result, said]).toEqual([expect.objectContaining({ type: 'listed' }), '']);
  });
});
