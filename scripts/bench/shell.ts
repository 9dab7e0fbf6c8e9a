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

function pagesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
}
