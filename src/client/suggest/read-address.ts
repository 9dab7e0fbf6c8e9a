import { checkAddress } from '../../core/model/address.ts';
import { completeAddress } from '../../core/model/typed-address.ts';

/** What was typed as an address. */
export type ReadAddress =
  | { readonly type: 'empty' }
  | { readonly type: 'fine'; readonly url: string }
  /** Not to be listed like this, with the corrected text where it is known. */
  | { readonly type: 'wrong'; readonly message: string; readonly right: string | null };

/** Reads an address as it is typed: by the rules that a note is checked with. */
export function readAddress(typed: string): ReadAddress {
  const text = typed.trim();
  if (text === '') return { type: 'empty' };
  const checked = checkAddress(text);
  if (checked.type === 'outside') return { type: 'fine', url: checked.url };
  if (checked.type === 'refused') {
    const { message, hint, right } = checked.problem;
    return { type: 'wrong', message: `${message}.`, right: right ?? hint?.replace(/^Write (?=\S+$)/, '') ?? null };
  }
  const message = 'Unexpected address without a scheme, expected `https://` before it.';
  return { type: 'wrong', message, right: completeAddress(text) };
}
