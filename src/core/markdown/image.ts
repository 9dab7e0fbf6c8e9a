import type { Element, ElementContent } from 'hast';
import { escapeHtml } from './html.ts';
import { spanOf } from './nodes.ts';
import { addLink, type NoteState, report, resolveDestination } from './state.ts';

/** Whether a path is that of an image which a page can show. */
export const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico)$/i;

/**
 * Resolves an image: one of the content gets its address and size, one from outside is loaded over https. By setting it
 * is a link to itself instead, or its text inside of a link; one over http is text, as our pages load nothing that way.
 */
export function resolveImage(state: NoteState, element: Element, isInLink: boolean): Element {
  const source = String(element.properties['src'] ?? '');
  const alt = String(element.properties['alt'] ?? '');
  const { title } = element.properties;
  const span = spanOf(element);
  const destination = resolveDestination(state, source, span, alt);
  if (destination.type === 'refused') return textElement(alt, destination.address);
  const kept = { alt, ...(title ? { title } : {}) };
  if (destination.type === 'inside') {
    const { file } = destination;
    if (file === null || !IMAGE_FILE.test(file)) {
      report(state, 'error', 'broken-target', span, `Unexpected image \`${source}\`, expected an image file`);
      return textElement(alt, source);
    }
    const size = shownSize(element, state.ask('size', file));
    return { ...element, properties: { ...kept, src: destination.href, ...size }, children: [] };
  }
  if (state.settings.images === 'lazy' && destination.url.startsWith('https:')) {
    const size = shownSize(element, null);
    return { ...element, properties: { ...kept, src: destination.url, ...size }, children: [] };
  }
  if (state.settings.images === 'lazy' || isInLink) return textElement(alt, destination.url);
  const text = alt === '' ? destination.url : alt;
  addLink(state, {
    role: 'mention',
    url: destination.url,
    title: { text, html: escapeHtml(text) },
    spans: { item: span, link: span, title: span, url: span, tags: [] },
  });
  const properties = { href: destination.url, dataLink: String(state.links.length - 1) };
  return { ...element, tagName: 'a', properties, children: [{ type: 'text', value: text }] };
}

/** The author's width and height, completed by the file's own proportions. */
function shownSize(
  element: Element,
  file: { readonly width: number; readonly height: number } | null,
): { width?: number; height?: number } {
  const width = pixels(element.properties['width']);
  const height = pixels(element.properties['height']);
  if (file === null) return { ...(width === null ? {} : { width }), ...(height === null ? {} : { height }) };
  if (width !== null) return { width, height: height ?? Math.round((width * file.height) / file.width) };
  if (height !== null) return { width: Math.round((height * file.width) / file.height), height };
  return { width: file.width, height: file.height };
}

function pixels(value: unknown): number | null {
  const number =
    typeof value === 'number' ? value : /^\d+(?:px)?$/.test(String(value)) ? Number.parseInt(String(value), 10) : 0;
  return number > 0 ? number : null;
}

/** The image's words, then its address as code. */
function textElement(alt: string, address: string): Element {
  const children: ElementContent[] = alt === '' ? [] : [{ type: 'text', value: `${alt} ` }];
  if (address !== '') {
    children.push({ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: address }] });
  }
  return { type: 'element', tagName: 'span', properties: {}, children };
}
