import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Fix } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import { lineAround } from './brackets.ts';

/** Something in a text that only another program reads, and shows differently or not at all. */
export interface ForeignMark {
  readonly span: Span;
  /** What stands there, in a few characters. */
  readonly mark: string;
  readonly expected: string;
  readonly hint: string;
  readonly fix?: Fix;
}

const PAIR = String.raw`(?:[.#][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
/** An attribute list: `{ .class #id key=value }`. */
const ATTRIBUTES = new RegExp(String.raw`\{:?[ \t]*${PAIR}(?:[ \t]+${PAIR})*[ \t]*\}`);
const AFTER_INLINE = new RegExp(`^${ATTRIBUTES.source}`);
const AFTER_HEADING = new RegExp(`[ \\t]+${ATTRIBUTES.source}$`);
/** A comment of Obsidian or of MDX, in one paragraph. */
const COMMENT = /(?<![^\s>])%%(?!%)(?:(?!\n[ \t]*\n)[\s\S])*?%%(?!\S)|\{\/\*(?:(?!\n[ \t]*\n)[\s\S])*?\*\/\}/g;
const IMPORT = /^(?:import\b[^\n]*\bfrom\s*['"][^'"\n]+['"];?|import\s*['"][^'"\n]+['"];?)$/;
const SNIPPET = /^-{1,}8<-{1,}/;

/** Finds attribute lists, comments, imports, snippets and `[TOC]`. Code does not count. */
export function findForeignMarks(tree: Root, text: string): ForeignMark[] {
  if (!/\{[:{/ \t]*[.#\w*]|%%|^[ \t]*(?:import\b|-+8<|\[TOC\])/m.test(text)) return [];
  const found: ForeignMark[] = [];
  const code: Span[] = [];
  visit(tree, (node, index, parent) => {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') code.push(spanOfNode(node));
    if (node.type === 'paragraph') found.push(...readParagraph(node, text));
    if (node.type === 'text' && parent && index !== undefined) found.push(...readAttributes(node, parent, index, text));
  });
  const isCode = (at: number) => code.some(({ start, end }) => start <= at && at < end);
  for (const { index, 0: written } of text.matchAll(COMMENT)) {
    if (!isCode(index)) found.push(readComment(written, index));
  }
  return found;
}

function readAttributes(node: Nodes, parent: Parents, index: number, text: string): ForeignMark[] {
  const { start, end } = spanOfNode(node);
  const written = text.slice(start, end);
  const before = parent.children[index - 1]?.type ?? '';
  const isBehind = ['link', 'image', 'inlineCode', 'strong', 'emphasis'].includes(before);
  const isLast = parent.type === 'heading' && index === parent.children.length - 1;
  const match = (isBehind ? AFTER_INLINE.exec(written) : null) ?? (isLast ? AFTER_HEADING.exec(written) : null);
  // The id of a heading is read.
  if (match === null || (isLast && /^\s*\{:?[ \t]*#[^\s{}]+[ \t]*\}$/.test(match[0]))) return [];
  const at = start + match.index;
  const span = { start: at + (/^\s*/.exec(match[0])?.[0].length ?? 0), end: at + match[0].length };
  const mark = text.slice(span.start, span.end);
  return [
    {
      span,
      mark,
      expected: 'no attributes',
      hint: 'Remove it: the page shows it as text',
      fix: { edits: [{ start: at, end: span.end, text: '' }] },
    },
  ];
}

function readParagraph(paragraph: Paragraph, text: string): ForeignMark[] {
  const span = spanOfNode(paragraph);
  const lines = text.slice(span.start, span.end).split(/\r?\n/);
  const below = /^(?:[ \t]*\r?\n){1,2}/.exec(text.slice(span.end))?.[0].length ?? 0;
  const remove = { edits: [{ start: span.start, end: span.end + below, text: '' }] };
  if (lines.every((line) => IMPORT.test(line.trim()))) {
    return [{ span, mark: 'import', expected: 'Markdown', hint: 'Remove it: nothing is imported', fix: remove }];
  }
  if (lines.length === 1 && /^\[TOC\]$/.test(lines[0] ?? '')) {
    const hint = 'Remove it: every page has a table of contents';
    return [{ span, mark: '[TOC]', expected: 'text', hint, fix: remove }];
  }
  if (SNIPPET.test(lines[0] ?? '')) {
    const first = { start: span.start, end: lineAround(text, span.start).end };
    const hint = 'Put the text of that file here: nothing is included';
    return [{ span: first, mark: '--8<--', expected: 'the text itself', hint }];
  }
  return [];
}

function readComment(written: string, start: number): ForeignMark {
  const inner = written.slice(written.startsWith('%%') ? 2 : 3, written.startsWith('%%') ? -2 : -3);
  const span = { start, end: start + written.length };
  const found = {
    span,
    mark: written.slice(0, 2) === '%%' ? '%%' : '{/*',
    expected: 'a comment in `<!-- -->`',
    hint: 'Write it between `<!--` and `-->`, or remove it: the page shows it',
  };
  if (/--|^-?>/.test(inner)) return found;
  return { ...found, fix: { edits: [{ ...span, text: `<!--${inner}-->` }] } };
}

function spanOfNode(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
