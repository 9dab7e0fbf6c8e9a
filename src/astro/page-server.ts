/** The program of the pages, which Astro compiles: it renders them one by one, without anything else of Astro. */
import { createApp } from 'astro/app/entrypoint';
import { readSlugs } from './workspace.ts';

/** A file that is rendered. */
export interface PageFile {
  /** Path inside the site. */
  readonly file: string;
  /** Path that is asked for to get it, inside the site too. */
  readonly pathname: string;
  /** Whether it stands for one of the workspace's pages, which are counted; the others are the same few in each site. */
  readonly isCounted: boolean;
}

const app = createApp({ streaming: false });

// An error of a page is one of the build, and no page of its own.
app.renderError = (request, { error, status }) =>
  Promise.reject(error ?? new Error(`Unexpected status ${status} of ${new URL(request.url).pathname}`));

/** Loads what the first page would else load when the workspace is filled. */
async function prepare(): Promise<void> {
  // Node loads what is behind this class when one is made first.
  new Response().body?.cancel();
  await Promise.all(Array.from(app.manifest.pageMap?.values() ?? [], (load) => load()));
}

/** Lists all files of the site that are rendered. Waits until the workspace is filled. */
export async function listPages(): Promise<PageFile[]> {
  await prepare();
  const fixed = app.manifest.routes.flatMap(({ routeData: { origin, pathname, type } }): PageFile[] => {
    if (origin !== 'project' || pathname === undefined) return [];
    const path = pathname.slice(1);
    if (type === 'endpoint') return [{ file: path, pathname: path, isCounted: false }];
    return [{ ...(path === '404' ? { file: '404.html', pathname: '404/' } : pageAt(path)), isCounted: false }];
  });
  // A site's single note is its home page, which is one of the fixed ones.
  const slugs = (await readSlugs()).filter((slug) => slug !== '');
  return [...fixed, ...slugs.map((slug) => ({ ...pageAt(slug), isCounted: true }))];
}

function pageAt(path: string): Pick<PageFile, 'file' | 'pathname'> {
  const folder = path === '' ? '' : `${path}/`;
  return { file: `${folder}index.html`, pathname: folder };
}

/** Renders a page or file. Throws what its components throw. */
export async function renderPage({ file, pathname }: PageFile): Promise<Buffer<ArrayBuffer>> {
  const response = await app.render(new Request(`http://localhost${import.meta.env.BASE_URL}${encodeURI(pathname)}`));
  if (response.status !== (file === '404.html' ? 404 : 200)) {
    throw new Error(`Unexpected status ${response.status} of ${pathname}`);
  }
  if (file.endsWith('.html')) return Buffer.from(putOff(await response.text()));
  return Buffer.from(await response.arrayBuffer());
}

/** Lets the style sheet and the text face come before scripts, none of which the page needs to be read. */
function putOff(html: string): string {
  return html.replaceAll('<script type="module" src=', '<script type="module" fetchpriority="low" src=');
}
