import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLastChanges } from '../../src/node/last-changes.ts';
import { makeRepository, type Repository } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const GIT = { lastChange: 'git' } as const;

/** Changes files and commits them on a day. */
function change({ folder, git }: Repository, date: string, ...paths: string[]): void {
  for (const path of paths) appendFileSync(join(folder, path), 'More.\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change', '--date', date);
}

function sample(): Repository {
  const repository = makeRepository({ 'links/grün/a b.md': '# A\n', 'links/b.md': '# B\n', 'other.md': '# Other\n' });
  change(repository, '2020-01-31T23:30:00-0200', 'links/grün/a b.md', 'other.md');
  change(repository, '2021-05-05T12:00:00+0000', 'links/b.md', 'links/grün/a b.md');
  change(repository, '2022-12-31T23:30:00-0200', 'links/b.md');
  return repository;
}

it('tells the day of the last change in UTC, by path below the folder', async () => {
  const { folder } = sample();
  expect(Object.fromEntries(await readLastChanges(join(folder, 'links'), GIT))).toEqual({
    'grün/a b.md': '2021-05-05',
    'b.md': '2023-01-01',
  });
});

it('passes over merges and what a user has set for git', async () => {
  const repository = sample();
  const { folder, git } = repository;
  git('switch', '--quiet', '-c', 'side', 'HEAD~1');
  change(repository, '2024-02-02T00:00:00+0000', 'links/grün/a b.md');
  git('switch', '--quiet', 'main');
  git('merge', '--quiet', '--no-edit', 'side');
  git('config', 'log.showSignature', 'true');
  git('config', 'log.date', 'relative');
  const changes = await readLastChanges(join(folder, 'links'), GIT);
  expect(changes.get('grün/a b.md')).toBe('2024-02-02');
  expect(changes.get('b.md')).toBe('2023-01-01');
});

it('reads nothing unless it is asked for', async () => {
  expect((await readLastChanges(temporaryFolder(), { lastChange: 'off' })).size).toBe(0);
});

it('refuses a folder without a history, and a history that is cut off', async () => {
  await expect(readLastChanges(temporaryFolder(), GIT)).rejects.toThrow(/^git rev-parse failed in/);
  const { folder, git } = sample();
  const shallow = temporaryFolder();
  git('clone', '--quiet', '--depth', '1', `file://${folder}`, shallow);
  await expect(readLastChanges(join(shallow, 'links'), GIT)).rejects.toThrow('Unexpected shallow clone');
});
