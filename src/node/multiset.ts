/** What one multiset has more of than another. */
export interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Compares two lists as multisets; null when they are equal. */
export function compareMultisets(expected: readonly string[], found: readonly string[]): Difference | null {
  // Most lists have the same order too, and then nothing need be counted.
  if (expected.length === found.length && expected.every((item, index) => item === found[index])) return null;
  const counts = new Map<string, number>();
  for (const item of expected) counts.set(item, (counts.get(item) ?? 0) + 1);
  for (const item of found) counts.set(item, (counts.get(item) ?? 0) - 1);
  const missing: string[] = [];
  const extra: string[] = [];
  for (const [item, count] of counts) {
    for (let left = count; left > 0; left--) missing.push(item);
    for (let left = count; left < 0; left++) extra.push(item);
  }
  return missing.length + extra.length > 0 ? { missing, extra } : null;
}
