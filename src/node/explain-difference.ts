import type { Message } from '../core/model/message.ts';
import { compareMultisets } from './multiset.ts';
import { fileError } from './problem.ts';

/** How many addresses of one difference are named. */
const NAMED = 3;

/**
 * Says which addresses are missing or too many in a place; nothing when both are the same multiset. `total` is how many are
 * expected, when those that are where they should be are left out of both lists.
 */
export function explainDifference(
  file: string,
  where: string,
  expected: readonly string[],
  found: readonly string[],
  total = expected.length,
): Message[] {
  const difference = compareMultisets(expected, found);
  if (difference === null) return [];
  const { missing, extra } = difference;
  const parts = [
    ...(missing.length > 0 ? [`${missing.length} of ${total} links are missing there: ${list(missing)}`] : []),
    ...(extra.length > 0 ? [`${extra.length} links are there that the note does not have: ${list(extra)}`] : []),
  ];
  return [fileError(file, 'verify-links', `Unexpected links in ${where}: ${parts.join('; ')}`)];
}

function list(addresses: readonly string[]): string {
  return addresses.slice(0, NAMED).join(' ') + (addresses.length > NAMED ? ' …' : '');
}
