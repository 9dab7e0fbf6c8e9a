import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unifiedDiff } from '../../src/node/unified-diff.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`);
const numbered = lines(1, 30).join('');

it('shows a change with three lines around it', () => {
  expect(unifiedDiff('a/b.md', numbered, numbered.replace('line 10\n', 'line ten\n'))).toBe(
    [
      '--- a/a/b.md',
      '+++ b/a/b.md',
      '@@ -7,7 +7,7 @@',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '+line ten',
      ' line 11',
      ' line 12',
      ' line 13',
      '',
    ].join('\n'),
  );
});

it('is empty when nothing differs', () => {
  expect(unifiedDiff('a.md', numbered, numbered)).toBe('');
});

it.each([
  ['far apart', numbered, numbered.replace('line 3\n', 'three\n').replace('line 28\n', 'x\n')],
  ['near each other', numbered, numbered.replace('line 3\n', 'three\n').replace('line 8\n', 'eight\n')],
  ['side by side', numbered, numbered.replace('line 3\nline 4\n', 'three\nfour\n')],
  ['at both ends', numbered, numbered.replace('line 1\n', 'one\n').replace('line 30\n', 'thirty\n')],
  ['without a line end', 'one\ntwo', 'one\n2'],
  ['with a new line end', 'one\ntwo', 'one\ntwo\n'],
  ['with other line ends', 'one\r\ntwo\r\n', 'one\r\n2\r\n'],
  ['of a line that comes', numbered, numbered.replace('line 9\n', 'line 9\nnew\n')],
  ['of lines that go', numbered, numbered.replace('line 9\nline 10\n', '')],
  ['of a first text', '', 'one\n'],
  ['with a byte order mark', '\ufeffone\ntwo\n', '\ufeff1\ntwo\n'],
])('git applies changes %s', (_, before, after) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'note.md': before, 'change.diff': unifiedDiff('note.md', before, after) });
  const { status, stderr } = spawnSync('git', ['apply', 'change.diff'], { cwd: folder, encoding: 'utf8' });
  expect(stderr.replace(/^warning: .*\n/gm, '')).toBe('');
  expect(status).toBe(0);
  expect(readFileSync(join(folder, 'note.md'), 'utf8')).toBe(after);
});
