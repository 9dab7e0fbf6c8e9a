import { defineRule } from '../rule.ts';
import { addressSpan, authorityOf, linkSpan, visitAddresses } from '../written-addresses.ts';

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
/** Scripts with letters that look like those of another one. */
const OTHERS = [
  'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai',
].map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') })); // biome-ignore format: one list
/** Letters of Cyrillic, Greek and Armenian that are drawn like small Latin ones. */
const LATIN_SHAPES = /^[аеорсухіјѕһԁԛԝүӏкмтвнοαυνρικτօսոհցզ\d-]+$/u;
/** Phonetic letters, and any sign that is no letter, digit, mark, hyphen or dot: they are drawn like letters or slashes. */
const STRANGE = /[\u0250-\u02af\u1d00-\u1dbf]|[^\p{L}\p{M}\p{N}.:·-]/u;

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
      if (PLAIN.test(url)) return;
      const host = authorityOf(url);
      const found = describe(host);
      if (found === null) return;
      report(addressSpan(text, owner) ?? linkSpan(owner), {
        message: `Unexpected host \`${host}\` with ${found}, expected letters of one alphabet`,
        hint: 'Type the host again by hand, and check where it leads',
      });
    });
  },
});

/** Nearly all hosts are in ASCII to their end, and are looked at no further. */
const PLAIN = /^(?:https?:\/\/[!-.0->@-~]+(?:[/?]|$)|mailto:)/;

/** What is strange about a host; null when nothing is. */
function describe(host: string): string | null {
  const labels = host.split('.');
  const isLatinEnd = /^[a-z\d-]+$/.test(labels.at(-1) ?? '');
  for (const label of labels) {
    if (/^[\w:-]*$/.test(label)) continue;
    const strange = STRANGE.exec(label);
    if (strange) return `the sign \`${strange[0]}\``;
    if (label.normalize('NFKC') !== label.normalize('NFC')) return 'letters of another shape';
    const scripts = OTHERS.filter(({ pattern }) => pattern.test(label)).map(({ script }) => script);
    if (/\p{Script=Latin}/u.test(label)) scripts.unshift('Latin');
    else if (EAST_ASIAN.test(label) && scripts.length > 0) scripts.unshift('East Asian');
    if (scripts.length > 1) return `${scripts.slice(0, -1).join(', ')} and ${scripts.at(-1)} letters`;
    if (isLatinEnd && LATIN_SHAPES.test(label)) return `${scripts[0] ?? 'other'} letters that look like Latin ones`;
  }
  return null;
}
