/** Tells which numbers have come before, in one round after the other: a `Set` would be made anew for each of very many texts. */
export interface NumberMarks {
  /** Begins a round: no number has come. */
  readonly begin: () => void;
  /** Whether a number comes for the first time in this round. */
  readonly isNew: (number: number) => boolean;
}

/** Creates marks for numbers from 0, none of which has come. */
export function createNumberMarks(): NumberMarks {
  // The round in which each number came last.
  let rounds = new Int32Array(1024);
  let round = 1;
  return {
    begin: () => {
      round += 1;
    },
    isNew: (number) => {
      if (number >= rounds.length) {
        const before = rounds;
        rounds = new Int32Array(2 * number);
        rounds.set(before);
      }
      if (rounds[number] === round) return false;
      rounds[number] = round;
      return true;
    },
  };
}
