import { hostOf } from '../../model/address.ts';
import { knownLabels } from '../../model/companion-type.ts';
import type { Companion } from '../../model/link.ts';
import { nearestText } from '../../model/nearest.ts';
import { defineRule } from '../rule.ts';

/** Hosts that belong to a label beyond doubt: there, even a short label can be told to be misspelt. */
const HOST_LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['news.ycombinator.com', ['HN']],
  ['lobste.rs', ['Lobsters']],
  ['reddit.com', ['Reddit']],
  ['twitter.com', ['Tweet', 'Twitter']],
  ['github.com', ['GitHub', 'Code']],
  ['youtube.com', ['YouTube', 'Video']],
]);

/** Shortest label that is compared by its letters alone; `Plan` and `Play` are both words. */
const SHORTEST = 6;

/**
 * The label of a companion tells what it leads to: `HN` a discussion, `Code` a repository. This label is in no table, and
 * one letter away from one that is. Readers who look for discussions would not find it. A label of your own is
 * made known by `companions` in `site.yaml`. `fix` corrects it where the host of the address says so too.
 */
export const companionLabel = defineRule({
  id: 'companion-label',
  severity: 'warning',
  summary: 'The label of a companion, spelled nearly like a known one.',
  ok: '- [Title](https://example.org/) ([Lobsters](https://lobste.rs/s/abc))',
  notOk: '- [Title](https://example.org/) ([Lobstres](https://lobste.rs/s/abc))',
  fixable: true,
  checkNote: ({ note, text, settings }, report) => {
    for (const link of note.links) {
      for (const companion of link.companions) {
        if (companion.type !== 'other') continue;
        const found = nearLabel(companion, settings.companions);
        if (found === null) continue;
        const { label, span } = companion;
        const isWritten = text.startsWith(`${label}]`, span.start + 1);
        const edit = { start: span.start + 1, end: span.start + 1 + label.length, text: found.right };
        report(span, {
          message: `Unexpected label \`${label}\`, expected \`${found.right}\``,
          hint: `Write [${found.right}](…), or name \`${label}\` under \`companions\` in site.yaml`,
          fix: found.isSure && isWritten ? { edits: [edit] } : undefined,
        });
      }
    }
  },
});

function nearLabel(
  { label, url }: Companion,
  own: Readonly<Record<string, unknown>>,
): { readonly right: string; readonly isSure: boolean } | null {
  if (own[label] !== undefined) return null;
  const ofHost = HOST_LABELS.get(hostOf(url))?.find((known) => slip(label, [known]) !== null);
  if (ofHost !== undefined) return { right: ofHost, isSure: true };
  const known = label.length < SHORTEST ? null : slip(label, knownLabels(own));
  return known === null ? null : { right: withCaseOf(label, known), isSure: false };
}

/** The known label one slip away, with the same first letter; a plural is no slip. */
function slip(label: string, known: readonly string[]): string | null {
  const lower = label.toLowerCase();
  for (const each of known) {
    const other = each.toLowerCase();
    if (other[0] !== lower[0] || `${other}s` === lower || `${lower}s` === other) continue;
    if (nearestText(lower, [other], 1) !== null) return each;
  }
  return null;
}

function withCaseOf(label: string, known: string): string {
  const isCapital = label[0] !== label[0]?.toLowerCase();
  return isCapital ? known.charAt(0).toUpperCase() + known.slice(1) : known;
}
