import { LINK_KINDS } from '../../core/model/link.ts';
import { yearOfTitle } from '../../core/model/title-year.ts';
import { HAS_FACETS, type HasFacet, isOneOf } from '../../core/search/facets.ts';
import { fold } from '../../core/search/words.ts';
import type { RowText } from './match-rows.ts';

/** Reads what rows are filtered by. Rows inside of a row are not part of what it says. */
export function readRows(elements: readonly HTMLElement[]): RowText[] {
  const lastYear = new Date().getFullYear() + 1;
  const companions = collectCompanions(elements);
  return elements.map((element) => {
    const { kind } = element.dataset;
    const title = element.querySelector('.row-title')?.textContent ?? '';
    return {
      text: fold(withoutOthers(element, ownText(element))),
      kind: isOneOf(kind, LINK_KINDS) ? kind : undefined,
      has: companions.get(element) ?? NONE,
      year: yearOfTitle(title, lastYear),
    };
  });
}

/** Other notes that list the link are no part of what the row says. */
function withoutOthers(row: HTMLElement, text: string): string {
  const others = row.querySelector('.also')?.textContent;
  return others ? text.replace(others, '') : text;
}

const NONE: ReadonlySet<HasFacet> = new Set();

function ownText(row: HTMLElement): string {
  if (row.querySelector('.row') === null) return row.textContent;
  let text = '';
  for (const child of row.childNodes) {
    if (!(child instanceof Element && child.querySelector('.row') !== null)) text += `${child.textContent} `;
  }
  return text;
}

function collectCompanions(rows: readonly HTMLElement[]): Map<Element, Set<HasFacet>> {
  const found = new Map<Element, Set<HasFacet>>();
  for (const row of rows) {
    for (const companion of row.querySelectorAll<HTMLElement>('.companion')) {
      const { type } = companion.dataset;
      if (!isOneOf(type, HAS_FACETS) || companion.closest('.row') !== row) continue;
      const has = found.get(row) ?? new Set();
      found.set(row, has.add(type));
    }
  }
  return found;
}
