import type { InlineCode, Link, PhrasingContent, Text } from 'mdast';
import { checkAddress } from '../model/address.ts';
import type { Span } from '../model/span.ts';
import { yearOfTitle } from '../model/title-year.ts';
import { isBlank, plainText } from './nodes.ts';

/** A Markdown link that leads outside, with its address as the page shows it. */
export interface OutsideLink {
  readonly node: Link;
  readonly url: string;
}

/** The parts of an item or row that a link leads, still as nodes. */
export interface ItemParts {
  readonly lead: Link;
  /** Address of the leading link, as the page shows it. */
  readonly url: string;
  /** Emphasis around the leading link, outermost first. */
  readonly wraps: readonly ('strong' | 'emphasis' | 'delete')[];
  /** Images and other things without words before the link. */
  readonly before: readonly PhrasingContent[];
  readonly description: readonly PhrasingContent[];
  readonly companions: readonly OutsideLink[];
  readonly tags: readonly InlineCode[];
}

/** Between a link and its description: a dash, a colon or a full stop, then a space. */
const SEPARATOR = /^[\s\u200e\u200f]*(?:[-–—:|·]|\.(?=\s))(?:\s+|$)/;
/** Between the companions of one group. */
const COMPANION_SEPARATOR = /^\s*(?:[,;/|&·•+]|and|-|–)?\s*$/;
const ENDS_SENTENCE = /[.!?…)\]"”'’。]$/;

/** Splits the inline nodes of an item that an outside link leads, or returns null when none does. */
export function splitItem(nodes: readonly PhrasingContent[]): ItemParts | null {
  const words = nodes.findIndex((node) => !isSilent(node));
  const found =
    leadAt(nodes, words) ??
    leadAt(
      nodes,
      nodes.findIndex((node) => node.type === 'link' && isBadge(node)),
    );
  if (found === null) return null;
  const { at, lead, url } = found;
  const before = at === 0 ? [] : nodes.slice(0, at).filter((node) => !isBlank(node));
  const rest = nodes.slice(at + 1);
  const whole = { lead: lead.link, url, wraps: lead.wraps, before };
  if (rest.length === 0) return { ...whole, description: rest, companions: [], tags: [] };
  const tags = takeTags(rest);
  const companions = takeCompanions(rest);
  tags.unshift(...takeMarks(rest));
  trimStart(rest, SEPARATOR);
  trimStart(rest, /^\s+/);
  trimEnd(rest);
  return { ...whole, description: rest, companions, tags };
}

interface Lead {
  readonly link: Link;
  readonly wraps: ItemParts['wraps'];
}

function leadAt(nodes: readonly PhrasingContent[], at: number): { at: number; lead: Lead; url: string } | null {
  const node = nodes[at];
  const lead = node ? unwrapLead(node) : null;
  const url = lead && outsideUrl(lead.link);
  return lead && url !== null ? { at, lead, url } : null;
}

function outsideUrl(link: Link): string | null {
  const checked = checkAddress(link.url);
  return checked.type === 'outside' ? checked.url : null;
}

/** Whether a node before the link says nothing: white space, comments, image badges, bare HTML tags. */
function isSilent(node: PhrasingContent): boolean {
  if (isBlank(node) || node.type === 'image') return true;
  if (node.type === 'html') return !/^<a\s[^>]*href/i.test(node.value);
  return node.type === 'link' && isBadge(node);
}

function isBadge(link: Link): boolean {
  return link.children.length > 0 && link.children.every((child) => child.type === 'image' || isBlank(child));
}

function unwrapLead(node: PhrasingContent): Lead | null {
  if (node.type === 'link') return { link: node, wraps: [] };
  if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'delete') return null;
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  const inner = only && others.length === 0 ? unwrapLead(only) : null;
  return inner && { link: inner.link, wraps: [node.type, ...inner.wraps] };
}

/** Takes the code spans off the end, when they stand behind the link, a sentence or a group: ``... tool. `MIT` `Go` ``. */
function takeTags(rest: PhrasingContent[]): InlineCode[] {
  let from = rest.length;
  while (from > 0) {
    const node = rest[from - 1];
    if (node?.type !== 'inlineCode' && !(node && isBlank(node))) break;
    from--;
  }
  if (from === rest.length) return [];
  const before = rest[from - 1];
  const isField = before === undefined || (before.type === 'text' && ENDS_SENTENCE.test(before.value.trimEnd()));
  const tags = rest.slice(from).filter((node) => node.type === 'inlineCode');
  if (!isField || tags.length === 0) return [];
  rest.splice(from);
  return tags;
}

/** Takes a code span between link and separator, where lists put a warning sign: ``[x](u) `⚠` - ...``. */
function takeMarks(rest: PhrasingContent[]): InlineCode[] {
  const codes = rest.findIndex((node) => node.type !== 'inlineCode' && !isBlank(node));
  const after = rest[codes];
  if (codes < 1 || after?.type !== 'text' || !SEPARATOR.test(after.value)) return [];
  return rest.splice(0, codes).filter((node) => node.type === 'inlineCode');
}

/** Takes the paren groups that hold nothing but outside links off the end, and returns their links in written order. */
function takeCompanions(rest: PhrasingContent[]): OutsideLink[] {
  const companions: OutsideLink[] = [];
  for (let group = takeGroup(rest); group !== null; group = takeGroup(rest)) companions.unshift(...group);
  return companions;
}

function takeGroup(rest: PhrasingContent[]): OutsideLink[] | null {
  let at = rest.length - 1;
  while (at >= 0 && isBlank(rest[at] as PhrasingContent)) at--;
  const close = rest[at];
  if (close?.type !== 'text' || !/^\s*\)[.,;]?\s*$/.test(close.value)) return null;
  const links: OutsideLink[] = [];
  for (at--; at >= 1; at -= 2) {
    const link = rest[at];
    const before = rest[at - 1];
    if (link?.type !== 'link' || before?.type !== 'text') return null;
    const url = plainText(link.children, true) === '' ? null : outsideUrl(link);
    if (url === null) return null;
    links.unshift({ node: link, url });
    if (/\(\s*$/.test(before.value)) {
      rest.splice(at);
      rest[at - 1] = cutEnd(before, /\s*\(\s*$/);
      return links;
    }
    if (!COMPANION_SEPARATOR.test(before.value)) return null;
  }
  return null;
}

function cutEnd(node: Text, pattern: RegExp): Text {
  return withText(node, node.value.replace(pattern, ''), 'end');
}

/** Returns the node with a shorter text, its position shortened at the same side. */
function withText(node: Text, value: string, side: 'start' | 'end'): Text {
  if (value === node.value) return node;
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined) return { ...node, value };
  const cut = node.value.length - value.length;
  const move = (point: typeof position.start, by: number) => ({
    ...point,
    column: point.column + by,
    offset: (point.offset ?? 0) + by,
  });
  return {
    ...node,
    value,
    position:
      side === 'start'
        ? { start: move(position.start, cut), end: position.end }
        : { start: position.start, end: move(position.end, -cut) },
  };
}

function trimStart(nodes: PhrasingContent[], pattern: RegExp): void {
  const first = nodes[0];
  if (first?.type !== 'text') return;
  const value = first.value.replace(pattern, '');
  if (value === '') nodes.shift();
  else nodes[0] = withText(first, value, 'start');
}

function trimEnd(nodes: PhrasingContent[]): void {
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    if (last.type !== 'text') return;
    const value = last.value.trimEnd();
    nodes.pop();
    if (value === '') continue;
    nodes.push(withText(last, value, 'end'));
    return;
  }
}

/** The year at the end of a title, `(2021)` or `(Jan 2021)`, from 1950 to `last`; with its span when the source has it. */
export function titleYear(
  title: string,
  source: string,
  span: Span,
  last: number,
): { year: number; span?: Span } | null {
  const year = yearOfTitle(title, last);
  if (year === null) return null;
  const written = source.slice(span.start, span.end);
  const at = written.lastIndexOf(`${year})`);
  return at < 0 ? { year } : { year, span: { start: span.start + at, end: span.start + at + 4 } };
}
