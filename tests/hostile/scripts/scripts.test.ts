import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentSecurityPolicy } from '../../../src/astro/csp.ts';
import type { Message } from '../../../src/core/model/message.ts';
import { type Served, serve } from '../../../src/node/serve.ts';
import { findUnsafeSvg } from '../../../src/node/svg.ts';
import { answers, becomes, field, rows } from '../../browser/search-page.ts';
import { launch } from '../../browser/session.ts';
import { htmlFiles, notePages } from '../../support/built-site.ts';
import { writeFiles } from '../../support/files.ts';
import { runScript } from '../../support/run-script.ts';
import { DRAWINGS } from './drawings.ts';
import { TEXTS } from './fields.ts';
import { judge, loadJudge } from './judge.ts';
import { renderRaw } from './raw.ts';
import { serveForFrames } from './serve-for-frames.ts';
import type { HostileNote, Vector } from './vector.ts';
import { LEAST, NOTES, VECTORS } from './vectors.ts';
import { BLANK, openAll, type Watched, watch } from './watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-scripts-'));
const content = join(folder, 'content');
const site = join(folder, 'site');
const CONTROL = 'http://control.test/';

let browser: Browser;
let served: Served;
/** What `check` says of every note. */
let messages: readonly Message[];
/** Numbers of the vectors that run when nothing is in their way. */
let ran: ReadonlySet<string>;

beforeAll(async () => {
  browser = await launch();
  writeFiles(content, {
    'site.yaml': 'images: links\nrepository:\n  url: https://forge.example/links\n',
    ...Object.fromEntries(NOTES.map(({ path, text }) => [path, text])),
  });
  // What may be known is built all the same: a reader sees what is made of it.
  const baseline = join(folder, 'baseline.json');
  await runScript('check', ['--content', content, '--write-baseline', baseline]);
  const checked = await runScript('check', ['--content', content, '--baseline', baseline, '--format', 'json']);
  messages = JSON.parse(checked.stdout).messages;
  for (const { file, severity } of messages) if (severity === 'error') rmSync(join(content, file), { force: true });
  const built = await runScript('build', ['--content', content, '--baseline', baseline, '--out', site]);
  expect(built.code, built.stdout + built.stderr).toBe(0);
  served = await serve({ dir: site, base: '/', port: 0 });
});
afterAll(async () => {
  await served?.close();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens files that nobody has cleaned, each under its number, from a host that answers every call of `evil.example`. */
async function openRaw(contentType: string, bodies: ReadonlyMap<number, string>): Promise<Watched> {
  const watched = await watch(browser, CONTROL);
  await watched.context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === new URL(BLANK, CONTROL).href) return route.fulfill({ contentType: 'text/html', body: '' });
    const body = url.startsWith(CONTROL) ? bodies.get(Number(url.slice(CONTROL.length))) : undefined;
    if (body !== undefined) return route.fulfill({ contentType, body });
    const call = /^https:\/\/evil\.example\/.*?(__hit\(\d+\))/.exec(url)?.[1];
    if (call !== undefined) return route.fulfill({ contentType: 'text/javascript', body: call });
    return route.fulfill({ status: 404, body: '' });
  });
  await openAll(
    watched,
    [...bodies.keys()].map((id) => `${CONTROL}${id}`),
  );
  await watched.context.close();
  return watched;
}

/** Opens notes as pages; `head` stands in front of each. */
function openRawPages(notes: readonly RawNote[], head: string): Promise<Watched> {
  return openRaw('text/html; charset=utf-8', new Map(notes.map((note, index) => [index, head + renderRaw(note)])));
}

describe('the vectors', () => {
  it('are many, and each is another', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(LEAST.vectors);
    const texts = VECTORS.map(({ id, path, ...rest }) => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      return JSON.stringify([rest.fields, rest.body, file === `v${id}.md` ? '' : file]).replaceAll(`(${id})`, '()');
    });
    expect(texts.filter((text, index) => texts.indexOf(text) < index)).toEqual([]);
  });

  it('run in pages that nobody has cleaned', async () => {
    const { hits, outside } = await openRawPages(NOTES, '');
    ran = hits;
    console.log(`${VECTORS.length} vectors, ${ran.size} run in the control`);
    expect(ran.size).toBeGreaterThan(LEAST.runs);
    expect(outside.size).toBeGreaterThan(0);
  });

  it('are stopped by the policy alone, should all else fail', async () => {
    const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(false)}">`;
    const { hits, violations } = await openRawPages(runningNotes(), policy);
    expect([...hits]).toEqual([]);
    expect(violations.size).toBeGreaterThan(LEAST.runs);
  });

  it('are told of, where they stand in the text of a note', () => {
    const told = new Set(messages.flatMap(({ file, line }) => vectorAt(file, line) ?? []));
    // Parsers drop a second body and all that it carries.
    const silent = running().filter(
      (vector) => Object.keys(vector.fields).length === 0 && !vector.body.startsWith('<body ') && !told.has(vector),
    );
    expect(silent.map(({ name, body }) => [name, body])).toEqual([]);
  });
});

describe('the site that is made of them', () => {
  it('has a page for each that was not refused', () => {
    const refused = messages.filter(({ severity }) => severity === 'error').map(({ file }) => file);
    const shown = [...notePages(site).keys()];
    expect([...shown, ...new Set(refused)].sort()).toEqual(NOTES.map(({ path }) => path).sort());
    expect(VECTORS.filter(({ path }) => shown.includes(path)).length).toBeGreaterThan(LEAST.vectors);
  });

  it('runs nothing, asks nobody and breaks no rule of its policy, on any page', async () => {
    const framed = await serveForFrames(site);
    onTestFinished(framed.close);
    const paths = htmlFiles(site);
    const urls = paths.map((path) => new URL(encodeURI(path).replace(/(^|\/)index\.html$/, '$1'), framed.url).href);
    const watched = await watch(browser, framed.url);
    const opened = await openAll(watched, urls);
    await watched.context.close();
    // A page that has moved leads on, and then it is the other one that is looked at.
    const moved = paths.flatMap((path, index) =>
      readFileSync(join(site, path), 'utf8').includes(MOVED) ? urls[index] : [],
    );
    expect(urls.filter((url) => !opened.has(url) && !moved.includes(url))).toEqual([]);
    expect(quiet(watched)).toEqual(NOTHING);
  });

  it('has its policy on every page, before all that could run', () => {
    const policy = `<meta charset="utf-8"><meta http-equiv="content-security-policy" content="${contentSecurityPolicy(false)}">`;
    const without = htmlFiles(site).filter((path) => {
      const text = readFileSync(join(site, path), 'utf8');
      return !/^<!doctype html><html lang="en"><head>/i.test(text) || text.indexOf(policy) !== text.indexOf('<meta');
    });
    expect(without).toEqual([]);
  });

  it('holds nothing that DOMPurify would take away', async () => {
    const page = await browser.newPage();
    await loadJudge(page);
    const dirty: unknown[] = [];
    for (const path of htmlFiles(site)) {
      const found = await judge(page, readFileSync(join(site, path), 'utf8'));
      const removed = found.filter((what) => !what.startsWith(OWN[path] ?? 'nothing'));
      if (removed.length > 0) dirty.push([path, removed]);
    }
    expect(dirty).toEqual([]);
    let control = 0;
    for (const note of runningNotes()) if ((await judge(page, renderRaw(note))).length > 0) control++;
    expect(control).toBeGreaterThan(LEAST.runs);
    await page.close();
  });
});

describe('what is searched and suggested', () => {
  it('runs nothing in results, filters and recent searches, of the page and of the dialog', async () => {
    const watched = await watch(browser, served.url);
    const page = await watched.context.newPage();
    await page.goto(new URL('search/?q=entry', served.url).href);
    await answers(page, 'entry');
    while (await page.getByRole('button', { name: 'More results' }).isVisible()) {
      const count = await rows(page).count();
      await page.getByRole('button', { name: 'More results' }).click();
      await expect.poll(() => rows(page).count()).toBeGreaterThan(count);
    }
    expect(await rows(page).count()).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Filters' }).click();
    const categories = page.getByLabel('Category');
    await expect
      .poll(() => categories.locator('option').allTextContents())
      .toContainEqual(expect.stringContaining('onerror'));
    for (const value of await categories
      .locator('option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')))) {
      await categories.selectOption(value ?? '');
      await becomes(page, 'done');
    }
    for (const text of TEXTS) {
      await page.goto(new URL(`search/?q=${encodeURIComponent(text)}&in=${encodeURIComponent(text)}`, served.url).href);
      await becomes(page, 'done');
    }
    await page.goto(served.url);
    await page.keyboard.press('/');
    // Until then, it is the field of the home page that is there.
    await page.locator('dialog[open]').waitFor();
    for (const text of ['onerror', ...TEXTS]) {
      await field(page).fill(text);
      await becomes(page, 'done');
    }
    await field(page).fill('');
    await becomes(page, 'idle');
    await page.close();
    expect(quiet(watched)).toEqual(NOTHING);
    await watched.context.close();
  });

  it('runs nothing in the form for suggestions, whatever fills it', async () => {
    const watched = await watch(browser, served.url);
    const page = await watched.context.newPage();
    const fill = async (address: string, text: string, note: string) => {
      const params = new URLSearchParams({ address, title: text, description: text, note });
      await page.goto(new URL(`suggest/?${params}`, served.url).href);
      await expect.poll(() => page.locator('#suggest-notes option').count()).toBeGreaterThan(LEAST.notes);
      const links = page.locator('suggest-link a');
      const leads = await links.evaluateAll((all) =>
        all.map((link) => (link instanceof HTMLAnchorElement ? link.protocol : '')),
      );
      expect(leads.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
    };
    for (const text of TEXTS) {
      await fill(text, text, text);
      await fill('https://listed.example/', text, text);
    }
    const named = VECTORS.filter(({ name }) => /^(?:code in headings|file name|title in)/.test(name));
    for (const path of new Set(named.map((vector) => vector.path))) {
      await fill('https://new.example/', 'Title', path);
    }
    await page.close();
    expect(quiet(watched)).toEqual(NOTHING);
    await watched.context.close();
  });
});

describe('drawings', () => {
  it('that run something when they are opened are refused', async () => {
    const { hits } = await openRaw('image/svg+xml', new Map(DRAWINGS.map(({ id, source }) => [id, source])));
    console.log(`${DRAWINGS.length} drawings, ${hits.size} run in the control`);
    expect(hits.size).toBeGreaterThan(10);
    expect(DRAWINGS.filter(({ source }) => findUnsafeSvg(source) === null)).toEqual([]);
  });
});

/** What pages without a note have of their own, and DOMPurify takes for a name that could stand for a property. */
const OWN: Readonly<Record<string, string>> = {
  'contribute/index.html': 'H2 id=forms',
  'search/index.html': 'NOSCRIPT',
  'suggest/index.html': 'INPUT name=title',
};

type RawNote = Pick<HostileNote, 'path' | 'vectors'>;

const MOVED = 'http-equiv="refresh"';
const NOTHING = { hits: [], violations: [], outside: [] };

function quiet({ hits, violations, outside }: Watched): Record<keyof typeof NOTHING, string[]> {
  return { hits: [...hits], violations: [...violations], outside: [...outside] };
}

/** The vectors that run when nothing is in their way. */
function running(): Vector[] {
  return VECTORS.filter(({ id }) => ran.has(String(id)));
}

/** Notes with only those vectors that run when nothing is in their way. */
function runningNotes(): RawNote[] {
  return [...Map.groupBy(running(), ({ path }) => path)].map(([path, vectors]) => ({ path, vectors }));
}

/** The vector that stands on a line of a note, and nothing for a line of another file. */
function vectorAt(file: string, line: number): Vector | undefined {
  const note = NOTES.find(({ path }) => path === file);
  return note?.vectors[note.lines.findLastIndex((first) => first <= line)];
}
