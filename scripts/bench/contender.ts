import type { Command } from './measure.ts';

/** A program to measure: set up once in a folder of its own, then run from nothing each time. */
export interface Contender {
  readonly name: string;
  /** Copies the collection and installs what is needed. Not measured. */
  readonly prepare: () => Promise<void>;
  /** Puts away what earlier runs left. Not measured. */
  readonly clean: () => void;
  /** What is measured. */
  readonly commands: readonly Command[];
  /** Folder that holds the finished site. */
  readonly out: string;
}
