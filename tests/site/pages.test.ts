import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSite, htmlFiles, notePages } from '../support/built-site.ts';
import { COLLECTION_NAMES } from '../support/collections.ts';
import { attributeValues, type PageElement, readPage, select } from '../support/page.ts';

const POLICY = [
  "default-src 'none'",
  "img-src 'self' https:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

describe.each(COLLECTION_NAMES)('every page of %s', (name) => {
  const pages = () => htmlFiles(builtSite(name)).map((path) => ({ path, page: readPage(builtSite(name), path) }));

  it('carries the content security policy, without unsafe-inline', () => {
    for (const { path, page } of pages()) {
      const policy = policyOf(page);
      for (const directive of POLICY) expect(policy, path).toContain(directive);
      expect(policy, path).toMatch(/script-src 'self'[^;]*'wasm-unsafe-eval'/);
      expect(policy, path).not.toContain("'unsafe-inline'");
    }
  });

  it('has no style attribute, no event handler and no script that the policy does not know', () => {
    for (const { path, page } of pages()) {
      const attributes = page.descendants.flatMap((element) => Object.keys(element.attributes));
      expect(
        attributes.filter((attribute) => attribute === 'style' || attribute.startsWith('on')),
        path,
      ).toEqual([]);
      const inline = select(
        page,
        ({ name: tag, attributes: own }) => tag === 'script' && !('src' in own) && !isData(own['type']),
      );
      if (inline.length > 0) expect(policyOf(page), path).toMatch(/script-src[^;]*'sha256-/);
    }
  });

  it('is none of those that only the dev server has', () => {
    for (const { path, page } of pages()) expect(page.text, path).not.toContain('Style guide');
  });

  it('loads nothing from another host but images of notes', () => {
    for (const { path, page } of pages()) {
      const loaded = [
        ...attributeValues(page, 'script', 'src'),
        ...select(page, ({ name: tag, attributes }) => tag === 'link' && LOADING.test(attributes['rel'] ?? '')).flatMap(
          (link) => link.attributes['href'] ?? [],
        ),
        ...attributeValues(page, 'iframe', 'src'),
      ];
      expect(
        loaded.filter((url) => /^(?:[a-z]+:)?\/\//i.test(url)),
        path,
      ).toEqual([]);
    }
  });

  it('uses each id once, and gives those of notes a prefix', () => {
    for (const { path, page } of pages()) {
      const ids = page.descendants.flatMap((element) => element.attributes['id'] ?? []);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
    for (const [note, { article }] of notePages(builtSite(name))) {
      const ids = article.descendants.flatMap((element) => element.attributes['id'] ?? []);
      expect(
        ids.filter((id) => !/^(?:h|l)-|^user-content-/.test(id)),
        note,
      ).toEqual([]);
    }
  });

  it('gives every link row its id, its kind and its address', () => {
    for (const [note, { article }] of notePages(builtSite(name))) {
      for (const row of select(article, ({ attributes }) => 'data-link-id' in attributes)) {
        // A row of raw HTML has no element of its own: its anchor is the row.
        expect(row.name, note).toMatch(/^(?:li|tr|a)$/);
        expect(row.attributes['id'], note).toBe(`l-${row.attributes['data-link-id']}`);
        expect(row.attributes['data-kind'], note).toMatch(/^[a-z]+$/);
        const first = row.name === 'a' ? row.attributes['href'] : attributeValues(row, 'a', 'href')[0];
        expect(first, note).toMatch(/^(?:https?|mailto):/i);
      }
    }
  });

  it('leads only to pages, files and anchors that exist', () => {
    const dist = builtSite(name);
    const known = new Map(pages().map(({ path, page }) => [path, page]));
    for (const { path, page } of pages()) {
      const broken = attributeValues(page, 'a', 'href').filter((href) => !leadsSomewhere(dist, known, path, href));
      expect(broken, path).toEqual([]);
    }
  });

  it('shows images of the content with their size', () => {
    for (const [note, { article }] of notePages(builtSite(name))) {
      for (const image of select(
        article,
        ({ name: tag, attributes }) => tag === 'img' && !/^https:/.test(attributes['src'] ?? ''),
      )) {
        expect(existsSync(join(builtSite(name), decodeURIComponent(image.attributes['src'] ?? ''))), note).toBe(true);
        expect(Number(image.attributes['width']), note).toBeGreaterThan(0);
        expect(Number(image.attributes['height']), note).toBeGreaterThan(0);
        expect(image.attributes, note).toHaveProperty('alt');
      }
    }
  });

  it('has one h1, a title, a language and a main landmark', () => {
    for (const { path, page } of pages().filter(({ page }) => !isRedirect(page))) {
      expect(
        select(page, (element) => element.name === 'h1'),
        path,
      ).toHaveLength(1);
      expect(
        select(page, (element) => element.name === 'main'),
        path,
      ).toHaveLength(1);
      expect(select(page, (element) => element.name === 'title')[0]?.text.trim(), path).not.toBe('');
      expect(page.attributes['lang'], path).toBe('en');
    }
  });
});

describe('addresses', () => {
  it.each([
    ['operating-systems/linux/nixos/nixos.md', 'operating-systems/linux/nixos/index.html'],
    ['package-managers/nix/flakes.md', 'package-managers/nix/flakes/index.html'],
    ['tools/tools.md', 'tools/index.html'],
    ['index.md', 'index/index.html'],
  ] as const)('shows %s at %s', (note, path) => {
    expect(notePages(builtSite('content')).get(note)?.path).toBe(path);
  });

  it.each([
    ['nixos/index.html', '/operating-systems/linux/nixos/'],
    ['operating-systems/gnu-linux/index.html', '/operating-systems/linux/'],
  ])('leads from the alias %s to its note', (path, address) => {
    const page = readPage(builtSite('content'), path);
    const refresh = select(page, ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'refresh')[0];
    expect(refresh?.attributes['content']?.toLowerCase()).toMatch(new RegExp(`url=${address}$`));
  });

  it('shows an Arabic note from right to left', () => {
    const article = notePages(builtSite('content')).get('reading/arabic.md')?.article;
    const directions = [article, ...(article?.descendants ?? [])].flatMap(
      (element) => element?.attributes['dir'] ?? [],
    );
    expect(directions).toContain('rtl');
  });
});

const LOADING = /^(?:stylesheet|preload|modulepreload|icon|prefetch|preconnect|dns-prefetch)$/;

function policyOf(page: PageElement): string {
  const metas = select(page, ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy');
  expect(metas).toHaveLength(1);
  return metas[0]?.attributes['content'] ?? '';
}

function isData(type: string | undefined): boolean {
  return type === 'application/ld+json' || type === 'application/json';
}

function isRedirect(page: PageElement): boolean {
  return select(page, ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'refresh').length > 0;
}

/** Whether a link of a page is to another site, or to a file of this one and an id that is there. */
function leadsSomewhere(dist: string, known: ReadonlyMap<string, PageElement>, from: string, href: string): boolean {
  if (/^(?:https?|mailto):/i.test(href)) return true;
  const { pathname, hash } = new URL(href, `http://site/${from}`);
  const path = decodeURIComponent(pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
  if (!existsSync(join(dist, file))) return false;
  const page = known.get(file);
  const id = decodeURIComponent(hash.slice(1));
  return (
    id === '' ||
    page === undefined ||
    page.descendants.some(({ attributes }) => attributes['id'] === id || attributes['name'] === id)
  );
}
