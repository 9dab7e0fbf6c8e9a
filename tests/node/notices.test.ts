import { expect, it } from 'vitest';
import { assembleSite } from '../../src/node/load-site.ts';
import { readContent } from '../../src/node/read-content.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Rules that say something of two notes with a link in common, with these settings. */
async function rulesTold(settings: string, withoutNotices: boolean): Promise<string[]> {
  const folder = temporaryFolder();
  const note = '# Note\n\n- [One](https://one.example/)\n';
  writeFiles(folder, { 'site.yaml': settings, 'a.md': note, 'b.md': note });
  const { messages } = await assembleSite(await readContent(folder), { withoutNotices });
  return [...new Set(messages.map(({ rule }) => rule))];
}

it.each([
  ['title: Site\n', false, ['link-in-other-notes']],
  ['title: Site\n', true, []],
  ['rules:\n  link-in-other-notes: warning\n', true, ['link-in-other-notes']],
] as const)(
  'notices of the whole site are told unless they are not wanted: %j, %s',
  async (settings, without, told) => {
    expect(await rulesTold(settings, without)).toEqual(told);
  },
);
