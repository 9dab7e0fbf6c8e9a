import type { Fix } from '../../model/edit.ts';
import type { Companion, Link } from '../../model/link.ts';
import type { Note } from '../../model/note.ts';
import type { Span } from '../../model/span.ts';
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
  checkSite: ({ site, textOf }, report) => {
    const open: { readonly note: Note; readonly url: string; readonly owner: Link | Companion }[] = [];
    const secure: string[] = [];
    for (const note of site.notes.values()) {
      visitAddresses(note, (url, owner) => {
        if (url.startsWith('https://')) secure.push(url);
        else if (url.startsWith('http://')) open.push({ note, url, owner });
      });
    }
    const hosts = countHosts(secure, new Set(open.map(({ url }) => authorityOf(url))));
    for (const { note, url, owner } of open) {
      const host = authorityOf(url);
      const secureCount = hosts.get(host) ?? 0;
      if (secureCount === 0) continue;
      const span = addressSpan(textOf(note.path), owner);
      report(note.path, span ?? linkSpan(owner), {
        message: `Unexpected \`http:\` for \`${host}\`, expected \`https:\` as in other links to that host`,
        hint: `Write https${url.slice(4)}`,
        fix: span && secureCount >= ENOUGH ? addLetter(span, url) : undefined,
      });
    }
  },
});

/** How many different addresses each of the wanted hosts has. */
function countHosts(addresses: readonly string[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  const found = addresses.filter((address) => wanted.has(authorityOf(address)));
  for (const address of new Set(found)) {
    const host = authorityOf(address);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

function addLetter({ start }: Span, url: string): Fix {
  const at = start + 'http'.length;
  return { edits: [{ start: at, end: at, text: 's' }], readdresses: [{ from: url, to: `https${url.slice(4)}` }] };
}
