import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../support/files.ts';
import { makeRepository, type Repository } from '../support/repository.ts';
import { ROOT } from '../support/run-script.ts';

const BAD = '- [Bad](httpvs://bad.example/)\n';
const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(ROOT, 'scripts/check.ts'))}`;

/** A repository of notes with an old error, in which the hook looks at each commit. */
function hooked(): Repository {
  const repository = makeRepository({
    'package.json': JSON.stringify({ scripts: { check: command } }),
    'content/site.yaml': 'exclude: [drafts/]\n',
    'content/old.md': `# Old\n\n${BAD}`,
    'content/a note.md': '# Note\n\n- [A](https://a.example/)\n',
  });
  copyFileSync(join(ROOT, 'docs/hooks/pre-commit'), join(repository.folder, '.git/hooks/pre-commit'));
  return repository;
}

describe('the example of a pre-commit hook', () => {
  it('lets a good note pass, whatever is wrong in others', () => {
    const repository = hooked();
    writeFiles(repository.folder, {
      'content/a note.md': '# Note\n\n- [B](https://b.example/)\n',
      'content/drafts/draft.md': BAD,
    });
    expect(repository.commit()).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['changed', 'content/a note.md'],
    ['new', 'content/deep/er/new.md'],
  ])('stops a commit with an error in a %s note, and names the place', (_, path) => {
    const repository = hooked();
    writeFiles(repository.folder, { [path]: `# Note\n\n${BAD}` });
    expect(() => repository.commit()).toThrow(/note\.md:3:3|new\.md:3:3/);
    expect(repository.git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('looks at what is staged only', () => {
    const repository = hooked();
    writeFiles(repository.folder, { 'content/new.md': `# New\n\n${BAD}`, 'readme.txt': 'Words.\n' });
    repository.git('add', 'readme.txt');
    repository.git('commit', '--quiet', '--message', 'Words');
    expect(repository.git('rev-list', '--count', 'HEAD')).toBe('2');
  });
});
