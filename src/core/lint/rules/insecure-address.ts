import type { Fix } from '../../model/edit.ts';
import type { Companion, Link } from '../../model/link.ts';
import type { Span } from '../../model/span.ts';
import type { SiteNote } from '../note-facts.ts';
import { defineRule } from '../rule.ts';
import { addressSpan, authorityOf, linkSpan, visitAddresses } from '../written-addresses.ts';

/** So many addresses with `https` make it certain enough to write it; one alone could be a slip. */
const ENOUGH = 2;

/**
 * What is sent over `http` can be read and changed on its way. When another link of the collection leads to the same host
 * over `https`, the host has it, and this link most likely has it too: open it and see. `fix` writes `https` only where at
 * least two other addresses of the host have it, as one of them could be a slip.
 */
export const insecureAddress = defineRule({
  id: 'insecure-address',
  severity: 'warning',
  summary: 'An address with `http` on a host that other links reach over `https`.',
  ok: '- [One](https://example.org/)\n- [Two](https://example.org/two)',
  notOk: '- [One](https://example.org/)\n- [Two](https://example.org/two)\n- [Three](http://example.org/three)',
  fixable: true,
  isRelative: true,
  checkSite: ({ notes, told, textOf }, report) => {
    const open: { readonly path: string; readonly url: string; readonly owner: Link | Companion }[] = [];
    for (const [path, one] of told) {
      if (one.facts.insecure === 0) continue;
      visitAddresses(one.note, (url, owner) => {
        if (url.startsWith('http://')) open.push({ path, url, owner });
      });
    }
    const hosts = countSecure(notes.values(), new Set(open.map(({ url }) => authorityOf(url))));
    for (const { path, url, owner } of open) {
      const host = authorityOf(url);
      const secureCount = hosts.get(host) ?? 0;
      if (secureCount === 0) continue;
      const span = addressSpan(textOf(path), owner);
      report(path, span ?? linkSpan(owner), {
        message: `Unexpected \`http:\` for \`${host}\`, expected \`https:\` as in other links to that host`,
        hint: `Write https${url.slice(4)}`,
        fix: span && secureCount >= ENOUGH ? addLetter(span, url) : undefined,
      });
    }
  },
});

/** How many different addresses each of the wanted hosts has over `https`, counted no further than is enough. */
function countSecure(notes: Iterable<SiteNote>, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, Set<string>>();
  const isWanted = (host: string) => wanted.has(host) && (found.get(host)?.size ?? 0) < ENOUGH;
  for (const one of notes) {
    if (!one.facts.secureHosts.some(isWanted)) continue;
    visitAddresses(one.note, (url) => {
      if (!url.startsWith('https://')) return;
      const host = authorityOf(url);
      if (isWanted(host)) found.set(host, (found.get(host) ?? new Set()).add(url));
    });
  }
  return new Map(Array.from(found, ([host, addresses]) => [host, addresses.size]));
}

function addLetter({ start }: Span, url: string): Fix {
  const at = start + 'http'.length;
  return { edits: [{ start: at, end: at, text: 's' }], readdresses: [{ from: url, to: `https${url.slice(4)}` }] };
}
