import { readLabel } from '../host-label.ts';
import { findAlphabets, looksLatin, nameAlphabets } from '../look-alike.ts';
import { defineRule } from '../rule.ts';
import { addressSpan, authorityOf, linkSpan, visitAddresses } from '../written-addresses.ts';

/**
 * Phonetic and modifying letters, what cannot be seen, and any sign that is no letter, digit, mark, hyphen or dot: they are
 * drawn like letters or slashes, or not at all.
 */
const STRANGE =
  /[\u01c0-\u01c3\u0250-\u02ff\u1d00-\u1dbf\ua700-\ua721\ua788-\ua78f\p{Default_Ignorable_Code_Point}]|[^\p{L}\p{M}\p{N}.:·-]/u;
/** A mark that Latin letters do not have in any language: what languages need is one character with its letter. */
const MARKED = /\p{Script=Latin}\p{M}+/u;
/** Dots are overlooked. These letters have one above in many languages; in Vietnamese and Yoruba many have one below. */
const DOTTED = /(?![cegiz])[a-z]\u0307|[a-z]\u0323/;

/**
 * Letters of other alphabets can look like Latin ones: a host with a Cyrillic `а` reads like another that readers trust, and
 * leads somewhere else. Check where the link should lead, and write the host with the letters of one alphabet. Hosts that
 * are wholly in another alphabet, such as those that end in it, are left alone.
 */
export const lookAlikeHost = defineRule({
  id: 'look-alike-host',
  severity: 'warning',
  summary: 'A host with letters that look like others.',
  ok: '- [Title](https://пример.рф/)',
  notOk: '- [Title](https://ex\u0430mple.org/)',
  checkNote: ({ note, text }, report) => {
    visitAddresses(note, (url, owner) => {
      if (PLAIN.test(url) && !CODED.test(url)) return;
      const host = authorityOf(url);
      const found = describe(host);
      if (found === null) return;
      report(addressSpan(text, owner) ?? linkSpan(owner), {
        message: `Unexpected host \`${host}\`${reading(host)} with ${found}, expected letters of one alphabet`,
        hint: 'Type the host again by hand, and check where it leads',
      });
    });
  },
});

/** Nearly all hosts are in ASCII to their end, and are looked at no further. */
const PLAIN = /^(?:https?:\/\/[!-.0->@-~]+(?:[/?]|$)|mailto:)/;
/** Letters beyond ASCII as hosts are registered with them. */
const CODED = /^https?:\/\/[^/?#]*xn--/i;

/** How a host is read, where that is not as it is written. */
function reading(host: string): string {
  const read = host.split('.').map(readLabel).join('.');
  return read === host ? '' : `, which is read \`${read}\`,`;
}

/** What is strange about a host; null when nothing is. */
function describe(host: string): string | null {
  const labels = host.split('.').map(readLabel);
  const end = labels.at(-1)?.replace(/:\d*$/, '') ?? '';
  for (const label of labels) {
    const found = /^[\w:-]*$/.test(label) ? null : describeLabel(label, end);
    if (found !== null) return found;
  }
  return null;
}

function describeLabel(label: string, end: string): string | null {
  const strange = STRANGE.exec(label);
  if (strange)
    return /\p{Default_Ignorable_Code_Point}/u.test(strange[0])
      ? 'an invisible character'
      : `the sign \`${strange[0]}\``;
  if (label.normalize('NFKC') !== label.normalize('NFC')) return 'letters of another shape';
  const alphabets = findAlphabets(label);
  if (alphabets.length > 1) return `${nameAlphabets(alphabets)} letters`;
  if (/^[a-z\d-]+$/.test(end) && looksLatin(label))
    return `${nameAlphabets(alphabets)} letters that look like Latin ones`;
  if (MARKED.test(label.normalize('NFC'))) return 'a mark on a Latin letter';
  if (!/^(?:vn|ng)$/.test(end) && DOTTED.test(label.normalize('NFD'))) return 'a dot on a Latin letter';
  return label.includes('ı') && !/^(?:tr|az|kz)$/.test(end) ? 'the letter `ı`' : null;
}
