import type GithubSlugger from 'github-slugger';
import type { Root as HastRoot } from 'hast';
import type { VFile } from 'vfile';
import { checkAddress, normaliseAddress } from '../model/address.ts';
import type { Ask } from '../model/answers.ts';
import { decodePart } from '../model/decode.ts';
import type { Fix } from '../model/edit.ts';
import type { Companion, Field, Link, LinkRole, Rich } from '../model/link.ts';
import { firstIdOf, linkNumber } from '../model/link-id.ts';
import { linkKind } from '../model/link-kind.ts';
import { type LinkSpans, packSpans } from '../model/link-spans.ts';
import type { Message, Severity } from '../model/message.ts';
import type { Reference } from '../model/note.ts';
import type { Place, Span } from '../model/span.ts';
import { fragmentId, relativePath } from '../model/target.ts';
import type { NoteSettings } from '../schema/note-settings.ts';

/** A link whose position among the note's links is set when all of them are known. */
export type LinkDraft = Omit<Link, 'order'> & { order: number };

/** Where a link leads, as the page needs it. */
export type Destination =
  | { readonly type: 'outside'; readonly url: string }
  | { readonly type: 'inside'; readonly href: string; readonly isFragment: boolean; readonly file: string | null }
  /** Shown as text, with the address as written. */
  | { readonly type: 'refused'; readonly address: string };

/** The start of a section: all links behind it, up to the next start, stand in it. */
export interface SectionStart {
  readonly offset: number;
  readonly depth: number;
  /** Texts of its heading and those above, outermost first. */
  readonly trail: readonly string[];
  /** Id of its heading. */
  readonly id: string;
}

/** Changes the code blocks of a tree into coloured ones. */
export type Highlight = (tree: HastRoot, file: VFile) => void;

/** What is known and collected while one note is parsed. */
export interface NoteState {
  readonly path: string;
  readonly text: string;
  /** Asks about the content around the note. */
  readonly ask: Ask;
  readonly settings: NoteSettings;
  /** Years above it are no year of a title. */
  readonly lastYear: number;
  readonly highlight: Highlight | null;
  /** Name of the element that stands for a block in the note's HTML; stands nowhere in the note's text. */
  readonly slot: string;
  readonly links: LinkDraft[];
  readonly references: Reference[];
  readonly messages: Message[];
  readonly placeOf: (span: Span) => Place;
  /** Line of an offset, from 1. */
  readonly lineOf: (offset: number) => number;
  /** Where each section begins, in order. */
  readonly sections: SectionStart[];
  /** Ids of their headings. */
  readonly headingIds: Set<string>;
  /** Whether there can be footnotes. */
  readonly hasFootnotes: boolean;
  /** How often each footnote has been referred to on the page. */
  readonly footnoteUses: Map<string, number>;
  /** How often the id of each link has been given, by its number; that of links which are no entries is below 0. */
  readonly ids: Map<number, number>;
  /** Numbers repeated headings. */
  readonly slugger: GithubSlugger;
  /** Ids of headings and of the author's own anchors, without prefix. */
  readonly anchors: Set<string>;
  /** Characters of code that were highlighted so far. */
  highlighted: number;
  /** Id of the title on the page. */
  titleId: string | null;
}

declare module 'vfile' {
  interface DataMap {
    note: NoteState;
    /** Whether what is in the file stands in a link. */
    isInLink: boolean;
  }
}

/** The note that a file in the pipeline stands for. */
export function noteOf(file: VFile): NoteState {
  if (file.data.note === undefined) throw new Error('Expected a file of a note');
  return file.data.note;
}

/** Files a message about a span of the note. */
export function report(
  state: NoteState,
  severity: Severity,
  rule: string,
  span: Span,
  message: string,
  hint?: string | undefined,
  fix?: Fix | undefined,
): void {
  state.messages.push({
    file: state.path,
    ...state.placeOf(span),
    severity,
    rule,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  });
}

/** Writes another address in a link or image; undefined where the address is not written as it reads, or twice. */
function readdress(text: string, { start, end }: Span, from: string, to: string): Fix | undefined {
  const written = text.slice(start, end);
  const at = written.indexOf(from);
  if (from === '' || at < 0 || written.indexOf(from, at + 1) >= 0) return undefined;
  const edit = { start: start + at, end: start + at + from.length, text: to };
  return { edits: [edit], readdresses: [{ from: null, to }] };
}

/** Checks the address of a link or image once: reports what is wrong with it, and records references to the content. */
export function resolveDestination(state: NoteState, raw: string, span: Span, text: string): Destination {
  const checked = checkAddress(raw);
  if (checked.type === 'outside') return checked;
  if (checked.type === 'refused') {
    const { rule, message, hint, right } = checked.problem;
    const fix = right === undefined ? undefined : readdress(state.text, span, raw.trim(), right);
    report(state, 'error', rule, span, message, hint, fix);
    return { type: 'refused', address: raw };
  }
  const { target } = checked;
  if (target === '') {
    report(
      state,
      'error',
      'malformed-address',
      span,
      'Unexpected empty address, expected an address or a path',
      'Write the address between the parentheses',
    );
    return { type: 'refused', address: '' };
  }
  if (target.startsWith('#')) {
    const fragment = decodePart(target.slice(1));
    state.references.push({ type: 'fragment', path: state.path, fragment, text, span });
    return { type: 'inside', href: `#${fragmentId(fragment)}`, isFragment: true, file: null };
  }
  const { found, href } = state.ask('target', target);
  if (found.type === 'beyond') {
    const message = `Unexpected target \`${target}\`, which is outside of the content, expected a file of the content`;
    report(
      state,
      'warning',
      'target-beyond-content',
      span,
      message,
      'Link to the address at which it is published, or write the text without a link',
    );
    return { type: 'refused', address: target };
  }
  if (found.type === 'missing') {
    const hint =
      found.nearest === null ? 'Add the file, or remove the link' : `Write ${relativePath(state.path, found.nearest)}`;
    report(
      state,
      'error',
      'broken-target',
      span,
      `Unexpected target \`${target}\`, expected a file of the content`,
      hint,
    );
    return { type: 'refused', address: target };
  }
  if (found.type !== 'category') state.references.push({ ...found, type: found.type, text, span });
  const file = found.type === 'file' ? found.path : null;
  return { type: 'inside', href, isFragment: false, file };
}

/** What tells one outside link from another. */
export interface LinkParts {
  readonly role: LinkRole;
  readonly url: string;
  readonly title: Rich;
  readonly depth?: number;
  readonly description?: Rich | null;
  readonly companions?: readonly Companion[];
  readonly year?: number | null;
  readonly tags?: readonly string[];
  readonly fields?: readonly Field[];
  readonly spans: LinkSpans;
}

/** One empty list for all: a large site has a million of them. */
export const NONE: readonly never[] = [];

/** Adds an outside link at the current place of the note and returns it. */
export function addLink(state: NoteState, parts: LinkParts): LinkDraft {
  const section = sectionAt(state.sections, parts.spans.link.start);
  const link: LinkDraft = {
    id: nextId(state, parts),
    role: parts.role,
    note: state.path,
    section: section?.trail ?? NONE,
    anchor: section?.id ?? null,
    title: parts.title,
    url: parts.url,
    description: parts.description ?? null,
    companions: parts.companions ?? NONE,
    year: parts.year ?? null,
    tags: parts.tags ?? NONE,
    fields: parts.fields ?? NONE,
    kind: linkKind(parts.url),
    depth: parts.depth ?? 0,
    order: 0,
    line: state.lineOf(parts.spans.link.start),
    spans: packSpans(parts.spans),
  };
  state.links.push(link);
  return link;
}

/** Entries keep their id whatever is mentioned around them, so mentions count on their own. */
function nextId(state: NoteState, { url, role }: LinkParts): string {
  const number = linkNumber(normaliseAddress(url));
  const key = role === 'entry' ? number : -1 - number;
  const times = (state.ids.get(key) ?? 0) + 1;
  state.ids.set(key, times);
  const id = firstIdOf(number, role);
  return times === 1 ? id : `${id}-${times}`;
}

/** The last section that begins before an offset. */
export function sectionAt(sections: readonly SectionStart[], offset: number): SectionStart | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}
