import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readContent } from '../../src/node/read-content.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const read = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return readContent(folder);
};
const told = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  (await read(files)).messages.map(
    ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
  );

describe('readContent', () => {
  it('reads notes by path, with one byte order mark stripped and line ends kept', async () => {
    const content = await read({ 'b.md': '\ufeff# B\r\n', 'a/a.md': '# A\n', 'pic.png': 'x' });
    expect(content.sources).toEqual([
      { path: 'a/a.md', text: '# A\n' },
      { path: 'b.md', text: '# B\r\n' },
    ]);
    expect([...content.marked]).toEqual(['b.md']);
    expect(content.files).toEqual(['pic.png']);
    expect(content.messages).toEqual([]);
  });

  it('has defaults when there are no settings', async () => {
    expect((await read({ 'a.md': '' })).settings.title).toBe('Waymark');
  });

  it('counts what is no content in one notice', async () => {
    const content = await read({
      'note.md': '',
      '.git/x.md': '',
      'a/.obsidian/y.md': '',
      'node_modules/p/readme.md': '',
      'Contributing.md': '',
      'LICENSE.md': '',
      'a/CODE_OF_CONDUCT.md': '',
      'code-of-conduct.md': '',
      'drafts/d.md': '',
      'site.yaml': 'exclude: [drafts/]\n',
    });
    expect(content.sources.map((source) => source.path)).toEqual(['a/CODE_OF_CONDUCT.md', 'note.md']);
    expect(content.excluded).toEqual([
      '.git',
      'Contributing.md',
      'LICENSE.md',
      'a/.obsidian',
      'code-of-conduct.md',
      'drafts',
      'node_modules',
    ]);
    expect(content.messages).toMatchObject([{ file: '.', severity: 'notice', rule: 'excluded' }]);
    expect(content.messages[0]?.message).toMatch(/^4 folders and 3 files /);
  });

  it('takes back an exclusion', async () => {
    const content = await read({ 'CONTRIBUTING.md': '', 'site.yaml': "exclude: ['!CONTRIBUTING.md']\n" });
    expect(content.sources.map((source) => source.path)).toEqual(['CONTRIBUTING.md']);
  });

  it.each([
    ['a byte of Windows-1252', { 'a.md': bytes(0x61, 0x0a, 0xc3, 0xa9, 0x62, 0xe9, 0x0a) }, 'a.md:2:3 error encoding'],
    ['a byte after a mark', { 'a.md': bytes(0xef, 0xbb, 0xbf, 0x61, 0xff) }, 'a.md:1:2 error encoding'],
    ['a cut-off character', { 'a.md': bytes(0x61, 0xe2, 0x82) }, 'a.md:1:2 error encoding'],
    ['a cut-off sign for what is no UTF-8', { 'a.md': bytes(0x61, 0xef, 0xbf) }, 'a.md:1:2 error encoding'],
    ['UTF-16', { 'a.md': bytes(0xff, 0xfe, 0x61, 0x00) }, 'a.md:1:1 error encoding'],
    ['NUL', { 'a.md': 'ok\nx\0y\n' }, 'a.md:2:2 error control-character'],
    ['a control character', { 'a.md': 'x\u001b[31m\n' }, 'a.md:1:2 error control-character'],
    ['a C1 control character', { 'a.md': 'xx\u0085\n' }, 'a.md:1:3 error control-character'],
    ['a lone carriage return', { 'a.md': 'x\ry\n' }, 'a.md:1:2 error control-character'],
    ['a large file', { 'a.md': 'x\n'.repeat(524_289) }, 'a.md:1:1 error file-size'],
    ['a long line', { 'a.md': `ok\n${'é'.repeat(8193)}\n` }, 'a.md:2:1 error line-length'],
    ['a folder named like a note', { 'x.md/a.md': '' }, 'x.md:1:1 error file-name'],
    ['an ending in capitals', { 'a.MD': '' }, 'a.MD:1:1 error file-name'],
    ['another ending of Markdown', { 'a.markdown': '' }, 'a.markdown:1:1 error file-name'],
    ['a bidi control in a name', { 'a\u202etxt.md': '' }, 'a\u202etxt.md:1:1 error file-name'],
    ['a line feed in a name', { 'a\nb.md': '' }, 'a\nb.md:1:1 error file-name'],
    ['a backslash in a name', { 'a\\b.md': '' }, 'a\\b.md:1:1 error file-name'],
    ['a name that Windows refuses', { 'what?.md': '' }, 'what?.md:1:1 warning file-name'],
    ['two names in one case', { 'a/Note.md': '', 'a/note.md': '' }, 'a/note.md:1:1 error path-collision'],
    ['two folders in one case', { 'A/x.md': '', 'a/y.md': '' }, 'a:1:1 error path-collision'],
    ['two names in one composition', { 'é.md': '', 'e\u0301.md': '' }, 'é.md:1:1 error path-collision'],
    ['a folder without notes', { 'a.txt': '' }, '.:1:1 error no-notes'],
    ['a key of no setting', { 'a.md': '', 'site.yaml': 'title: A\ntitel: B\n' }, 'site.yaml:2:1 error settings-key'],
    [
      'a nested key of no setting',
      { 'a.md': '', 'site.yaml': 'outside:\n  newtab: true\n' },
      'site.yaml:2:3 error settings-key',
    ],
    ['a value of no setting', { 'a.md': '', 'site.yaml': 'images: lasy\n' }, 'site.yaml:1:9 error settings-value'],
    ['settings that are no YAML', { 'a.md': '', 'site.yaml': 'title: [\n' }, 'site.yaml:2:1 error settings-syntax'],
    ['settings under another name', { 'a.md': '', 'site.yml': 'title: A\n' }, 'site.yml:1:1 error settings-name'],
  ])('tells the place of %s', async (_, files, expected) => {
    expect(await told(files as Record<string, string | Uint8Array>)).toContain(expected);
  });

  it('takes what is at the limits', async () => {
    const files = {
      'a.md': 'x\n'.repeat(524_288),
      'b.md': `${'é'.repeat(8192)}\r\n\ttab\n`,
      'C#.md': '',
      '👩‍💻.md': '',
    };
    expect(await told(files)).toEqual([]);
  });

  it('names the nearest key in its own words', async () => {
    const [message] = (
      await read({ 'a.md': '', 'site.yaml': 'repository:\n  url: https://example.org/r\n  brnch: x\n' })
    ).messages;
    expect(message).toMatchObject({
      message: 'Unexpected key `brnch`, expected `url`, `branch` or `path`',
      hint: 'Write `branch`',
    });
  });

  it('refuses links, sockets and names that are not UTF-8, and goes on', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.md': '# A\n', 'out/secret.md': '# Secret\n' });
    symlinkSync(join(folder, 'out/secret.md'), join(folder, 'in/link.md'));
    symlinkSync(join(folder, 'out'), join(folder, 'in/linked'));
    const socket = createServer().listen(join(folder, 'in/socket.md'));
    onTestFinished(() => void socket.close());
    await once(socket, 'listening');
    for (const byte of [0xfe, 0xff]) {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/in/`), bytes(byte), Buffer.from('.md')]), '');
    }
    const { sources, messages } = await readContent(join(folder, 'in'));
    expect(sources.map((source) => source.path)).toEqual(['a.md']);
    expect(messages.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'link.md unsafe-file',
      'linked unsafe-file',
      'socket.md unsafe-file',
      '\ufffd.md file-name',
      '\ufffd.md file-name',
    ]);
    expect(new Set(messages.map(({ message }) => message)).size).toBe(4);
  });

  it.skipIf(process.getuid?.() === 0)('tells of what it may not read', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.md': '', 'b.md': '' });
    mkdirSync(join(folder, 'c'), { mode: 0 });
    chmodSync(join(folder, 'b.md'), 0);
    const { messages } = await readContent(folder);
    expect(messages.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['b.md unreadable-file', 'c unreadable-file']);
    chmodSync(join(folder, 'c'), 0o700);
  });

  it('says in words that a folder is not there', async () => {
    await expect(readContent('/nowhere/at/all')).rejects.toThrow(
      'The content folder `/nowhere/at/all` cannot be read: it does not exist.',
    );
  });

  it('gives the same, whatever the order of the folder', async () => {
    const names = ['b.md', 'a.md', 'ä.md', 'Z.md', 'z/z.md', 'z.png'];
    const paths = async (order: string[]) => {
      const content = await read(Object.fromEntries(order.map((name) => [name, name])));
      return [content.sources.map((source) => source.path), content.files, [...content.digests]];
    };
    expect(await paths(names)).toEqual(await paths([...names].reverse()));
  });
});
