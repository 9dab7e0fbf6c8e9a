import type { EntryText } from '../core/markdown/format-entry.ts';
import { checkAddress } from '../core/model/address.ts';
import { completeAddress } from '../core/model/typed-address.ts';
import { usageError } from './usage-error.ts';

/** Returns the address of a new link as it will be read. Throws a usage error for one that no link can have. */
export function parseAddress(written: string): string {
  const checked = checkAddress(written);
  if (checked.type === 'outside') return checked.url;
  if (checked.type === 'refused') {
    const { message, hint } = checked.problem;
    throw usageError(`${message}.${hint === undefined ? '' : ` ${hint}`}`);
  }
  const right = completeAddress(written);
  const hint = right === null ? '' : `. Write ${right}`;
  throw usageError(`Unexpected \`${written}\`, expected an address that begins with \`https://\`${hint}`);
}

/** Returns the companion that `Label=URL` names. Throws a usage error for anything else. */
export function parseCompanion(written: string): NonNullable<EntryText['companions']>[number] {
  const sign = written.indexOf('=');
  const label = written.slice(0, Math.max(0, sign)).trim();
  if (label === '') {
    throw usageError(`Unexpected \`${written}\` for --companion, expected a label and an address: \`HN=https://...\``);
  }
  return { label, url: parseAddress(written.slice(sign + 1)) };
}
