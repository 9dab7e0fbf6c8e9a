/// <reference lib="dom" />
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { normaliseAddress } from '../../src/core/model/address.ts';
import { usageError } from '../../src/node/usage-error.ts';
import { BROWSER_ARGUMENTS, findChromium } from '../../tests/browser/chromium.ts';

/** What is asked, and the address of the link that is the right answer. */
export interface EvalQuery {
  readonly kind: string;
  readonly q: string;
  readonly url: string;
}

/** What loading cost. */
export interface Cost {
  readonly bytes: number;
  readonly requests: number;
  readonly milliseconds: number;
}

/** How a query was answered, on a page that has answered others before. */
export interface Answer extends Cost {
  readonly query: EvalQuery;
  /** Place of the right answer, from 1; null when it is not among the first ten. */
  readonly rank: number | null;
}

/** All answers, and what it costs to open the search and to see the first results. */
export interface Evaluation {
  readonly answers: readonly Answer[];
  readonly openings: readonly Cost[];
  /** What the second query costs on a page: the most that a further one can. */
  readonly seconds: readonly Cost[];
  /** What queries of very common words cost. */
  readonly common: readonly Cost[];
}

/** How queries are asked. */
export interface AskOptions {
  /** How many times slower than this machine the reader's is. */
  readonly slower: number;
  readonly signal: AbortSignal;
}

/** How many of the queries are also asked on a page just opened, and as the second one there. */
const OPENINGS = 40;

/** Words that most links of a site have, each asked so many times. */
const COMMON = ['github', 'the', 'a', 'js', 'and', 'in'].map((q) => ({ kind: 'common', q, url: '' }));
const COMMON_TIMES = 3;
const OPENING = { kind: 'opening', q: 'search', url: '' };

/** Asks all queries on the search page of a running site, in a real browser. */
export async function askAll(url: string, queries: readonly EvalQuery[], options: AskOptions): Promise<Evaluation> {
  const executablePath = findChromium();
  if (executablePath === null) throw usageError('No Chromium was found. Name one with CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] });
  try {
    const openings: Cost[] = [];
    const seconds: Cost[] = [];
    const step = Math.max(1, Math.floor(queries.length / OPENINGS));
    for (const [index, query] of queries.entries()) {
      if (index % step !== 0) continue;
      const other = queries.at(index - queries.length / 2) ?? query;
      const [opening, second] = await onNewPage(browser, url, [other, query], options);
      if (opening !== undefined) openings.push(opening);
      if (second !== undefined) seconds.push(second);
    }
    const common: Cost[] = [];
    for (let time = 0; time < COMMON_TIMES; time++) {
      // The first one opens the search.
      const answers = await onNewPage(browser, url, [OPENING, ...COMMON], options);
      common.push(...answers.slice(1));
    }
    return { openings, seconds, common, answers: await onNewPage(browser, url, queries, options) };
  } finally {
    await browser.close();
  }
}

async function onNewPage(
  browser: Browser,
  url: string,
  queries: readonly EvalQuery[],
  { slower, signal }: AskOptions,
): Promise<Answer[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(new URL('search/', url).href, { waitUntil: 'load' });
    if (slower > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    }
    const meter = measureTraffic(context);
    const answers: Answer[] = [];
    for (const query of queries) {
      signal.throwIfAborted();
      answers.push(await ask(page, query, meter));
    }
    return answers;
  } finally {
    await context.close();
  }
}

async function ask(page: Page, query: EvalQuery, meter: () => Promise<Traffic>): Promise<Answer> {
  const { addresses, milliseconds, state } = await page.evaluate(askInPage, query.q);
  if (state !== 'done') throw new Error(`The search page failed to answer "${query.q}"`);
  const right = query.url === '' ? null : normaliseAddress(query.url);
  const place = addresses.slice(0, 10).findIndex((address) => normaliseAddress(address) === right);
  return { query, rank: place < 0 ? null : place + 1, milliseconds, ...(await meter()) };
}

/** Runs in the page: asks as a reader does who presses Enter, and waits until the results answer the query. */
async function askInPage(query: string): Promise<{ addresses: string[]; milliseconds: number; state: string }> {
  const results = document.querySelector<HTMLElement>('[data-search-results]');
  const input = document.querySelector<HTMLInputElement>('main input[type=search]');
  if (results === null || input === null) throw new Error('The page has no search');
  const wanted = query.replace(/\s+/g, ' ').trim();
  const start = performance.now();
  input.value = query;
  input.form?.requestSubmit();
  const isThere = () => results.dataset['state'] !== 'loading' && results.dataset['query'] === wanted && wanted !== '';
  while (!isThere()) await new Promise(requestAnimationFrame);
  const links = [...results.querySelectorAll('li[data-link-id]')].map((row) => row.querySelector('a'));
  return {
    addresses: links.map((link) => link?.getAttribute('href') ?? ''),
    milliseconds: performance.now() - start,
    state: results.dataset['state'] ?? '',
  };
}

interface Traffic {
  readonly bytes: number;
  readonly requests: number;
}

/** Counts what the pages of a context load, workers included, from one call of the returned function to the next. */
function measureTraffic(context: BrowserContext): () => Promise<Traffic> {
  let sizes: Promise<number>[] = [];
  context.on('requestfinished', (request) => {
    const size = request
      .sizes()
      .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
    sizes.push(size.catch(() => 0));
  });
  return async () => {
    const known = sizes;
    sizes = [];
    const loaded = await Promise.all(known);
    return { requests: loaded.length, bytes: loaded.reduce((sum, size) => sum + size, 0) };
  };
}
