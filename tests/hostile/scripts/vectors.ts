import { addressDrafts } from './addresses.ts';
import { elementDrafts } from './elements.ts';
import { FOLDERS, fieldDrafts } from './fields.ts';
import { type HostileNote, numberVectors, type Vector, writeNotes } from './vector.ts';

/** Every attempt to run a script that we know of. */
export const VECTORS: readonly Vector[] = numberVectors(
  [...addressDrafts(), ...elementDrafts(), ...fieldDrafts()],
  FOLDERS,
);

/** The notes in which they stand. */
export const NOTES: readonly HostileNote[] = writeNotes(VECTORS);

/** The least that the corpus must hold, and that must run where nothing is in the way. */
export const LEAST = { vectors: 600, runs: 100, notes: 350 } as const;
