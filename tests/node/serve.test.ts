import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/core/site/security-headers.ts';
import { type Served, serve } from '../../src/node/serve.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly body: string;
}

/** Sends a path as it is; `fetch` would tidy it. */
function ask(served: Served, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = new URL(served.url);
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        done({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: bytes.toString() });
      });
    });
    sent.on('error', fail).end();
  });
}

const FILES = {
  'dist/index.html': 'home',
  'dist/404.html': 'not here',
  'dist/a/b/index.html': 'note',
  'dist/a/b.md': '# Note',
  'dist/links.ndjson': '{}',
  'dist/_astro/Base.BKmja5DK.css': 'css',
  'dist/pagefind/index/en_1.pf_index': 'words',
  'dist/pagefind/pagefind.js': 'script',
  'dist/a/ä b.png': 'png',
  'dist/.waymark.json': '{}',
  'secret.txt': 'secret',
  'dist-of-others/x.html': 'secret',
} as const;

let served: Served;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder, FILES);
});
afterEach(() => served.close());

describe('serve', () => {
  it.each([
    ['/', 200, 'home', 'text/html; charset=utf-8'],
    ['/a/b/', 200, 'note', 'text/html; charset=utf-8'],
    ['/a/b/?q=1', 200, 'note', 'text/html; charset=utf-8'],
    ['/a/b.md', 200, '# Note', 'text/markdown; charset=utf-8'],
    ['/links.ndjson', 200, '{}', 'application/x-ndjson; charset=utf-8'],
    ['/a/%C3%A4%20b.png', 200, 'png', 'image/png'],
    ['/none', 404, 'not here', 'text/html; charset=utf-8'],
    ['/a/', 404, 'not here', 'text/html; charset=utf-8'],
    ['/.waymark.json', 404, 'not here', 'text/html; charset=utf-8'],
    ['/../secret.txt', 404, 'not here', 'text/html; charset=utf-8'],
    ['/%2e%2e/secret.txt', 404, 'not here', 'text/html; charset=utf-8'],
    ['/..%2fsecret.txt', 404, 'not here', 'text/html; charset=utf-8'],
    ['/a/../../secret.txt', 404, 'not here', 'text/html; charset=utf-8'],
    ['/..%5csecret.txt', 404, 'not here', 'text/html; charset=utf-8'],
    ['/../dist-of-others/x.html', 404, 'not here', 'text/html; charset=utf-8'],
    ['/%00', 404, 'not here', 'text/html; charset=utf-8'],
    ['/%', 404, 'not here', 'text/html; charset=utf-8'],
  ])('answers %s with %i', async (path, status, body, type) => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    const answer = await ask(served, path);
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([status, body, type]);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['/_astro/Base.BKmja5DK.css', 200, 'public, max-age=31536000, immutable'],
    ['/pagefind/index/en_1.pf_index', 200, 'public, max-age=31536000, immutable'],
    ['/pagefind/pagefind.js', 200, 'no-cache'],
    ['/a/b/', 200, 'no-cache'],
    ['/_astro/gone.js', 404, 'no-cache'],
    ['/_astro/', 404, 'no-cache'],
  ])('lets a browser keep %s: %i, %s', async (path, status, caching) => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    const answer = await ask(served, path);
    expect([answer.status, answer.headers['cache-control']]).toEqual([status, caching]);
  });

  it('sends the headers that hosts are told to send, whatever it answers', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    for (const path of ['/', '/a/b.md', '/none']) {
      const { headers } = await ask(served, path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers[name.toLowerCase()], path).toBe(value);
    }
  });

  it('leads a page without its slash to the one with it, never to another host', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    expect((await ask(served, '/a/b?x=1')).headers['location']).toBe('/a/b/?x=1');
    expect((await ask(served, '//a/b')).headers['location']).toBe('/a/b/');
  });

  it('serves below a base path', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/wiki/', port: 0 });
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/wiki\/$/);
    expect((await ask(served, '/wiki/a/b/')).body).toBe('note');
    expect((await ask(served, '/a/b/')).status).toBe(404);
    expect((await ask(served, '/')).headers['location']).toBe('/wiki/');
  });

  it('answers only to names of this machine', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    for (const host of ['127.0.0.1', 'localhost:4321', '[::1]:1'])
      expect((await ask(served, '/', { host })).status).toBe(200);
    for (const host of ['example.org', '127.0.0.1.example.org', 'localhost.example.org:80']) {
      expect((await ask(served, '/', { host })).status, host).toBe(403);
    }
  });

  it('answers no page of another site', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    for (const origin of ['http://127.0.0.1:4321', 'http://localhost', 'https://[::1]:8443'])
      expect((await ask(served, '/', { origin })).status, origin).toBe(200);
    for (const origin of [
      'https://example.org',
      'http://localhost.example.org',
      'null',
      'file://',
      'chrome-extension://x',
    ])
      expect((await ask(served, '/', { origin })).status, origin).toBe(403);
  });

  it('answers HEAD without a body, a known state with 304, and no other method', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    const head = await ask(served, '/', {}, 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '4']);
    expect((await ask(served, '/', { 'if-none-match': String(head.headers['etag']) })).status).toBe(304);
    expect((await ask(served, '/', {}, 'POST')).status).toBe(405);
  });

  it.each([
    ['gzip, deflate, br, zstd', '/a/b/', 'br', brotliDecompressSync],
    ['gzip, deflate', '/a/b/', 'gzip', gunzipSync],
    ['identity', '/a/b/', undefined, (bytes: Buffer) => bytes],
    ['gzip, br', '/a/%C3%A4%20b.png', undefined, (bytes: Buffer) => bytes],
  ])('to a browser that takes %s, sends %s in the coding %s', async (accepted, path, coding, unpack) => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    const headers = { 'accept-encoding': accepted };
    const answer = await ask(served, path, headers);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers['vary']).toBe('Accept-Encoding');
    expect(unpack(answer.bytes).toString()).toBe((await ask(served, path)).body);
    // A state that is known in another coding is another one.
    const known = { 'if-none-match': String(answer.headers['etag']) };
    expect((await ask(served, path, { ...headers, ...known })).status).toBe(304);
    expect((await ask(served, path, known)).status).toBe(coding === undefined ? 304 : 200);
  });

  it('passes over a port that is taken', async () => {
    served = await serve({ dir: join(folder, 'dist'), base: '/', port: 0 });
    const port = Number(new URL(served.url).port);
    const second = await serve({ dir: join(folder, 'dist'), base: '/', port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});
