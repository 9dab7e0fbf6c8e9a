import type { Rule } from '../rule.ts';
import { leftOverLink, unclosedBracket } from './brackets.ts';
import { mojibake } from './mojibake.ts';

/** Every rule that looks at a note as it is written. */
export const NOTE_RULES: readonly Rule[] = [leftOverLink, mojibake, unclosedBracket];
