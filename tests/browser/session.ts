import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Served, type ServeOptions, serve } from '../../src/node/serve.ts';
import { builtSite } from '../support/built-site.ts';
import type { CollectionName } from '../support/collections.ts';
import { BROWSER_ARGUMENTS, findChromium } from './chromium.ts';

/** A page that is watched: what it asked of other hosts and what the policy refused. */
export interface Visit {
  readonly page: Page;
  readonly outsideRequests: readonly string[];
  readonly violations: readonly string[];
}

/** How a page is looked at. */
export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>;

/** A browser on a built site. */
export interface Session {
  readonly url: (path: string) => string;
  /** Opens a page of the site in a tab and a context of its own, which end with the test. */
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  /**
   * Opens a page of the site in the tab that all looks of a file share; of the look before, only the history is left. For
   * tests that change nothing of the tab itself, such as which scripts it brings: one of its own takes four times as long.
   */
  readonly look: (path: string, look?: Look) => Promise<Visit>;
}

/** A site in a folder, and the path that it was built for. */
type Site = Pick<ServeOptions, 'dir' | 'base'>;

/** Opens a browser on a collection's site for the tests of a file. */
export function useSession(name: CollectionName): Session {
  return useSite(() => ({ dir: builtSite(name), base: '/' }));
}

/** Serves what `prepare` returns and opens a browser on it, for the tests of a file. Paths are relative to the base. */
export function useSite(prepare: () => Site | Promise<Site>): Session {
  let served: Served;
  let browser: Browser;
  let tab: Watched | undefined;
  beforeAll(async () => {
    served = await serve({ ...(await prepare()), port: 0 });
    browser = await sharedBrowser();
  });
  afterAll(async () => {
    await tab?.page.context().close();
    await served?.close();
  });
  const url = (path: string) => new URL(path, served.url).href;
  return {
    url,
    visit: async (path, options = {}) => {
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      return visit(await watch(context, url('/')), url(path));
    },
    look: async (path, look = {}) => {
      // What another site keeps in a tab cannot be taken away.
      if (tab !== undefined && !tab.page.url().startsWith(url('/'))) {
        await tab.page.context().close();
        tab = undefined;
      }
      tab ??= await watch(await browser.newContext(), url('/'));
      await makeNew(tab, look);
      return visit(tab, url(path));
    },
  };
}

let shared: Browser | undefined;

/** The browser of all files that a process runs: it ends with that. */
async function sharedBrowser(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await launch();
  return shared;
}

/** Starts the Chromium that is there; throws when there is none. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('No Chromium was found. Run the tests with npm test, which installs one.');
  return await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] });
}

/** A tab that is watched. */
interface Watched extends Visit {
  readonly outsideRequests: string[];
  readonly violations: string[];
}

async function watch(context: BrowserContext, site: string): Promise<Watched> {
  const page = await context.newPage();
  const outsideRequests: string[] = [];
  const violations: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL('/', site).href) && !request.url().startsWith('data:'))
      outsideRequests.push(request.url());
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => {
    // The browser's own cross-fade between pages ends early when a reader is quick.
    if (!error.message.startsWith('Transition was skipped')) violations.push(`Script error: ${error.message}`);
  });
  return { page, outsideRequests, violations };
}

/** Takes all away that a page before has left in a tab, and gives it another size and other wishes of a reader. */
async function makeNew({ page, outsideRequests, violations }: Watched, look: Look): Promise<void> {
  if (page.url() !== 'about:blank') {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  }
  await page.unrouteAll();
  await page.context().unrouteAll();
  outsideRequests.length = 0;
  violations.length = 0;
  const { viewport, colorScheme = 'light', reducedMotion = 'no-preference' } = look;
  await page.mouse.move(-1, -1);
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 });
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme, reducedMotion });
}

async function visit(tab: Watched, url: string): Promise<Watched> {
  await tab.page.goto(url, { waitUntil: 'load' });
  return tab;
}
