/** Numbers that look random and are the same again for the same seed. */
export interface Random {
  readonly seed: number;
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number from 0 to one less than the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/**
 * Creates random numbers for a part of a test. The seed is printed; the environment variable WAYMARK_SEED names one to run
 * again.
 */
export function createRandom(what: string): Random {
  const seed = Number(process.env['WAYMARK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`${what}: WAYMARK_SEED=${seed}\n`);
  let state = seed;
  // Mulberry32, in the public domain.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from');
      return item;
    },
  };
}
