import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { placeBeside } from '../model/vague-text.ts';
import { outsideRel } from './anchor.ts';
import { nextHeadingId } from './headings.ts';
import { ID_PREFIX } from './sanitize-schema.ts';
import { type NoteState, noteOf } from './state.ts';

/** Gives a sanitized tree the attributes that only we may set: link ids, `rel`, lazy images, ids of headings, callouts. */
export function rehypeDecorate(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const state = noteOf(file);
    visit(tree, 'element', (element) => {
      if (element.tagName === 'img') decorateImage(element);
      if (element.tagName === 'a') decorateAnchor(state, element);
      if (element.tagName === 'pre') decorateCode(state, element);
      if (element.properties['dataCallout'] !== undefined)
        Object.assign(element.properties, { className: ['callout'], role: 'note' });
      decorateId(state, element);
      if (typeof element.properties['id'] === 'string')
        state.anchors.add(element.properties['id'].slice(ID_PREFIX.length));
    });
  };
}

/** Most characters of one piece of code that is highlighted, and of all in a note: highlighting takes 4 ms for 1 KB. */
const MAX_CODE = { piece: 16 * 1024, note: 128 * 1024 };
/** What a piece of code takes by itself, in characters. */
const PIECE = 128;

/** Code in a known language is highlighted by its class. What scrolls sideways must be reachable by keyboard. */
function decorateCode(state: NoteState, element: Element): void {
  element.properties['tabIndex'] = 0;
  for (const child of element.children) {
    if (child.type !== 'element' || child.properties['className'] === undefined) continue;
    const { length } = textOf(child);
    state.highlighted += length + PIECE;
    if (length > MAX_CODE.piece || state.highlighted > MAX_CODE.note) child.properties['className'] = undefined;
  }
}

/** An id stands once: an author's anchor, as in `## <a id="x"></a>X`, does not repeat the id that a heading has. */
function decorateId(state: NoteState, element: Element): void {
  const { id } = element.properties;
  if (/^h[1-6]$/.test(element.tagName)) {
    element.properties['id'] = id === undefined ? ID_PREFIX + nextHeadingId(state, textOf(element)) : String(id);
  } else if (id !== undefined && (id === state.titleId || state.headingIds.has(String(id)))) {
    element.properties['id'] = undefined;
  }
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
  const place = placeBeside(textOf(element), String(element.properties['href'] ?? ''));
  if (place !== '') element.children.push(hiddenText(` (${place})`));
  if (element.properties['dataFootnoteRef'] !== undefined)
    element.properties['id'] = footnoteReferenceId(state, element);
  const link = index === undefined ? undefined : state.links[Number(index)];
  if (link === undefined) return;
  element.properties['rel'] = outsideRel(state.settings);
  if (state.settings.outside.newTab) element.properties['target'] = '_blank';
  element.properties['id'] = `l-${link.id}`;
  if (link.role !== 'entry') return;
  element.properties['dataLinkId'] = link.id;
  element.properties['dataKind'] = link.kind;
}

function hiddenText(value: string): Element {
  const properties = { className: ['visually-hidden'] };
  return { type: 'element', tagName: 'span', properties, children: [{ type: 'text', value }] };
}

/** The id that the way back from a footnote leads to: numbered from its second reference on, in rows and prose alike. */
function footnoteReferenceId(state: NoteState, element: Element): string {
  const name = `fnref-${String(element.properties['href']).slice(`#${ID_PREFIX}fn-`.length)}`;
  let count = (state.footnoteUses.get(name) ?? 0) + 1;
  const idOf = () => (count === 1 ? name : `${name}-${count}`);
  while (state.anchors.has(idOf())) count++;
  state.footnoteUses.set(name, count);
  return ID_PREFIX + idOf();
}
