import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { notePages } from '../support/built-site.ts';
import { writeFiles } from '../support/files.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const OLD = '# Old\n\n- [Slip](httpvs://old.example.org/a) - Known for years.\n- [Fine](https://fine.example.org/)\n';

it('lets a known error pass as text and still stops at a new one', async () => {
  const folder = temporaryFolder();
  const content = join(folder, 'content');
  const baseline = join(folder, 'baseline.json');
  const out = join(folder, 'dist');
  writeFiles(content, { 'old.md': OLD, 'new.md': '# New\n' });

  expect((await runScript('check', ['--content', content])).code).toBe(1);
  expect((await runScript('check', ['--content', content, '--write-baseline', baseline])).code).toBe(0);
  expect((await runScript('check', ['--content', content, '--baseline', baseline])).code).toBe(0);

  const built = await runScript('build', ['--content', content, '--out', out, '--baseline', baseline]);
  expect(built.code, built.stderr).toBe(0);
  const article = notePages(out).get('old.md')?.article;
  expect(article?.text).toContain('Slip');
  expect(article?.text).toContain('httpvs://old.example.org/a');
  expect(article?.text).toContain('Known for years.');

  // The same slip at another place of the same file is known; one in another file is new.
  writeFileSync(join(content, 'old.md'), `# Old\n\nA new first line.\n${OLD.slice(5)}`);
  expect((await runScript('check', ['--content', content, '--baseline', baseline])).code).toBe(0);
  writeFileSync(join(content, 'new.md'), '# New\n\n- [Slip](httpvs://old.example.org/b)\n');
  const again = await runScript('build', ['--content', content, '--out', out, '--baseline', baseline]);
  expect(again.code).toBe(1);
  expect(again.stdout + again.stderr).toContain('new.md:3');
  expect(readFileSync(join(out, 'old/index.html'), 'utf8')).toContain('Known for years.');
});

it('takes a baseline that lies beside the notes', async () => {
  const content = temporaryFolder();
  writeFiles(content, { 'old.md': OLD });
  const file = join(content, '.waymark-baseline.json');
  await runScript('check', ['--content', content, '--write-baseline', file]);
  expect(existsSync(file)).toBe(true);
  expect((await runScript('check', ['--content', content])).code).toBe(0);
});

it('records nothing that would publish something unsafe', async () => {
  const content = temporaryFolder();
  const baseline = join(temporaryFolder(), 'baseline.json');
  writeFiles(content, { 'code.md': '---js\n1\n---\n', 'bytes.md': new Uint8Array([0xff, 0xfe]) });
  await runScript('check', ['--content', content, '--write-baseline', baseline]);
  expect((await runScript('check', ['--content', content, '--baseline', baseline])).code).toBe(1);
});
