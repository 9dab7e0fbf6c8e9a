import { formatNumber } from '../../core/model/format-number.ts';
import type { FoundState } from './session.ts';

/** Says in a sentence or two what was found, for eyes and screen readers alike. */
export function sayFound(state: FoundState): string {
  const { query, links, correction, isListed } = state;
  const subject = query.text === '' ? 'with these filters' : `for “${query.text}”`;
  if (isListed === false) {
    if (links.length === 0) return 'This address is not listed yet.';
    return `This address is not listed yet. ${capital(sayCount(state))} ${links.length === 1 ? 'shares' : 'share'} its words.`;
  }
  if (links.length === 0) return `No link found ${subject}.`;
  if (correction !== null)
    return `No link found for “${correction.typed}”. ${capital(sayCount(state))} for “${correction.used}”.`;
  return `${capital(sayCount(state))} ${subject}.`;
}

/** Says what has come when more was asked for. */
export function sayMore({ links, shownBefore, total }: FoundState): string {
  const more = links.length - shownBefore;
  const all =
    total === null || total < links.length
      ? formatNumber(links.length)
      : `${formatNumber(links.length)} of ${formatNumber(total)}`;
  return `${formatNumber(more)} more ${more === 1 ? 'link' : 'links'}, ${all} are shown.`;
}

function sayCount({ links, total, hasMore }: FoundState): string {
  if (total !== null && total >= links.length) return count(total);
  return hasMore ? `the first ${count(links.length)}` : count(links.length);
}

function count(links: number): string {
  return links === 1 ? 'one link' : `${formatNumber(links)} links`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
