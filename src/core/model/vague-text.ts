import { hostOf } from './address.ts';
import { decodePart } from './decode.ts';

/** Texts of links that do not tell where these lead, such as of `see [here](x.md)` and of a note called `Go`. */
const VAGUE: ReadonlySet<string> = new Set(
  'click here, click this, go, here, info, information, learn more, link, more, more info, more information, read more, right here, see here, see more, start, that, this, this link'.split(
    ', ',
  ),
);

/** What stands in an address and says nothing: how headings' ids begin, and how files of notes and pages end. */
const IDLE = /^h-|\.(?:md|html?)$/gi;

/**
 * Returns in a few words where a link leads when its text does not tell, and an empty text when it does. Whoever goes from
 * link to link with a screen reader hears nothing else of it (WCAG 2.2, 2.4.9).
 */
export function placeBeside(text: string, href: string): string {
  const said = text.trim().toLowerCase();
  if (!VAGUE.has(said)) return '';
  if (/^\w+:/.test(href)) return hostOf(href);
  const steps = href.replace(/\?[^#]*/, '').split(/[/#]/);
  const places = steps.map((step) =>
    decodePart(step)
      .replace(IDLE, '')
      .replace(/[-_\s]+/g, ' ')
      .trim(),
  );
  return places.findLast((place) => /[\p{L}\p{N}]/u.test(place) && place.toLowerCase() !== said) ?? 'page';
}
