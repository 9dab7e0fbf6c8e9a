import { addressDrafts } from './addresses.ts';
import { elementDrafts } from './elements.ts';
import { FOLDERS, fieldDrafts } from './fields.ts';
import { numberVectors, type Vector } from './vector.ts';

/** Every attempt to run a script that we know of, each in a note of its own. */
export const VECTORS: readonly Vector[] = numberVectors(
  [...addressDrafts(), ...elementDrafts(), ...fieldDrafts()],
  FOLDERS,
);

/** The least that the corpus must hold, and that must run where nothing is in the way. */
export const LEAST = { vectors: 600, runs: 100 } as const;
