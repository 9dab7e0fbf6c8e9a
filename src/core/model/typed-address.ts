import { checkAddress } from './address.ts';

/** A host with a dot, as people type it without a scheme. */
const HOST_FIRST = /^[^\s/?#@:]+\.[^\s/?#@.:]{2,}(?:[/?#]|$)/;

/** Returns the address that a text without a scheme stands for, when it begins with a host; null for any other text. */
export function completeAddress(typed: string): string | null {
  const text = typed.trim();
  if (!HOST_FIRST.test(text)) return null;
  const checked = checkAddress(`https://${text}`);
  return checked.type === 'outside' ? checked.url : null;
}
