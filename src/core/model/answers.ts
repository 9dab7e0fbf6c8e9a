import type { Addresses } from './addresses.ts';
import { noteHref, resolveTarget, resolveWikiName, type Target, targetHref, type WikiTarget } from './target.ts';

/** What a note asks about the content around it, and what it is told. */
interface Questions {
  /** Where a target leads, with its address on the site; empty when it leads nowhere. */
  readonly target: { readonly found: Target; readonly href: string };
  /** What the name of a wikilink leads to. */
  readonly wikilink: WikiTarget;
  /** Size in pixels of an image file, null when it is not known. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Address of the note's own page when it is the index of the root, else null. */
  readonly root: string | null;
}

/** Asks about the content around a note. */
export type Ask = <Kind extends keyof Questions>(kind: Kind, asked: string) => Questions[Kind];

/** What a note was told, by question, both as JSON: its parsed form depends on nothing else around it. */
export type Answers = ReadonlyMap<string, string>;

const ANSWERS: {
  readonly [Kind in keyof Questions]: (addresses: Addresses, path: string, asked: string) => Questions[Kind];
} = {
  target: (addresses, path, asked) => {
    const found = resolveTarget(addresses, path, asked);
    return { found, href: found.type === 'missing' || found.type === 'beyond' ? '' : targetHref(addresses, found) };
  },
  wikilink: (addresses, _, asked) => resolveWikiName(addresses, asked),
  size: (addresses, _, asked) => addresses.sizes.get(asked) ?? null,
  root: (addresses, path) => (addresses.indexes.get('') === path ? noteHref(addresses, path) : null),
};

/** Lets the note with this path ask, and keeps what it is told. */
export function createAsk(addresses: Addresses, path: string): { ask: Ask; answers: Answers } {
  const answers = new Map<string, string>();
  const ask: Ask = (kind, asked) => {
    const answer = ANSWERS[kind](addresses, path, asked);
    answers.set(JSON.stringify([kind, asked]), JSON.stringify(answer));
    return answer;
  };
  return { ask, answers };
}

/** Whether a note would be told the same again. Throws when the answers are not those of a note. */
export function holdsAnswers(addresses: Addresses, path: string, answers: Answers): boolean {
  for (const [question, answer] of answers) {
    const [kind, asked]: [keyof Questions, string] = JSON.parse(question);
    if (JSON.stringify(ANSWERS[kind](addresses, path, asked)) !== answer) return false;
  }
  return true;
}
