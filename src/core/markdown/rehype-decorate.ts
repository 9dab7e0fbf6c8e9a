import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { outsideRel } from './anchor.ts';
import { nextHeadingId } from './headings.ts';
import { ID_PREFIX } from './sanitize-schema.ts';
import { type NoteState, noteOf } from './state.ts';

/** Gives a sanitized tree the attributes that only we may set: link ids, `rel`, lazy images, ids of headings. */
export function rehypeDecorate(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const state = noteOf(file);
    visit(tree, 'element', (element) => {
      if (element.tagName === 'img') decorateImage(element);
      if (element.tagName === 'a') decorateAnchor(state, element);
      if (/^h[1-6]$/.test(element.tagName)) {
        const id = element.properties['id'];
        element.properties['id'] = id === undefined ? ID_PREFIX + nextHeadingId(state, textOf(element)) : String(id);
      }
      if (typeof element.properties['id'] === 'string')
        state.anchors.add(element.properties['id'].slice(ID_PREFIX.length));
    });
  };
}

function decorateImage(element: Element): void {
  const outside = /^https:/.test(String(element.properties['src']));
  Object.assign(element.properties, { loading: 'lazy', decoding: 'async' });
  if (outside) element.properties['referrerPolicy'] = 'no-referrer';
}

function decorateAnchor(state: NoteState, element: Element): void {
  const index = element.properties['dataLink'];
  element.properties['dataLink'] = undefined;
  if (typeof element.properties['name'] === 'string')
    state.anchors.add(element.properties['name'].slice(ID_PREFIX.length));
  const link = index === undefined ? undefined : state.links[Number(index)];
  if (link === undefined) return;
  element.properties['rel'] = outsideRel(state.settings);
  if (state.settings.outside.newTab) element.properties['target'] = '_blank';
  element.properties['id'] = `l-${link.id}`;
  if (link.role !== 'entry') return;
  element.properties['dataLinkId'] = link.id;
  element.properties['dataKind'] = link.kind;
}
