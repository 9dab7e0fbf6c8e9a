import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, dev } from 'astro';
import { decodePart } from '../core/model/decode.ts';
import { ASSET_TYPES, extensionOf } from './asset-types.ts';
import { findForeign } from './foreign-request.ts';

/** What the dev server shows. */
export interface DevServerOptions {
  /** Folder that `followSite` fills. */
  readonly workspace: string;
  readonly contentDir: string;
  /** Path of the site's root, with a slash at both ends. */
  readonly base: string;
  readonly port: number;
  /** Where a note or file of the content is on the disk; null for all others. */
  readonly locate: (path: string) => string | null;
  /** The list of notes, as a built site has it; the page for addresses that lead nowhere asks for it. */
  readonly notes: () => string;
  /** Folder of a site that was built, whose search index is served. */
  readonly builtSite: string;
  /** Called with the paths inside the content folder that have changed; null when files came or went. */
  readonly onChange: (paths: readonly string[] | null) => void;
}

/** A running dev server. */
export interface DevServer {
  readonly url: string;
  /** Shows what the workspace holds now, in every browser that is open. */
  readonly refresh: () => void;
  readonly stop: () => Promise<void>;
}

type ViteDevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HOST = '127.0.0.1';
/** Editors save a file in several steps; this many milliseconds after the last one it is read. */
const QUIET = 25;

/** Starts Astro's dev server, on this machine only. It has one page more than the site: the style guide. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  Object.assign(process.env, {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    WAYMARK_WORKSPACE: options.workspace,
  });
  let refresh = (): void => undefined;
  const integration: AstroIntegration = {
    name: 'waymark-dev',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/styleguide', entrypoint: join(ROOT, 'src/pages/_styleguide.astro') });
      },
      'astro:server:setup': ({ server }) => {
        watchContent(server, options);
        server.middlewares.use((request, response, next) => {
          const foreign = findForeign(request.headers);
          if (foreign !== null) return refuse(response, foreign);
          return serveFile(request, response, options).then((served) => served || next(), next);
        });
        refresh = () => {
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        };
      },
    },
  };
  const server = await dev({
    root: ROOT,
    base: options.base,
    server: { host: HOST, port: options.port },
    integrations: [integration],
    logLevel: 'warn',
  });
  return {
    url: `http://${HOST}:${server.address.port}${options.base}`,
    refresh: () => refresh(),
    stop: () => server.stop(),
  };
}

function watchContent({ watcher }: Pick<ViteDevServer, 'watcher'>, { contentDir, onChange }: DevServerOptions): void {
  let changed = new Set<string>();
  let isWhole = false;
  let timer: NodeJS.Timeout | undefined;
  watcher.add(contentDir);
  watcher.on('all', (event, location) => {
    const path = relative(contentDir, location).split(sep).join('/').normalize('NFC');
    if (path.startsWith('../') || path.split('/').some((name) => name.startsWith('.'))) return;
    if (event === 'change' && path.endsWith('.md')) changed.add(path);
    else isWhole = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      onChange(isWhole ? null : [...changed]);
      changed = new Set();
      isWhole = false;
    }, QUIET);
  });
}

/** Serves the Markdown and the files of the content, the list of notes, and the search index of the last build. */
async function serveFile(
  request: IncomingMessage & { readonly originalUrl?: string | undefined },
  response: ServerResponse,
  { base, locate, notes, builtSite }: DevServerOptions,
): Promise<boolean> {
  // Astro has taken the base off `url` by now.
  const [pathname = ''] = (request.originalUrl ?? request.url ?? '').split('?');
  if (!pathname.startsWith(base) || pathname.endsWith('/')) return false;
  const path = decodePart(pathname.slice(base.length));
  if (path === 'notes.json') {
    response.writeHead(200, { 'Content-Type': contentType(path), 'Cache-Control': 'no-cache' }).end(notes());
    return true;
  }
  const isIndex = /^pagefind\/[\w./-]+$/.test(path) && !path.includes('..');
  const location = isIndex ? join(builtSite, path) : locate(path);
  if (location === null || !(await isFile(location))) return false;
  response.setHeader('Content-Type', contentType(path));
  response.setHeader('Cache-Control', 'no-cache');
  createReadStream(location)
    .on('error', () => response.destroy())
    .pipe(response);
  return true;
}

function refuse(response: ServerResponse, reason: string): void {
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
}

function contentType(path: string): string {
  const extension = extensionOf(path);
  if (extension === '.md') return 'text/markdown; charset=utf-8';
  if (extension === '.json') return 'application/json; charset=utf-8';
  if (extension === '.js') return 'text/javascript; charset=utf-8';
  return ASSET_TYPES[extension] ?? 'application/octet-stream';
}

async function isFile(location: string): Promise<boolean> {
  const stats = await stat(location).catch(() => null);
  return stats?.isFile() === true;
}
