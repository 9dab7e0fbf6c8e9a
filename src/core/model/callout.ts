/** The kinds of callouts that look different; GitHub shows these five. */
export const CALLOUT_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** A kind of callout. */
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

/** The words for them in Docusaurus, MkDocs, Obsidian and VitePress. */
const WORDS: ReadonlyMap<string, CalloutKind> = new Map([
  ['note', 'note'],
  ['info', 'note'],
  ['tip', 'tip'],
  ['hint', 'tip'],
  ['success', 'tip'],
  ['check', 'tip'],
  ['done', 'tip'],
  ['important', 'important'],
  ['warning', 'warning'],
  ['attention', 'warning'],
  ['caution', 'caution'],
  ['danger', 'caution'],
  ['error', 'caution'],
  ['failure', 'caution'],
  ['fail', 'caution'],
  ['missing', 'caution'],
  ['bug', 'caution'],
]);

/** Returns the kind that a word stands for, whatever its case; null for another word, such as `question`. */
export function calloutKind(word: string): CalloutKind | null {
  return WORDS.get(word.toLowerCase()) ?? null;
}
