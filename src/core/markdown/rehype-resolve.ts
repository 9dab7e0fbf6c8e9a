import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { hostOf } from '../model/address.ts';
import type { Rich } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { isFootnote } from './addresses-in.ts';
import { collapse, escapeHtml } from './html.ts';
import { htmlRow } from './html-row.ts';
import { resolveImage } from './image.ts';
import { spanOf } from './nodes.ts';
import { ALLOWED_ELEMENTS } from './sanitize-schema.ts';
import { addLink, type NoteState, noteOf, report, resolveDestination } from './state.ts';

/**
 * Resolves every address of a tree before it is sanitized: outside links are added to the note and marked, refused ones
 * become their text. Reports what the sanitizer will drop.
 */
export function rehypeResolve(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const state = noteOf(file);
    const inLinks = new WeakSet<Element>();
    visit(tree, 'element', (element, index, parent) => {
      element.properties['dataLink'] = undefined;
      reportDropped(state, element);
      if (element.tagName === 'img' && parent && index !== undefined) {
        parent.children[index] = resolveImage(state, element, file.data.isInLink === true || inLinks.has(element));
        return SKIP;
      }
      if (element.tagName === 'a') visit(element, { tagName: 'img' }, (image) => void inLinks.add(image));
      if (element.tagName === 'a' && parent && index !== undefined)
        resolveAnchor(state, element, index, parent as Element);
      return undefined;
    });
  };
}

function resolveAnchor(state: NoteState, element: Element, index: number, parent: Element): void {
  const { href } = element.properties;
  const isMarkdown = element.properties['dataMarkdown'] !== undefined;
  element.properties['dataMarkdown'] = undefined;
  if (href === undefined || href === null) return;
  if (isFootnote(element)) {
    element.properties['href'] = String(href).replace(/^#/, '#h-');
    return;
  }
  element.properties['dataFootnoteRef'] = undefined;
  element.properties['dataFootnoteBackref'] = undefined;
  const span = spanOf(element);
  const text = collapse(textOf(element)) || collapse(alternativeText(element));
  const destination = resolveDestination(state, String(href), span, text);
  if (destination.type === 'refused') {
    refuseAnchor(element, destination.address);
    return;
  }
  if (destination.type === 'inside') {
    element.properties['href'] = destination.href;
    return;
  }
  if (text === '') {
    report(
      state,
      'error',
      'empty-link-text',
      span,
      'Unexpected link without text, expected a title in the brackets',
      `Write [Title](${destination.url})`,
    );
    element.children.push({ type: 'text', value: hostOf(destination.url) || destination.url });
  }
  const row = isMarkdown ? null : htmlRow(parent, index);
  const link = addLink(state, {
    role: row ? 'entry' : 'mention',
    depth: row ? 1 : 0,
    url: destination.url,
    title: rich(text === '' ? hostOf(destination.url) || destination.url : text),
    description: row?.description ? rich(row.description) : null,
    spans: { item: span, link: span, title: span, url: urlSpan(state.text, span, String(href)), tags: [] },
  });
  element.properties['href'] = link.url;
  element.properties['dataLink'] = String(state.links.length - 1);
}

/** Plain text as rich text. */
function rich(text: string): Rich {
  return { text, html: escapeHtml(text) };
}

function alternativeText(element: Element): string {
  let text = '';
  visit(element, 'element', (node) => {
    if (node.tagName === 'img') text += ` ${String(node.properties['alt'] ?? '')}`;
  });
  return text;
}

/** Turns a refused link into its text, followed by the address as written. What is in it is still to be resolved. */
function refuseAnchor(element: Element, address: string): void {
  element.tagName = 'span';
  element.properties = {};
  if (address === '') return;
  element.children.push(
    { type: 'text', value: ' ' },
    { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: address }] },
  );
}

/** Where an address is written inside a link; the whole link when it is written in another way there. */
function urlSpan(text: string, span: Span, href: string): Span {
  const at = text.slice(span.start, span.end).lastIndexOf(href);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + href.length };
}

const DANGEROUS = /^(?:script|style|iframe|object|embed|form|svg|math|base|meta|link)$/;

function reportDropped(state: NoteState, element: Element): void {
  if (!element.position) return;
  const { tagName } = element;
  if (!ALLOWED_ELEMENTS.has(tagName) && tagName !== state.slot) {
    const severity = DANGEROUS.test(tagName) ? 'warning' : 'notice';
    report(
      state,
      severity,
      'dropped-html',
      spanOf(element),
      `Unexpected element \`<${tagName}>\`, expected one that GitHub shows`,
      'Write it in Markdown, or remove it: the page leaves it out',
    );
  }
  for (const name of Object.keys(element.properties)) {
    if (!/^(?:on|style$|srcDoc$)/.test(name)) continue;
    const written = name.toLowerCase();
    report(
      state,
      'warning',
      'dropped-html',
      spanOf(element),
      `Unexpected attribute \`${written}\`, expected none that runs or styles`,
      'Remove it: the page leaves it out',
    );
  }
}
