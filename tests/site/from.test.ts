import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlFiles, notePages } from '../support/built-site.ts';
import { listFiles } from '../support/files.ts';
import { type Done, followGuide } from '../support/guide.ts';
import { ROOT } from '../support/run-script.ts';

/** Where the guides are, and what they are tried on. */
const GUIDES = [
  {
    guide: 'docusaurus',
    name: 'workbench',
    content: 'docs',
    site: 'workbench-site',
    /** Notes and what the check still tells when all is done. */
    notes: 4,
    left: ['excluded', 'dropped-html', 'dropped-html', 'dropped-html'],
    /** Addresses in the notes that no page has: what the guide says is left out. */
    gone: ['https://draft.example.org/'],
  },
  {
    guide: 'mkdocs',
    name: 'allotment',
    content: 'docs',
    site: 'allotment-site',
    notes: 4,
    left: ['foreign-syntax'],
    gone: [],
  },
  {
    guide: 'obsidian',
    name: 'vault',
    content: '',
    site: 'vault-site',
    notes: 4,
    left: ['excluded', 'wikilink'],
    gone: [],
  },
  {
    guide: 'awesome-list',
    name: 'awesome-kites',
    content: '',
    site: 'awesome-site',
    notes: 1,
    left: ['excluded'],
    gone: ['mailto:keepers@kites.example.org'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'waymark-from-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('each guide is tried', () => {
  expect(readdirSync(join(ROOT, 'docs/from')).sort()).toEqual(GUIDES.map(({ guide }) => `${guide}.md`).sort());
  expect(readdirSync(join(ROOT, 'tests/fixtures/from')).sort()).toEqual(GUIDES.map(({ guide }) => guide).sort());
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  expect(GUIDES.filter(({ guide }) => !readme.includes(`docs/from/${guide}.md`))).toEqual([]);
});

describe.each(GUIDES)('the guide from $guide', ({ guide, name, content, site, notes, left, gone }) => {
  const fixture = join(ROOT, 'tests/fixtures/from', guide);
  const dist = join(folder, site);
  let done: Done[] = [];

  beforeAll(async () => {
    done = await followGuide(`docs/from/${guide}.md`, { name, fixture, folder });
  });

  const outcome = (script: string) => done.find(({ line }) => line.startsWith(`npm run ${script} `));

  it('has steps that all succeed, and build a site at the end', () => {
    for (const { line, code, stdout, stderr } of done) expect(code, `${line}\n${stdout}${stderr}`).toBe(0);
    expect(done.at(-1)?.line).toMatch(/^npm run build -- /);
    expect(notePages(dist).size).toBe(notes);
  });

  it('leaves nothing to be told but what it says', () => {
    const told = [...(outcome('check')?.stdout ?? '').matchAll(/ {2}(?:error|warning|notice) {2}.* {2}([a-z-]+)$/gm)];
    expect(told.map((match) => match[1])).toEqual(left);
  });

  it('brings every address of the notes to a page', () => {
    const pages = htmlFiles(dist)
      .map((path) => readFileSync(join(dist, path), 'utf8'))
      .join('\n');
    const shown = addressesOf(join(fixture, content)).filter((address) => !pages.includes(`="${address}"`));
    expect(shown).toEqual(gone);
  });

  it('ends with records of all links', () => {
    const records = readFileSync(join(dist, 'links.ndjson'), 'utf8').trimEnd().split('\n');
    expect(records.length).toBeGreaterThan(7);
  });
});

describe('what the guides promise', () => {
  const page = (path: string) => readFileSync(join(folder, path), 'utf8');

  it('from Docusaurus: callouts, ids of headings, images of static/, links by address, the start page', () => {
    const measuring = page('workbench-site/tools/measuring/index.html');
    expect(measuring).toContain('<div data-callout="warning" class="callout" role="note">');
    expect(measuring).toContain('<strong>Cheap batteries</strong>');
    expect(measuring).toContain('<h2 id="h-calipers">Calipers');
    expect(measuring).toContain('href="/tools/cutting/#h-saws"');
    expect(page('workbench-site/reading/basics/index.html')).toContain('href="/tools/cutting/#h-saws"');
    expect(page('workbench-site/tools/cutting/index.html')).not.toContain('import Tabs');
    expect(page('workbench-site/tools/cutting/index.html')).toContain('href="/tools/measuring/#h-calipers"');
    expect(page('workbench-site/index.html')).toMatch(/<img [^>]*src="\/img\/vise\.svg"/);
    expect(listFiles(join(folder, 'workbench-site'))).toContain('img/vise.svg');
  });

  it('from MkDocs: links in callouts and tabs are entries, attributes are gone', () => {
    const records = readFileSync(join(folder, 'allotment-site/links.ndjson'), 'utf8').trimEnd().split('\n');
    const entries = records.map((record) => JSON.parse(record)).filter(({ depth }) => depth > 0);
    const addresses = entries.map(({ url }) => url);
    for (const address of ['https://dry.example.org/silica', 'https://soil.example.org/jar']) {
      expect(addresses).toContain(address);
    }
    expect(entries.find(({ url }) => url === 'https://seeds.example.org/old')).toMatchObject({
      description: 'Beans that nobody sells.',
      companions: [{ label: 'Forum', url: 'https://forum.example.net/beans' }],
    });
    expect(page('allotment-site/garden/soil/index.html')).toContain('href="/garden/seeds/#h-sources"');
    expect(page('allotment-site/index.html')).not.toContain('md-button');
  });

  it('from Obsidian: embeds, callouts, block links, the start page, and comments that are hidden', () => {
    const home = page('vault-site/index.html');
    expect(home).toMatch(/<img [^>]*src="\/attachments\/specimen\.svg" width="120" height="40"/);
    expect(home).toContain('<strong>How this is kept</strong>');
    expect(home).not.toContain('Move the pinboard');
    const typefaces = page('vault-site/typefaces/index.html');
    expect(typefaces).toContain('href="/attachments/pamphlet.pdf"');
    expect(typefaces).toContain('href="/reading/books/#h-history"');
    expect(typefaces).toContain('[[Letterpress]]');
    expect(page('vault-site/projects/newsletter/index.html')).toContain('href="/typefaces/">the tutor</a>');
    expect(page('vault-site/font-shops/index.html')).toContain('/typefaces/');
  });

  it('from an awesome list: the README is the home page, with badges, tags and contents', () => {
    const home = page('awesome-site/index.html');
    expect(home).toContain('href="https://plans.example.org/delta"');
    expect(home).toContain('<code class="row-tag">MIT</code>');
    expect(home).toContain('href="#h--plans"');
    expect(home).toContain('id="h--plans"');
    expect(home).toContain('guidelines <code>contributing.md</code>');
  });
});

/** Every outside address in the Markdown below a folder, what begins with a dot left out; each once, sorted. */
function addressesOf(content: string): string[] {
  const notes = listFiles(content).filter((path) => /\.mdx?$/.test(path) && !/(?:^|\/)\./.test(path));
  const text = notes.map((path) => readFileSync(join(content, path), 'utf8')).join('\n');
  const found = [...text.matchAll(/(?<=\]\()(?:https?|mailto):[^\s()]+/g)].map(String);
  return [...new Set(found)].sort();
}
