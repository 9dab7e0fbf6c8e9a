import type { Nodes, PhrasingContent, Text } from 'mdast';
import type { Span } from '../model/span.ts';

/** A bracket of the text that belongs to no link. */
interface Brackets {
  /** Offsets of those that nothing closes. */
  readonly unclosed: readonly number[];
  /** Each `](` that is text; whether a bracket stands before it. */
  readonly leftOver: readonly { readonly at: number; readonly isPaired: boolean }[];
}

/** What was found in a tree: two rules ask for it. */
const found = new WeakMap<Nodes, Brackets>();

/** Finds the brackets of a note's text that do not make a link. Code and escaped brackets do not count. */
export function findBrackets(tree: Nodes, text: string): Brackets {
  const brackets = found.get(tree) ?? pairBrackets(tree, text);
  found.set(tree, brackets);
  return brackets;
}

function pairBrackets(tree: Nodes, text: string): Brackets {
  const unclosed: number[] = [];
  const leftOver: { at: number; isPaired: boolean }[] = [];
  for (const nodes of phrasesIn(tree)) {
    const open: number[] = [];
    for (const { mark, at } of bracketsIn(nodes, text)) {
      if (mark === '[') {
        open.push(at);
        continue;
      }
      const isPaired = open.pop() !== undefined;
      if (text[at + 1] === '(') leftOver.push({ at, isPaired });
    }
    for (const at of open) unclosed.push(at);
  }
  return { unclosed, leftOver };
}

type Phrase = readonly PhrasingContent[];

/** The inline nodes of every paragraph, heading and cell. */
function phrasesIn(node: Nodes, phrases: Phrase[] = []): Phrase[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') phrases.push(node.children);
  else if ('children' in node) for (const child of node.children) phrasesIn(child, phrases);
  return phrases;
}

interface Bracket {
  readonly mark: string;
  readonly at: number;
}

/** Brackets in text nodes, by the source, so that escaped ones are told apart. */
function bracketsIn(nodes: Phrase, text: string, brackets: Bracket[] = []): Bracket[] {
  for (const node of nodes) {
    if (node.type === 'text') for (const bracket of bracketsOf(node, text)) brackets.push(bracket);
    else if ('children' in node && node.type !== 'link') bracketsIn(node.children, text, brackets);
  }
  return brackets;
}

function bracketsOf({ value, position }: Text, text: string): Bracket[] {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined || !/[[\]]/.test(value)) return [];
  const marks = Array.from(text.slice(start, end).matchAll(/\\.|[[\]]/gs));
  return marks.filter(({ 0: mark }) => mark.length === 1).map(({ 0: mark, index }) => ({ mark, at: start + index }));
}

/** Returns `lineAround` for a text; asked again for a line that it has just found, it need not search. */
export function createLineAround(text: string): (at: number) => Span {
  let line: Span | null = null;
  return (at) => {
    if (line === null || at < line.start || at > line.end) line = lineAround(text, at);
    return line;
  };
}

/** The line around an offset, without its line break. */
export function lineAround(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  const stop = feed < 0 ? text.length : feed;
  return { start, end: stop > start && text[stop - 1] === '\r' ? stop - 1 : stop };
}
