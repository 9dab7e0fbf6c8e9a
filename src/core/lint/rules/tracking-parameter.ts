import { stripTracking } from '../../model/tracking.ts';
import { defineRule } from '../rule.ts';
import { addressSpan, linkSpan, visitAddresses } from '../written-addresses.ts';

/** A quick look for what is tracking perhaps. */
const CANDIDATE = /[?&](?:utm_|fbcl|gcl|dcl|msclk|igsh|mc_|si=)/i;

/**
 * Parameters such as `utm_source` or `fbclid` tell a site where its visitors come from; the page is the same without
 * them. They make an address long, and the same page look like another one. `si` counts only where it is known to do
 * that, on YouTube and Spotify. `fix` removes them.
 */
export const trackingParameter = defineRule({
  id: 'tracking-parameter',
  severity: 'warning',
  summary: 'Parameters in an address that only follow the reader around.',
  ok: '- [Title](https://example.org/?page=2)',
  notOk: '- [Title](https://example.org/?page=2&utm_source=list)',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    visitAddresses(note, (url, owner) => {
      if (!CANDIDATE.test(url)) return;
      const { address, removed } = stripTracking(url);
      if (removed.length === 0) return;
      const span = addressSpan(text, owner);
      const names = removed.map((name) => `\`${name}\``).join(', ');
      const plural = removed.length > 1 ? 's' : '';
      report(span ?? linkSpan(owner), {
        message: `Unexpected tracking parameter${plural} ${names}, expected the address without`,
        hint: `Write ${address}`,
        fix: span ? { edits: [{ ...span, text: address }], readdresses: [{ from: url, to: address }] } : undefined,
      });
    });
  },
});
