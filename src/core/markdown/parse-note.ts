import type { Heading as HeadingNode, Root, RootContent } from 'mdast';
import { checkAddress } from '../model/address.ts';
import type { Addresses } from '../model/addresses.ts';
import { type Answers, type Ask, createAsk } from '../model/answers.ts';
import type { Rich } from '../model/link.ts';
import { startOf } from '../model/link-spans.ts';
import type { Message } from '../model/message.ts';
import type { Heading, Note, Source } from '../model/note.ts';
import { createLines, createPlaces } from '../model/places.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import type { NoteSettings } from '../schema/note-settings.ts';
import { collectAddresses } from './addresses-in.ts';
import { anchorOpen } from './anchor.ts';
import { buildFlow } from './blocks.ts';
import { markCallouts } from './callouts.ts';
import { inlineDefinitions } from './definitions.ts';
import { checkMarks, checkParts, excessOf } from './excess.ts';
import { scanFence } from './fence.ts';
import { arrangeFootnotes, footnotesIn } from './footnotes.ts';
import { collectHeadings, createSlugger, findTitle } from './headings.ts';
import { escapeHtml } from './html.ts';
import { findDirection, firstParagraph, renderIntroduction } from './introduction.ts';
import { isBlank, linkSpans, plainText, spanOf } from './nodes.ts';
import { renderPhrase } from './phrase.ts';
import { NO_BLOCK } from './slot.ts';
import { addLink, type Highlight, type LinkDraft, type NoteState, sectionAt } from './state.ts';
import { replaceWikilinks } from './wikilinks.ts';

/** What a note is parsed with. */
export interface ParseOptions {
  readonly frontmatter: Frontmatter;
  /** Markdown with GFM to mdast, positions in UTF-16 units. */
  readonly parser: (text: string) => Root;
  readonly addresses: Addresses;
  readonly settings: NoteSettings;
  /** Largest year that a title can name: the next one. */
  readonly lastYear: number;
  /** Colours code blocks; needed where `mayHoldCode` says so. Without it they stay plain. */
  readonly highlight?: Highlight | undefined;
  /** Checks of the tree as the author wrote it. */
  readonly lint?: (tree: Root, source: Source) => readonly Message[];
}

/** A parsed note with all that is wrong with it. */
export interface Parsed {
  readonly note: Note;
  readonly messages: readonly Message[];
  /** What it was told about the content around it. */
  readonly answers: Answers;
}

/**
 * Parses a note into the model, with all that is wrong with it. Never throws for what an author can write. One that would
 * take too long is read as if it were empty, with an error.
 */
export function parseNote(source: Source, options: ParseOptions): Parsed {
  try {
    checkMarks(source.text);
    const root = options.parser(withoutFrontmatter(source.text));
    checkParts(root);
    return readTree(root, source, options);
  } catch (error) {
    const excess = excessOf(error);
    if (excess === null) throw error;
    const { span, ...text } = excess;
    const message: Message = { file: source.path, ...createPlaces(source.text)(span), severity: 'error', ...text };
    const empty = readTree({ type: 'root', children: [] }, { path: source.path, text: '' }, options);
    return { ...empty, messages: [message] };
  }
}

function readTree(root: Root, source: Source, options: ParseOptions): Parsed {
  const lint = options.lint?.(root, source) ?? [];
  const { ask, answers } = createAsk(options.addresses, source.path);
  const state = createState(source, options, ask);
  // A definition is written `[name]: address`, so most notes have none.
  if (source.text.includes(']:')) inlineDefinitions(root, source.text);
  replaceWikilinks(state, root);
  if (state.hasFootnotes) arrangeFootnotes(root);
  if (source.text.includes('[!')) markCallouts(root, source.text);
  const addresses = collectAddresses(root, options.settings.images === 'links');
  const titleNode = findTitle(root);
  const headings = collectHeadings(state, root, titleNode);
  const title = options.frontmatter.title ?? (titleNode && plainText(titleNode.children, true)) ?? '';
  const name = title === '' ? nameOfPath(source.path) : title;
  const { heading, homepage } = renderTitle(state, titleNode, name);
  const { block, tree } = buildFlow(state, bodyOf(state, root, titleNode));
  const links = orderLinks(state.links);
  const rootHref = ask('root', '');
  const note: Note = {
    path: source.path,
    frontmatter: options.frontmatter,
    title: name,
    heading,
    headingId: titleNode ? state.titleId : null,
    homepage,
    description: options.frontmatter.description ?? firstParagraph(root),
    introduction: rootHref === null ? '' : renderIntroduction(tree, state, rootHref),
    headings: countEntries(state, headings, links),
    anchors: [...state.anchors],
    body: block,
    links,
    references: state.references,
    addresses,
    direction: findDirection(tree),
  };
  return { note, messages: [...state.messages, ...lint], answers };
}

/** Tells whether a text may hold a code block that names a language: one between fences, or one in HTML. */
export function mayHoldCode(text: string): boolean {
  return /```|~~~|<code/i.test(text);
}

/** All but the title, for whose footnotes an empty slot stands. */
function bodyOf(state: NoteState, root: Root, title: HeadingNode | null): RootContent[] {
  const body = root.children.filter((node) => node !== title);
  const footnotes = title && state.hasFootnotes ? footnotesIn(title) : [];
  if (footnotes.length > 0) body.push({ type: 'slot', slot: state.slot, index: NO_BLOCK, footnotes });
  return body;
}

/** Returns the text with its frontmatter blanked out, so that every position in the tree is one in the file. */
export function withoutFrontmatter(text: string): string {
  const fence = scanFence(text);
  if (fence.type !== 'frontmatter') return text;
  return text.slice(0, fence.bodyStart).replace(/[^\r\n]/g, ' ') + text.slice(fence.bodyStart);
}

function createState(source: Source, options: ParseOptions, ask: Ask): NoteState {
  let slot = 'waymark-slot';
  while (new RegExp(slot, 'i').test(source.text)) slot += 'x';
  return {
    path: source.path,
    text: source.text,
    ask,
    settings: options.settings,
    lastYear: options.lastYear,
    highlight: options.highlight ?? null,
    slot,
    links: [],
    references: [],
    messages: [],
    placeOf: createPlaces(source.text),
    lineOf: createLines(source.text),
    sections: [],
    headingIds: new Set(),
    hasFootnotes: source.text.includes('[^'),
    footnoteUses: new Map(),
    ids: new Map(),
    slugger: createSlugger(),
    anchors: new Set(),
    highlighted: 0,
    titleId: null,
  };
}

function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

/** Renders the first heading; when it is wholly an outside link, that link is the note's homepage. */
function renderTitle(
  state: NoteState,
  node: HeadingNode | null,
  name: string,
): { heading: Rich; homepage: LinkDraft | null } {
  if (node === null) return { heading: { text: name, html: escapeHtml(name) }, homepage: null };
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  const checked = only?.type === 'link' && others.length === 0 ? checkAddress(only.url) : null;
  const text = only?.type === 'link' ? plainText(only.children, true) : '';
  if (only?.type !== 'link' || checked?.type !== 'outside' || text === '') {
    return { heading: renderPhrase(state, node.children), homepage: null };
  }
  const title = renderPhrase(state, only.children, true);
  const spans = { item: spanOf(node), ...linkSpans(state.text, only), tags: [] };
  const homepage = addLink(state, { role: 'homepage', url: checked.url, title, spans });
  const open = anchorOpen(state.settings, homepage.url, ` id="l-${homepage.id}"`);
  return { heading: { text: title.text, html: `${open}${title.html}</a>` }, homepage };
}

/** Puts the links into the order of the text and numbers them. */
function orderLinks(links: LinkDraft[]): LinkDraft[] {
  const ordered = [...links].sort((a, b) => startOf(a) - startOf(b));
  for (const [order, link] of ordered.entries()) link.order = order;
  return ordered;
}

function countEntries(state: NoteState, headings: readonly Heading[], links: readonly LinkDraft[]): Heading[] {
  const counts = new Map<string, number>();
  for (const link of links) {
    if (link.role !== 'entry') continue;
    const id = sectionAt(state.sections, startOf(link))?.id ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return headings.map((heading) => ({ ...heading, entries: counts.get(heading.id) ?? 0 }));
}
