import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from '../../../src/node/serve.ts';
import { addresses, answers, becomes, field } from '../../browser/search-page.ts';
import { launch } from '../../browser/session.ts';
import { htmlFiles, notePages } from '../../support/built-site.ts';
import { writeFiles } from '../../support/files.ts';
import { readPage, select } from '../../support/page.ts';
import { runScript } from '../../support/run-script.ts';
import { NAMES } from './names.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-ids-'));
const content = join(folder, 'content');
const site = join(folder, 'site');

const entry = (name: string) =>
  `- [${name}](https://${name.replace(/[^a-z]/gi, '')}.example/) - About \`${name}\`. ([${name}](https://hn.example/${name})) \`${name}\``;

/** Notes that put the names wherever an author can put a name. */
const NOTES: Readonly<Record<string, string>> = {
  'headings.md': `# body\n\n${NAMES.map((name) => `## ${name}\n\n${entry(name)}\n`).join('\n')}`,
  'code.md': `# \`forms\`\n\n${NAMES.map((name) => `### \`${name}\`\n\n\`\`\`${name}\ncode\n\`\`\`\n`).join('\n')}`,
  'anchors.md': `# Raw\n\n${NAMES.map((name) => `<a id="${name}"></a><a name="${name}"></a><a href="#${name}">${name}</a>`).join('\n\n')}`,
  'elements.md': `# Raw\n\n${NAMES.map((name) => `<h2 id="${name}">${name}</h2><p name=${name}>p</p><img name="${name}" src="none.png"><form id="${name}"><input name="${name}"></form><b aria-labelledby="${name}" itemprop="${name}" class="${name}">b</b>`).join('\n\n')}`,
  'footnotes.md': `# Footnotes\n\n${NAMES.map((name) => `Text.[^${name}]`).join(' ')}\n\n${NAMES.map((name) => `[^${name}]: Note.`).join('\n')}`,
  'references.md': `# References\n\n${NAMES.map((name) => `[${name}]`).join(' ')}\n\n${NAMES.map((name) => `[${name}]: https://${name.replace(/[^a-z]/gi, '')}.example/r`).join('\n')}`,
  'constructor/constructor.md': `# Constructor\n\n${entry('constructor')}\n`,
  'constructor/__proto__.md': `---\ntitle: __proto__\ntags: [constructor, __proto__]\naliases: [hasOwnProperty]\n---\n\n${entry('__proto__')}\n`,
  '__proto__/toString.md': `# toString\n\n${entry('toString')}\n`,
  'valueOf.md': `---\nslug: location\n---\n# valueOf\n\n${entry('valueOf')}\n\n[[constructor]] [[__proto__]] [[toString]] [[hasOwnProperty]]\n`,
};

/** A page as plain as can be, to compare with. */
const PLAIN = { 'plain.md': '# Plain\n\n- [Plain](https://plain.example/)\n' };

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await launch();
  writeFiles(content, { ...NOTES, ...PLAIN });
  const baseline = join(folder, 'baseline.json');
  await runScript('check', ['--content', content, '--write-baseline', baseline]);
  const built = await runScript('build', ['--content', content, '--baseline', baseline, '--out', site]);
  expect(built.code, built.stdout + built.stderr).toBe(0);
  served = await serve({ dir: site, base: '/', port: 0 });
});
afterAll(async () => {
  await served?.close();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of the site; what goes wrong on it is gathered in `faults`. */
async function visit(path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('none.png')) faults.push(message.text());
  });
  await page.goto(new URL(path, served.url).href, { waitUntil: 'load' });
  return { page, faults };
}

/** What each name stands for on a page, as a property of the document and of the window. */
function kinds(page: Page): Promise<readonly string[]> {
  return page.evaluate((names) => {
    const kindOf = (value: unknown) => Object.prototype.toString.call(value);
    return names.map((name) => `${name} ${kindOf(Reflect.get(document, name))} ${kindOf(Reflect.get(window, name))}`);
  }, NAMES);
}

/** What ids and names of ours begin with where a note has a say: headings and anchors, and links. */
const PREFIX = /^(?:h-|l-)/;

describe('names of properties', () => {
  it('are many, and stand for something else where ids are taken as they are', async () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
    expect(NAMES.length).toBeGreaterThanOrEqual(120);
    const { page } = await visit('plain/');
    const before = await kinds(page);
    await page.evaluate((names) => {
      document.body.innerHTML = names.map((name) => `<img name="${name}"><h2 id="${name}">x</h2>`).join('');
    }, NAMES);
    const after = await kinds(page);
    const changed = after.filter((kind, index) => kind !== before[index]).length;
    console.log(`${NAMES.length} names, ${changed} stand for something else in the control`);
    expect(changed).toBeGreaterThan(40);
    await page.close();
  });

  it('are no id and no name in any note', () => {
    const pages = notePages(site);
    expect([...pages.keys()].sort()).toEqual([...Object.keys(NOTES), 'plain.md'].sort());
    for (const [note, { article }] of pages) {
      const own = [...article.descendants].flatMap(({ attributes }) => [attributes['id'], attributes['name']]);
      expect(
        own.filter((name) => name !== undefined && !PREFIX.test(name)),
        note,
      ).toEqual([]);
      if (note === 'headings.md') expect(own.filter((name) => name?.startsWith('h-')).length).toBe(NAMES.length + 1);
    }
  });

  it('are no id on any page, and no id stands twice', () => {
    for (const path of htmlFiles(site)) {
      const ids = select(readPage(site, path), ({ attributes }) => 'id' in attributes).map(
        ({ attributes }) => attributes['id'] ?? '',
      );
      expect(
        ids.filter((id, index) => ids.indexOf(id) < index),
        path,
      ).toEqual([]);
      const ours = ['main', 'search', 'messages', 'forms', 'checked'];
      expect(
        ids.filter((id) => NAMES.includes(id) && !ours.includes(id)),
        path,
      ).toEqual([]);
    }
  });

  it('stand for nothing else on a page of such a note than on a plain one', async () => {
    const { page: plain } = await visit('plain/');
    const expected = await kinds(plain);
    for (const path of [
      'headings/',
      'code/',
      'anchors/',
      'elements/',
      'footnotes/',
      'references/',
      'location/',
      'constructor/',
    ]) {
      const { page, faults } = await visit(path);
      // What the findings are listed under is an id of ours, and plain notes have none.
      const found = (await kinds(page)).filter((kind) => !kind.startsWith('messages '));
      expect(found, path).toEqual(expected.filter((kind) => !kind.startsWith('messages ')));
      expect(faults, path).toEqual([]);
      await page.close();
    }
    await plain.close();
  });
});

describe('a site of such notes', () => {
  it('is searched and filtered', async () => {
    const { page, faults } = await visit('search/');
    for (const name of [
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'toString',
      'location',
      'cookie',
      'querySelector',
    ]) {
      await field(page).fill(name);
      await answers(page, name);
      const host = name.replace(/[^a-z]/gi, '').toLowerCase();
      expect((await addresses(page)).map((url) => url.toLowerCase())).toContain(`https://${host}.example/`);
    }
    for (const [category, url] of [
      ['constructor', 'https://constructor.example/'],
      ['__proto__', 'https://toString.example/'],
    ]) {
      await page.goto(new URL(`search/?in=${category}`, served.url).href);
      await becomes(page, 'done');
      expect(await addresses(page)).toContain(url);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  it('is searched from a dialog on such a page', async () => {
    const { page, faults } = await visit('elements/');
    await page.keyboard.press('/');
    await field(page).fill('prototype');
    await answers(page, 'prototype');
    expect(await addresses(page)).toContain('https://prototype.example/');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('leads from the list of contents to each heading', async () => {
    const { page, faults } = await visit('headings/');
    const hrefs = await page
      .locator('nav a[href^="#h-"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs.length).toBeGreaterThanOrEqual(NAMES.length);
    const lost = await page.evaluate(
      (all) =>
        all.filter((href) => document.getElementById(decodeURIComponent(href.slice(1)))?.closest('article') == null),
      hrefs,
    );
    expect(lost).toEqual([]);
    await page.locator(`nav a[href="#h-constructor"]`).first().click();
    expect(await page.locator(':target').textContent()).toBe('constructor');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('leads from its own anchors to what they name', async () => {
    const { page } = await visit('anchors/');
    const lost = await page.locator('article a[href^="#"]').evaluateAll(
      (all) =>
        all.filter((link) => {
          const id = decodeURIComponent((link as HTMLAnchorElement).hash.slice(1));
          return document.getElementById(id) === null && document.getElementsByName(id).length === 0;
        }).length,
    );
    expect(lost).toBe(0);
    await page.close();
  });

  it('fills the form for suggestions with such notes', async () => {
    const { page, faults } = await visit(
      'suggest/?address=https%3A%2F%2Fnew.example&title=New&note=constructor%2F__proto__.md',
    );
    await expect.poll(() => page.locator('#suggest-notes option').count()).toBe(Object.keys(NOTES).length + 1);
    expect(await page.locator('[data-line]').textContent()).toContain('[New](https://new.example)');
    expect(faults).toEqual([]);
    await page.close();
  });
});
