import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serve } from '../../../src/node/serve.ts';
import { startDev } from '../../support/dev-server.ts';
import { writeFiles } from '../../support/files.ts';
import { ROOT, runScript } from '../../support/run-script.ts';
import { traversals } from './addresses.ts';

const SECRET = 'SECRET-7c1f';
const folder = mkdtempSync(join(tmpdir(), 'waymark-served-'));
const content = join(folder, 'content');
const site = join(folder, 'site');
const secret = join(folder, 'secret.txt');

beforeAll(async () => {
  writeFiles(folder, { 'secret.txt': SECRET, 'site-of-others/x.html': SECRET, 'content-of-others/x.md': SECRET });
  writeFiles(content, {
    'a/a.md': '# Alpha\n\n- [One](https://one.example/)\n\n![Dot](dot.svg)\n',
    'a/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'b.md': '# Beta\n',
    '.env': SECRET,
    'drafts/.hidden.md': SECRET,
  });
  const built = await runScript('build', ['--content', content, '--out', site]);
  expect(built.code, built.stdout + built.stderr).toBe(0);
  writeFiles(site, { '.htpasswd': SECRET });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends a request as it is written, and returns all that comes back. */
function send(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  host = '127.0.0.1',
): Promise<string> {
  const { port } = new URL(url);
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, Connection: 'close', ...headers });
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect({ host, port: Number(port), timeout: 60_000 }, () =>
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`),
    );
    socket.setEncoding('utf8').on('data', (data: string) => {
      text += data;
      // Nobody ends a connection that was to become a web socket.
      if ('Upgrade' in headers && text.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(new Error(`no answer to ${path}`)));
    socket.on('error', fail).on('close', () => done(text));
  });
}

const statusOf = (answer: string) => Number(answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));

/** A running server. */
interface Server {
  readonly url: string;
  /** Where the folder lies that it serves files of. */
  readonly root: string;
}

const SERVERS: Readonly<Record<string, () => Promise<Server>>> = {
  'npm start': async () => ({ url: (await serve({ dir: site, base: '/', port: 0 })).url, root: site }),
  'npm run dev': async () => ({ url: (await startDev(content)).url, root: content }),
};

describe.each(Object.keys(SERVERS))('the server of %s', (name) => {
  it('answers on this machine alone, to its own names and pages, and gives nothing from elsewhere', async () => {
    const { url, root } = (await SERVERS[name]?.()) ?? { url: '', root: '' };
    const { port } = new URL(url);

    // Its pages are there, or all the rest would prove nothing.
    const home = await send(url, '/a/');
    expect(statusOf(home)).toBe(200);
    expect(home).toContain('https://one.example/');
    expect(statusOf(await send(url, '/a/dot.svg'))).toBe(200);

    const elsewhere = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal }) => !internal);
    for (const { address } of elsewhere) await expect(send(url, '/', {}, address), address).rejects.toThrow();

    const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', `localhost.evil.example:${port}`];
    for (const host of [...hosts, '127.0.0.1@evil.example', '0.0.0.0', '192.168.0.1', '[::2]', 'local host', '']) {
      const answer = await send(url, '/a/', { Host: host });
      expect([host, statusOf(answer) >= 400, answer.includes('one.example')]).toEqual([host, true, false]);
    }
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'null',
    ]) {
      for (const path of ['/a/', '/a.md', '/a/dot.svg', '/@vite/client', '/src/layouts/Base.astro']) {
        const answer = await send(url, path, { Origin: origin });
        expect([origin, path, statusOf(answer)]).toEqual([origin, path, 403]);
        expect(answer.toLowerCase()).not.toContain('access-control-allow-origin');
      }
      const socket = { Upgrade: 'websocket', Connection: 'Upgrade', Origin: origin, 'Sec-WebSocket-Version': '13' };
      const key = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'vite-hmr' };
      expect(statusOf(await send(url, '/', { ...socket, ...key }).catch(() => 'HTTP/1.1 400'))).not.toBe(101);
    }

    const outside = [
      secret,
      join(
        folder,
        `${name === 'npm start' ? 'site' : 'content'}-of-others/${name === 'npm start' ? 'x.html' : 'x.md'}`,
      ),
    ];
    const inside = [join(root, '.env'), join(root, '.htpasswd'), join(root, 'drafts/.hidden.md')];
    const paths = [
      ...outside.flatMap((file) => traversals({ file, relative: relative(root, file) })),
      ...outside.flatMap((file) => traversals({ file, relative: relative(ROOT, file) })),
      ...inside.flatMap((file) => [
        `/${relative(root, file)}`,
        `/a/../${relative(root, file)}`,
        `/@fs${file}?raw`,
        `/@fs${file}`,
      ]),
    ];
    expect(paths.length).toBeGreaterThan(20);
    const leaks: string[] = [];
    for (const path of paths) if ((await send(url, path)).includes(SECRET)) leaks.push(path);
    expect(leaks).toEqual([]);
  });
});

it('the dev server follows no link that comes while it runs', async () => {
  const { url } = await startDev(content);
  symlinkSync(secret, join(content, 'linked.md'));
  symlinkSync(secret, join(content, 'a/linked.txt'));
  writeFiles(content, { 'a/a.md': '# Alpha\n\n- [Two](https://two.example/)\n\n[Text](linked.txt)\n' });
  await vi.waitFor(async () => expect(await send(url, '/a/')).toContain('https://two.example/'), {
    timeout: 60_000,
    interval: 200,
  });
  for (const path of ['/linked.md', '/linked/', '/a/linked.txt', '/a/linked.txt?raw']) {
    expect(await send(url, path)).not.toContain(SECRET);
  }
});
