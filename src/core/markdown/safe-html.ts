import type { Element, Root as HastRoot, RootContent } from 'hast';
import type { FootnoteReference, RootContent as MdastContent, PhrasingContent, Root } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { rehype } from 'rehype';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { parseRawHtml } from './raw-html.ts';
import { rehypeDecorate } from './rehype-decorate.ts';
import { rehypeResolve } from './rehype-resolve.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import type { SlotNode } from './slot.ts';
import type { NoteState } from './state.ts';

/** Renders inline nodes that need the sanitizer, without the paragraph around them; `isInLink` for those of a title. */
export function renderFragment(state: NoteState, nodes: readonly PhrasingContent[], isInLink: boolean): string {
  const root: Root = { type: 'root', children: [{ type: 'paragraph', children: [...nodes] }] };
  const tree = toSafeHtml(state, root, isInLink ? 'title' : 'phrase');
  const children = tree.children.flatMap((node): RootContent[] =>
    node.type === 'element' && node.tagName === 'p' ? node.children : [node],
  );
  return stringify({ type: 'root', children });
}

const printer = rehype().freeze();

/** Prints a safe tree as HTML. */
export function stringify(tree: HastRoot): string {
  return printer.stringify(tree);
}

const pipelines = new Map<string, ReturnType<typeof createPipeline>>();

/** Raw HTML parsed where there is some, addresses resolved, sanitized, decorated. */
function createPipeline(slot: string, hasHtml: boolean) {
  return unified()
    .use(hasHtml ? [() => parseRawHtml] : [])
    .use(rehypeResolve)
    .use(rehypeSanitize, sanitizeSchema(slot))
    .use(rehypeDecorate)
    .freeze();
}

/** The pipeline of a note, made once: nearly all notes have the same slot. */
function pipelineOf(slot: string, hasHtml: boolean): ReturnType<typeof createPipeline> {
  const key = `${slot} ${hasHtml}`;
  const pipeline = pipelines.get(key) ?? createPipeline(slot, hasHtml);
  pipelines.set(key, pipeline);
  return pipeline;
}

const toHast = unified()
  .use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: '',
    handlers: { slot: slotHandler, link: linkHandler },
  })
  .freeze();

/** As `toHast`, for inline nodes apart from the page and its footnotes. */
const phraseToHast = unified()
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { link: linkHandler, footnoteReference: footnoteHandler } })
  .freeze();

/** Turns a piece of a note's tree into HTML that is safe to show; its outside links are added to the note. */
export function toSafeHtml(state: NoteState, root: Root, piece: 'flow' | 'phrase' | 'title'): HastRoot {
  const file = new VFile({ value: state.text, path: state.path });
  file.data.note = state;
  file.data.isInLink = piece === 'title';
  const tree = (piece === 'flow' ? toHast : phraseToHast).runSync(root, file) as HastRoot;
  const hasHtml = contains(root, 'html');
  const safe = pipelineOf(state.slot, hasHtml).runSync(tree, file);
  // Raw HTML may hold code.
  if (hasHtml || contains(root, 'code')) state.highlight?.(safe, file);
  return safe;
}

function contains(node: Root | MdastContent, type: 'html' | 'code'): boolean {
  if (node.type === type) return true;
  return 'children' in node && node.children.some((child) => contains(child, type));
}

/** Renders a slot as an element, and lets the footnotes of its block be numbered with the page's. */
function slotHandler(state: State, node: SlotNode): Element {
  for (const footnote of node.footnotes) defaultHandlers.footnoteReference(state, footnote);
  return { type: 'element', tagName: node.slot, properties: { n: String(node.index) }, children: [] };
}

/** Writes a Markdown link with its address as written, and marks it as Markdown's own. */
function linkHandler(state: State, node: { url: string; title?: string | null; children: PhrasingContent[] }): Element {
  const element: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: node.url, dataMarkdown: '', ...(node.title ? { title: node.title } : {}) },
    children: state.all(node as Parameters<State['all']>[0]) as Element['children'],
  };
  state.patch(node as Parameters<State['patch']>[0], element);
  return element;
}

/** A reference to a footnote from a row, by its label: the page's numbers are not known there. */
function footnoteHandler(_state: State, node: FootnoteReference): Element {
  const id = node.identifier.toLowerCase();
  const ordinal = node.data?.ordinal ?? 1;
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: `#fn-${id}`, id: `fnref-${id}${ordinal > 1 ? `-${ordinal}` : ''}`, dataFootnoteRef: true },
    children: [{ type: 'text', value: node.label ?? node.identifier }],
  };
  return { type: 'element', tagName: 'sup', properties: {}, children: [link] };
}
