import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * The mean weight of what stands around a note, compressed: its page without the article, and the styles and scripts
 * that the page names.
 */
export function meanShellBytes(site: string): number {
  const assets = new Map<string, number>();
  const weigh = (path: string): number => {
    const known = assets.get(path) ?? gzipSync(readFileSync(join(site, path))).length;
    assets.set(path, known);
    return known;
  };
  const shells = pagesOf(site).flatMap((path) => {
    const html = readFileSync(join(site, path), 'utf8');
    const start = html.search(/<article [^>]*data-note/);
    if (start < 0) return [];
    const shell = html.slice(0, start) + html.slice(html.indexOf('</article>', start));
    const named = [...shell.matchAll(/(?:href|src)="\/(?<path>[^"]+\.(?:css|js))"/g)].map(
      (match) => match.groups?.['path'] ?? '',
    );
    return gzipSync(shell).length + [...new Set(named)].reduce((sum, path) => sum + weigh(path), 0);
  });
  return shells.length === 0 ? 0 : shells.reduce((sum, bytes) => sum + bytes, 0) / shells.length;
}

/**
 * The page of a note that is the heaviest beside its Markdown, and the part of its budget that it takes: 1.35 times the
 * Markdown and 15 KB, all compressed.
 */
export function heaviestNote(site: string): { note: string; part: number } {
  let heaviest = { note: '', part: 0 };
  for (const path of pagesOf(site)) {
    const page = readFileSync(join(site, path));
    const html = page.toString();
    const note = /<article [^>]*data-note="(?<note>[^"]*)"/.exec(html)?.groups?.['note'];
    const source = /<link rel="alternate" type="text\/markdown" href="\/(?<path>[^"]*)"/.exec(html)?.groups?.['path'];
    if (note === undefined || source === undefined) continue;
    const budget = 1.35 * gzipSync(readFileSync(join(site, decodeURI(source))), BEST).length + 15 * 1024;
    const part = gzipSync(page, BEST).length / budget;
    if (part > heaviest.part) heaviest = { note, part };
  }
  return heaviest;
}

const BEST = { level: 9 };

function pagesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
}
