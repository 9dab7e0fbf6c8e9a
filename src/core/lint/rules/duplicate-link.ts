import { normaliseAddress } from '../../model/address.ts';
import type { Link } from '../../model/link.ts';
import { addressId } from '../../model/link-id.ts';
import { defineRule } from '../rule.ts';
import { shortTitle } from '../short-title.ts';
import { linkSpan } from '../written-addresses.ts';

/** A longer title with nothing behind it is shown as a quotation. */
const LONG = 150;

/**
 * Two entries of a note lead to the same page, perhaps with another title or another way to write its address: `www.`,
 * a slash at the end, `http` and tracking parameters make no difference. Readers see the same thing twice, and only one of
 * the two is kept up to date. Remove one; what only the other says can move to it. Two quotations of one page, or
 * a quotation and the page, are only told as a notice.
 */
export const duplicateLink = defineRule({
  id: 'duplicate-link',
  severity: 'warning',
  summary: 'The same page listed twice in a note.',
  ok: '- [Title](https://example.org/)\n- [Part two](https://example.org/#two)',
  notOk: '- [Title](https://example.org/)\n- [Another title](http://www.example.org)',
  checkNote: ({ note }, report) => {
    for (const link of note.links) {
      // Only the second and later entries of an address have a number in their id, and of another one that shares it.
      if (link.role !== 'entry' || !link.id.includes('-')) continue;
      const id = addressId(link.id);
      const address = normaliseAddress(link.url);
      const isSame = (other: Link) =>
        other.role === 'entry' && addressId(other.id) === id && normaliseAddress(other.url) === address;
      const first = note.links.find(isSame);
      if (first === undefined || first === link) continue;
      const isBare = first.description === null && link.description === null;
      const isQuoted = isBare && first.title.text !== link.title.text && (isQuotation(first) || isQuotation(link));
      report(linkSpan(link), {
        message: `Unexpected repeated entry for \`${address}\`, expected one in a note`,
        hint: `Remove this one or the first, "${shortTitle(first.title.text)}" on line ${first.line}${isQuoted ? ', unless both are quotations' : ''}`,
        ...(isQuoted ? { severity: 'notice' as const } : {}),
      });
    }
  },
});

/** A sentence or more as the title. */
function isQuotation({ title: { text } }: Link): boolean {
  return text.length > LONG || /\S(?: \S+){5,}[.!…]["'”’]?$/.test(text);
}
