import { hostOf } from '../../core/model/address.ts';
import { createFileLoader } from '../search/load-files.ts';
import { readManifest } from '../search/read-manifest.ts';
import { loadRandomLink, type RandomLink } from './load-random-link.ts';

/**
 * Opens the links of the site whose root has this path. Resolves with a function that shows another of them in a row, with
 * the parts that the row has. Rejects when they cannot be had.
 */
export async function openLinks(base: string): Promise<(row: HTMLElement) => Promise<void>> {
  const folder = new URL(`${base}pagefind/`, location.href).href;
  const manifest = await readManifest(folder);
  const files = createFileLoader(folder);
  return async (row) => {
    const found = await loadRandomLink(manifest, files, Math.random);
    if (found !== null) showLink(row, base, found);
  };
}

function showLink(row: HTMLElement, base: string, { link, note, href }: RandomLink): void {
  // The index holds checked addresses only; should it ever hold another, it must not run.
  if (!/^(?:https?|mailto):/i.test(link.url)) return;
  const [title, host, text, place] = ['.row-title', '.row-host', '.row-text', '.random-place a'].map((part) =>
    row.querySelector(part),
  );
  setLink(title, link.url, link.title || hostOf(link.url));
  setLink(place, `${base}${href}`, note);
  if (host) host.textContent = hostOf(link.url);
  if (text) text.textContent = link.description;
}

function setLink(link: Element | null | undefined, href: string, name: string): void {
  link?.setAttribute('href', href);
  link?.firstElementChild?.replaceChildren(name);
  // It tells where the one before has led.
  link?.querySelector('.visually-hidden')?.remove();
}
