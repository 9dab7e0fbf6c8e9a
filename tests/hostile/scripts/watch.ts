import type { Browser, BrowserContext } from 'playwright-core';

/** What happened in a context while it was watched. */
export interface Watched {
  readonly context: BrowserContext;
  /** What every script of a note that ran handed to `__hit`, and what dialogs said. */
  readonly hits: Set<string>;
  /** What the content security policy refused. */
  readonly violations: Set<string>;
  /** Requests to other hosts than the one that is visited. */
  readonly outside: Set<string>;
}

/** Makes a context in which scripts of notes, outside requests and violations of the policy are seen. */
export async function watch(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext();
  const watched: Watched = { context, hits: new Set(), violations: new Set(), outside: new Set() };
  await context.exposeBinding('__hit', (_, id: unknown) => void watched.hits.add(String(id)));
  await context.exposeBinding('__violation', (_, text: unknown) => void watched.violations.add(String(text)));
  await context.addInitScript(() => {
    const report = (globalThis as unknown as { __violation: (text: string) => void }).__violation;
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      report(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  context.on('dialog', (dialog) => {
    watched.hits.add(dialog.message());
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) watched.violations.add(message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:data|blob|about):/.test(url)) watched.outside.add(url);
  });
  return watched;
}

/** Where a server that is opened has a page without anything. */
export const BLANK = '/blank';
/** How many pages are open beside each other. */
const BATCH = 100;
/** Milliseconds that pages get after they are loaded, for what comes late. */
const LATE = 200;

/**
 * Opens pages beside each other in frames. On each, a reader points at everything, opens what folds, and follows what
 * leads to no page; the handlers that elements carry are called, whatever they wait for. Returns the addresses of those
 * on which that came to its end.
 */
export async function openAll({ context }: Watched, urls: readonly string[]): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  await context.exposeBinding('__done', ({ frame }) => void done.add(frame.url()));
  await context.addInitScript(touchWhenLoaded);
  const page = await context.newPage();
  // Of pages in frames, a browser caches nothing when the page around them is of no site.
  await page.goto(new URL(BLANK, urls[0]).href);
  for (let start = 0; start < urls.length; start += BATCH) {
    const frames = urls.slice(start, start + BATCH).map((url) => `<iframe src="${url}"></iframe>`);
    await page.setContent(frames.join(''), { waitUntil: 'load' });
    await page.waitForTimeout(LATE);
  }
  await page.close();
  return done;
}

function touchWhenLoaded(): void {
  const events = ['pointerenter', 'mouseover', 'focus', 'click', 'toggle', 'animationstart', 'beforetoggle'];
  /** Links and forms that lead on to a page are left alone. */
  const controls = 'a, area, button, input, select, summary, form';
  const isScript = ({ href }: HTMLAnchorElement | SVGAElement) =>
    /^javascript:/i.test(typeof href === 'string' ? href : href.baseVal.replace(/[\s\p{Cc}]/gu, ''));
  const touch = (element: Element) => {
    const own = element.getAttributeNames().flatMap((name) => (name.startsWith('on') ? [name.slice(2)] : []));
    const all = element.closest(controls) === null ? events : events.filter((name) => name !== 'click');
    for (const name of [...all, ...own]) element.dispatchEvent(new Event(name, { cancelable: true }));
  };
  addEventListener('load', () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    // The dialog, which each page would load, is tried by itself: it holds nothing of the page.
    for (const element of document.querySelectorAll('*')) if (!element.closest('search-trigger')) touch(element);
    for (const link of document.querySelectorAll<HTMLAnchorElement | SVGAElement>('a, area')) {
      if (isScript(link)) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    for (const button of document.querySelectorAll<HTMLElement>('[formaction]')) button.click();
    for (const form of document.querySelectorAll<HTMLFormElement>('form[action^="javascript:" i]'))
      form.requestSubmit();
    (globalThis as unknown as { __done: () => void }).__done();
  });
}
