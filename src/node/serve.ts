import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { isNamedByContent, KEPT_FOREVER } from '../core/site/caching.ts';
import { SECURITY_HEADERS } from '../core/site/security-headers.ts';
import { ASSET_TYPES, extensionOf } from './asset-types.ts';
import { findForeign } from './foreign-request.ts';
import { usageError } from './usage-error.ts';

/** A running server. */
export interface Served {
  /** Address of the site's home page. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What to serve. */
export interface ServeOptions {
  readonly dir: string;
  /** Path of the site's root, with a slash at both ends. */
  readonly base: string;
  /** First port that is tried; 0 for any. */
  readonly port: number;
}

const HOST = '127.0.0.1';
/** How many ports after the first are tried. */
const TRIES = 20;

/** Serves a built site on this machine only. A port that is taken is passed over. */
export async function serve({ dir, base, port }: ServeOptions): Promise<Served> {
  const root = resolve(dir);
  const server = createServer((request, response) => {
    answer(request, response, root, base).catch(() => response.destroy());
  });
  const used = await listen(server, port);
  return {
    url: `http://${HOST}:${used}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + TRIES, 65535);
  for (let port = first; port <= last; port++) {
    const used = await new Promise<number | null>((done, fail) => {
      const refuse = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error));
      server.once('error', refuse);
      server.listen(port, HOST, () => {
        server.off('error', refuse);
        const address = server.address();
        done(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
    if (used !== null) return used;
  }
  throw usageError(`The ports from ${first} to ${last} are all in use. Name another with \`--port\`.`);
}

async function answer(request: IncomingMessage, response: ServerResponse, root: string, base: string): Promise<void> {
  // As the hosts do that read `_headers`, so that what they would refuse or keep is seen here.
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-cache');
  const foreign = findForeign(request.headers);
  if (foreign !== null) return refuse(response, 403, foreign);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Unexpected method, expected GET or HEAD');
  }
  const [pathname = '/', query] = splitQuery(request.url ?? '/');
  if (pathname === '/' && base !== '/') return redirect(response, base);
  const path = pathname.startsWith(base) ? decodePath(pathname.slice(base.length)) : null;
  if (path === null) return sendFile(request, response, join(root, '404.html'), 404);
  const location = join(root, path);
  if (path === '' || path.endsWith('/')) return sendFirst(request, response, root, join(location, 'index.html'));
  if (await isFile(join(location, 'index.html'))) return redirect(response, `${pathname}/${query}`);
  if (isNamedByContent(path.replaceAll(sep, '/')) && (await isFile(location))) {
    response.setHeader('Cache-Control', KEPT_FOREVER);
  }
  return sendFirst(request, response, root, location);
}

function splitQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  // Two slashes at the start would lead a redirect to another host.
  const path = (at < 0 ? url : url.slice(0, at)).replace(/^\/{2,}/, '/');
  return [path, at < 0 ? '' : url.slice(at)];
}

/** The path inside the site, or null when it leaves the folder or names a hidden file. */
function decodePath(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const segments = decoded.split('/');
  const isUnsafe = decoded.includes('\0') || decoded.includes('\\') || decoded.startsWith('/');
  return isUnsafe || segments.some((segment) => segment.startsWith('.')) ? null : decoded.replaceAll('/', sep);
}

async function isFile(location: string): Promise<boolean> {
  const handle = await open(location).catch(() => null);
  const stats = await handle?.stat();
  await handle?.close();
  return stats?.isFile() === true;
}

async function sendFirst(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  location: string,
): Promise<void> {
  if (await isFile(location)) return sendFile(request, response, location, 200);
  return sendFile(request, response, join(root, '404.html'), 404);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  location: string,
  status: number,
): Promise<void> {
  const handle = await open(location).catch(() => null);
  if (handle === null) return refuse(response, 404, 'Not found');
  try {
    const { size, mtimeMs } = await handle.stat();
    const type = contentType(location);
    const coding = TEXT.test(type) ? chooseCoding(request) : null;
    const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${coding === null ? '' : `-${coding}`}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Vary', 'Accept-Encoding');
    if (status === 200 && request.headers['if-none-match'] === tag) {
      response.writeHead(304).end();
      return;
    }
    const length = coding === null ? { 'Content-Length': size } : { 'Content-Encoding': coding };
    response.writeHead(status, { 'Content-Type': type, ...length });
    const read = () => handle.createReadStream({ autoClose: false });
    if (request.method === 'HEAD') response.end();
    else if (coding !== null) await pipeline(read(), CODINGS[coding](), response);
    else await pipeline(read(), response);
  } finally {
    await handle.close();
  }
}

/**
 * How texts are compressed on their way, as the usual hosts do, so that what a reader's browser loads can be measured here.
 * Brotli makes a page a tenth smaller than gzip in the same time, at the quality that hosts take for what they pack at once.
 */
const CODINGS = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: () => createGzip(),
} as const;

/** Returns the best coding that the browser takes; null for none. Browsers take Brotli where nobody can look in between. */
function chooseCoding(request: IncomingMessage): keyof typeof CODINGS | null {
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/** Types that are compressed. */
const TEXT = /^(?:text\/|image\/svg|application\/(?:json|manifest\+json|x-ndjson|xml))/;

const PAGE_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

function contentType(location: string): string {
  const extension = extensionOf(location.replaceAll(sep, '/'));
  return PAGE_TYPES[extension] ?? ASSET_TYPES[extension] ?? 'application/octet-stream';
}

function redirect(response: ServerResponse, address: string): void {
  response.writeHead(308, { Location: address }).end();
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
