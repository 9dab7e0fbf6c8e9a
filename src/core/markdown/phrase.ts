import type { Link, PhrasingContent } from 'mdast';
import type { Rich } from '../model/link.ts';
import { anchorOpen } from './anchor.ts';
import { collapse, escapeHtml, foldSpace } from './html.ts';
import { linkSpans, plainText } from './nodes.ts';
import { renderFragment } from './safe-html.ts';
import { addLink, type Destination, type NoteState, resolveDestination } from './state.ts';

/**
 * Renders inline Markdown as safe HTML; outside links in it become mentions. Text, code, emphasis and links are written
 * straight from the tree; anything else (HTML, images, footnotes) goes through the sanitizer. `isInLink` tells that they
 * are the words of a link.
 */
export function renderPhrase(state: NoteState, nodes: readonly PhrasingContent[], isInLink = false): Rich {
  const [only] = nodes;
  if (only === undefined) return { text: '', html: '' };
  if (only.type === 'text' && nodes.length === 1) {
    const text = collapse(only.value);
    return { text, html: escapeHtml(text) };
  }
  const text = plainText(nodes, true);
  const html = nodes.every(isPlain)
    ? nodes.map((node) => renderPlain(state, node)).join('')
    : renderFragment(state, nodes, isInLink);
  const shown = html.trim();
  // Many phrases are plain text: one string serves for both.
  return { text, html: shown === text ? text : shown };
}

function isPlain(node: PhrasingContent): boolean {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'break':
      return true;
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
      return node.children.every(isPlain);
    default:
      return false;
  }
}

function renderPlain(state: NoteState, node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(foldSpace(node.value));
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'break':
      return '<br>';
    case 'emphasis':
      return `<em>${renderAll(state, node.children)}</em>`;
    case 'strong':
      return `<strong>${renderAll(state, node.children)}</strong>`;
    case 'delete':
      return `<del>${renderAll(state, node.children)}</del>`;
    case 'link':
      return renderLink(state, node);
    default:
      return '';
  }
}

function renderAll(state: NoteState, nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => renderPlain(state, node)).join('');
}

function renderLink(state: NoteState, node: Link): string {
  const text = plainText(node.children);
  const html = renderAll(state, node.children);
  const spans = linkSpans(state.text, node);
  const destination = resolveDestination(state, node.url, spans.link, text);
  if (destination.type !== 'outside') return renderInside(destination, html);
  const title = { text: text === '' ? destination.url : text, html: html === '' ? escapeHtml(destination.url) : html };
  const link = addLink(state, {
    role: 'mention',
    url: destination.url,
    title,
    spans: { item: spans.link, ...spans, tags: [] },
  });
  return `${anchorOpen(state.settings, link.url, ` id="l-${link.id}"`)}${title.html}</a>`;
}

/** Renders a link inside the site, or the text and address of a refused one. */
function renderInside(destination: Exclude<Destination, { type: 'outside' }>, html: string): string {
  if (destination.type === 'inside') return `<a href="${escapeHtml(destination.href)}">${html}</a>`;
  const address = destination.address === '' ? '' : `<code class="refused">${escapeHtml(destination.address)}</code>`;
  return [html, address].filter(Boolean).join(' ');
}
