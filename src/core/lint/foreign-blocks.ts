import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutKind } from '../model/callout.ts';
import type { Fix, TextEdit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';

/** A block in a form that only another program reads. */
export interface ForeignBlock {
  /** Its first line. */
  readonly span: Span;
  /** What that line begins with, as written. */
  readonly mark: string;
  /** How that line is written here. */
  readonly right: string;
  /** Whether its text is code here, so that links in it are none. */
  readonly isCode: boolean;
  readonly fix: Fix | undefined;
}

/** Of Docusaurus and VitePress: `:::tip Title`, `:::tip[Title]`, and the same with more colons around others. */
const CONTAINER = /^(?<mark>:{3,}) ?(?<word>[a-z][\w-]*)(?:\[(?<inside>[^\n]*)\])?(?<behind>[^\n]*)$/i;
/** Of MkDocs: `!!! tip "Title"`, `??? tip` for one that folds. */
const ADMONITION = /^(?<mark>!!!|\?\?\?\+?) +(?<word>[a-z][\w-]*)(?: +[a-z][\w-]*)*(?: +"(?<title>[^"\n]*)")?[ \t]*$/i;
/** Of MkDocs: `=== "Tab"`. */
const TAB = /^(?<mark>===[!+]?) +"(?<title>[^"\n]+)"[ \t]*$/;

/** Finds callouts and tabs in the forms of other programs. Only those of the top level can be corrected. */
export function findForeignBlocks(tree: Root, text: string): ForeignBlock[] {
  if (!/^[ \t>]*(?::::|!!!|\?\?\?|===[!+]? +")/m.test(text)) return [];
  const code: Span[] = [];
  visit(tree, 'code', (node) => void code.push(spanOfNode(node)));
  const blocks: ForeignBlock[] = [];
  let end = 0;
  visit(tree, 'paragraph', (node, _, parent) => {
    const { start } = spanOfNode(node);
    const block = start < end ? null : readBlock({ text, code, isTop: parent?.type === 'root' }, start);
    if (block === null) return;
    blocks.push(block);
    end = Math.max(end, ...(block.fix?.edits.map((edit) => edit.end) ?? []));
  });
  return blocks;
}

interface Written {
  readonly text: string;
  readonly code: readonly Span[];
  /** Whether the block stands in no list and no quotation: then its lines are those of the file. */
  readonly isTop: boolean;
}

function readBlock({ text, code, isTop }: Written, start: number): ForeignBlock | null {
  const opening = lineFrom(text, start);
  const line = text.slice(opening.start, opening.end).trimEnd();
  const parts = (CONTAINER.exec(line) ?? ADMONITION.exec(line) ?? TAB.exec(line))?.groups;
  if (parts === undefined) return null;
  const { mark = '', word, inside, behind = '', title } = parts;
  const span = { start: opening.start, end: opening.end };
  if (mark.startsWith(':') && word !== undefined) {
    const right = openCallout(word, inside ?? behind.replace(/\{[^{}]*\}/, ''));
    const body = isTop ? containerBody(text, opening, mark, code) : null;
    return { span, mark: mark + word, right, isCode: false, fix: body ? quote(text, span, right, body) : undefined };
  }
  const right = word === undefined ? `**${title}**` : openCallout(word, title ?? '');
  const body = isTop ? indentedBody(text, opening) : null;
  const fix = body && (word === undefined ? dedent(text, span, right, body) : quote(text, span, right, body));
  return {
    span,
    mark: word === undefined ? mark : `${mark} ${word}`,
    right,
    isCode: body?.lines.some((each) => isInside(code, each.end - 1)) === true,
    fix: fix ? { ...fix, reveals: true } : undefined,
  };
}

/** The first line of a callout: with a name that GitHub shows, where the word stands for one of its five. */
function openCallout(word: string, title: string): string {
  return `> [!${(calloutKind(word) ?? word).toUpperCase()}] ${title.trim()}`.trimEnd();
}

interface Line extends Span {
  /** After the line break. */
  readonly next: number;
}

/** What belongs to a block below its first line. */
interface Body {
  readonly lines: readonly Line[];
  /** The line that closes it. */
  readonly close: Line | null;
}

/** What stands between the opening line and one with as many colons; null when it is not closed before another opens. */
function containerBody(text: string, opening: Line, mark: string, code: readonly Span[]): Body | null {
  const lines: Line[] = [];
  for (let line = lineFrom(text, opening.next); line.start < text.length; line = lineFrom(text, line.next)) {
    const written = text.slice(line.start, line.end).trimEnd();
    if (!isInside(code, line.start)) {
      if (written === mark) return { lines, close: line };
      if (CONTAINER.exec(written)?.groups?.['mark'] === mark) return null;
    }
    lines.push(line);
  }
  return null;
}

/** The lines below that are indented, up to the last one with text; null when there are none. */
function indentedBody(text: string, opening: Line): Body | null {
  const lines: Line[] = [];
  let count = 0;
  for (let line = lineFrom(text, opening.next); line.start < text.length; line = lineFrom(text, line.next)) {
    lines.push(line);
    if (isEmpty(text, line)) continue;
    if (indentOf(text, line) === 0) break;
    count = lines.length;
  }
  return count === 0 ? null : { lines: lines.slice(0, count), close: null };
}

/** Makes a quotation of a block. Empty lines at its start and end go, and so does its closing mark. */
function quote(text: string, opening: Span, right: string, { lines, close }: Body): Fix {
  const filled = lines.filter((line) => !isEmpty(text, line));
  const first = filled[0]?.start ?? Number.POSITIVE_INFINITY;
  const last = filled.at(-1)?.start ?? 0;
  const edits: TextEdit[] = [{ ...opening, text: right }];
  for (const line of lines) {
    const isApart = line.start < first || line.start > last;
    const indent = close === null ? indentOf(text, line) : 0;
    if (isApart) edits.push({ start: line.start, end: line.next, text: '' });
    else edits.push({ start: line.start, end: line.start + indent, text: isEmpty(text, line) ? '>' : '> ' });
  }
  // One empty line stays below the quotation.
  const after = close === null ? null : lineFrom(text, close.next);
  if (close !== null && after !== null) {
    edits.push({ start: close.start, end: isEmpty(text, after) ? close.next : close.end, text: '' });
  }
  return { edits };
}

/** Moves the text of a tab to the left, below its title. */
function dedent(text: string, opening: Span, right: string, { lines }: Body): Fix {
  const [first] = lines;
  const isApart = first !== undefined && isEmpty(text, first);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const moved = lines.map((line) => ({ start: line.start, end: line.start + indentOf(text, line), text: '' }));
  return {
    edits: [
      { ...opening, text: isApart ? right : right + lineBreak },
      ...moved.filter((edit) => edit.start < edit.end),
    ],
  };
}

function lineFrom(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  const stop = feed < 0 ? text.length : feed;
  const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
  return { start, end, next: feed < 0 ? text.length : feed + 1 };
}

function isEmpty(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}

/** Length of what MkDocs takes off a line of a block; 0 when it is not indented enough. */
function indentOf(text: string, { start, end }: Span): number {
  return /^(?: {4}|\t)/.exec(text.slice(start, end))?.[0].length ?? 0;
}

function isInside(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => span.start <= at && at < span.end);
}

function spanOfNode(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
