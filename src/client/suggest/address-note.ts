import { element } from '../search/element.ts';
import type { ListedPlace } from './find-listed.ts';
import type { ReadAddress } from './read-address.ts';

/** What is known of the address that was typed. */
export type AddressState =
  | Extract<ReadAddress, { type: 'empty' | 'wrong' }>
  | { readonly type: 'looking' }
  | { readonly type: 'listed'; readonly places: readonly ListedPlace[] }
  | { readonly type: 'new' }
  /** Whether it is listed could not be found out. */
  | { readonly type: 'unknown' };

/** Says below the field what is known of the address. `use` is called with the corrected address. */
export function showAddress(note: HTMLElement, state: AddressState, base: string, use: (url: string) => void): void {
  note.dataset['state'] = state.type;
  switch (state.type) {
    case 'empty':
      note.replaceChildren();
      return;
    // What was said before stays until the answer is there.
    case 'looking':
      return;
    case 'new':
      note.replaceChildren('Not listed yet.');
      return;
    case 'unknown':
      note.replaceChildren('It could not be looked up whether this is listed already.');
      return;
    case 'wrong':
      note.replaceChildren(...wrongAddress(state, use));
      return;
    case 'listed':
      note.replaceChildren(...listedPlaces(state.places, base));
  }
}

function wrongAddress({ message, right }: AddressState & { type: 'wrong' }, use: (url: string) => void): Node[] {
  const parts: Node[] = [element('p', {}, message)];
  if (right === null) return parts;
  if (!/^https?:\/\/\S+$/.test(right)) return [...parts, element('p', {}, right)];
  const button = element('button', { type: 'button', class: 'plain-button' }, `Use ${right}`);
  button.addEventListener('click', () => use(right));
  return [...parts, button];
}

/** More places than this say no more. */
const SHOWN = 5;

function listedPlaces(places: readonly ListedPlace[], base: string): Node[] {
  const rows = places.slice(0, SHOWN).map(({ href, names, title, companion }) => {
    const link = element('a', { href: `${base}${href}` }, element('bdi', {}, names.join(' › ')));
    const what = companion === null ? `: ${title}` : `: ${title}, as “${companion}”`;
    return element('li', {}, link, element('bdi', {}, what));
  });
  const more = places.length - SHOWN;
  const parts: Node[] = [element('p', {}, element('strong', {}, 'Listed already')), element('ul', {}, ...rows)];
  if (more > 0) parts.push(element('p', {}, `and at ${more} more ${more === 1 ? 'place' : 'places'}`));
  return parts;
}
