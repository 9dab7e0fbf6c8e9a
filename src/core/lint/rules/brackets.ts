import type { Nodes, PhrasingContent } from 'mdast';
import { defineRule } from '../rule.ts';

/**
 * A link whose brackets do not fit is no link: its title and address stand in the page as text. Code and escaped brackets
 * do not count.
 */
export const unclosedBracket = defineRule({
  id: 'unclosed-bracket',
  severity: 'error',
  check: ({ tree, text }, report) => {
    for (const nodes of phrasesIn(tree)) {
      for (const at of pairBrackets(nodes, text).unclosed) {
        const span = { start: at, end: at + 1 };
        report(span, 'Unexpected `[` that nothing closes, expected `]` behind the title', hintAfter(text, at));
      }
    }
  },
});

/** What looks like the middle of a link, `](`, but is none. */
export const leftOverLink = defineRule({
  id: 'left-over-link',
  severity: 'error',
  check: ({ tree, text }, report) => {
    for (const nodes of phrasesIn(tree)) {
      for (const { at, isPaired } of pairBrackets(nodes, text).leftOver) {
        const span = { start: at, end: at + 2 };
        if (isPaired) {
          report(span, 'Unexpected `](` that makes no link, expected an address without spaces and a `)` behind it');
        } else {
          const message = 'Unexpected `](` without a bracket before it, expected `[title](address)`';
          report(span, message, hintBefore(text, at));
        }
      }
    }
  },
});

/** The inline nodes of every paragraph, heading and cell. */
function* phrasesIn(node: Nodes): Generator<readonly PhrasingContent[]> {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') yield node.children;
  else if ('children' in node) for (const child of node.children) yield* phrasesIn(child);
}

/** Offsets of the brackets that nothing closes, and of each `](` that is text. */
function pairBrackets(
  nodes: readonly PhrasingContent[],
  text: string,
): { unclosed: readonly number[]; leftOver: readonly { at: number; isPaired: boolean }[] } {
  const unclosed: number[] = [];
  const leftOver: { at: number; isPaired: boolean }[] = [];
  for (const { mark, at } of bracketsIn(nodes, text)) {
    if (mark === '[') {
      unclosed.push(at);
      continue;
    }
    const isPaired = unclosed.pop() !== undefined;
    if (text[at + 1] === '(') leftOver.push({ at, isPaired });
  }
  return { unclosed, leftOver };
}

/** Brackets in text nodes, by the source, so that escaped ones are told apart. */
function* bracketsIn(nodes: readonly PhrasingContent[], text: string): Generator<{ mark: string; at: number }> {
  for (const node of nodes) {
    if (node.type === 'text') {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start === undefined || end === undefined || !/[[\]]/.test(node.value)) continue;
      for (const match of text.slice(start, end).matchAll(/\\.|[[\]]/gs)) {
        if (match[0].length === 1) yield { mark: match[0], at: start + match.index };
      }
    } else if ('children' in node && node.type !== 'link') {
      yield* bracketsIn(node.children, text);
    }
  }
}

/** `[Title(https://x)` and `[Title https://x)`: the title ends where the address begins. */
function hintAfter(text: string, at: number): string | undefined {
  const line = text.slice(at, endOfLine(text, at));
  const parts = /^\[([^[\]]{1,200}?)\s*\(?(https?:\/\/[^\s()]+)\)/.exec(line);
  return parts ? `Write [${parts[1]}](${parts[2]})` : undefined;
}

/** `- Title](https://x)`: the title begins with the item. */
function hintBefore(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, endOfLine(text, at));
  const parts = /^\s*[-*+]\s+([^[\]]{1,200})\]\((https?:\/\/[^\s()]+)\)/.exec(line);
  return parts ? `Write [${parts[1]}](${parts[2]})` : undefined;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
