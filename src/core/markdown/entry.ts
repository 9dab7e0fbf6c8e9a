import type { Link, PhrasingContent } from 'mdast';
import { hostOf } from '../model/address.ts';
import { companionType } from '../model/companion-type.ts';
import type { Companion, Field, Rich } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { escapeHtml } from './html.ts';
import { type ItemParts, type OutsideLink, titleYear } from './item-parts.ts';
import { isBlank, linkSpans, plainText, spanAround, spanOf } from './nodes.ts';
import { renderPhrase } from './phrase.ts';
import { addLink, type LinkDraft, NONE, type NoteState, report } from './state.ts';

/** Builds the entry of an item or row from its parts. Links in the description become mentions, after the entry. */
export function buildEntry(
  state: NoteState,
  parts: ItemParts,
  place: { readonly item: Span; readonly depth: number; readonly fields?: readonly Field[] },
): { link: LinkDraft; html: string } {
  const { lead, url, wraps } = parts;
  const spans = linkSpans(state.text, lead);
  const images = lead.children.filter((child) => child.type === 'image');
  const words = images.length === 0 ? lead.children : lead.children.filter((child) => child.type !== 'image');
  const title = renderTitle(state, lead, words, wraps);
  const year = titleYear(title.text, state.text, spans.title, state.lastYear);
  const descriptionSpan = spanAround(parts.description);
  const at = state.links.length;
  const hasWords = words.some((word) => !isBlank(word));
  const before = renderPhrase(state, parts.before).html;
  const badges = hasWords ? renderPhrase(state, images, true).html : '';
  const html = [before, badges].filter(Boolean).join(' ');
  const description = parts.description.length > 0 ? renderPhrase(state, parts.description) : null;
  const mentions = state.links.length === at ? NONE : state.links.splice(at);
  const link = addLink(state, {
    role: 'entry',
    url,
    title,
    depth: place.depth,
    description: description && (description.text !== '' || description.html !== '') ? description : null,
    companions: mapOrNone(parts.companions, (companion) => buildCompanion(state, companion)),
    year: year?.year ?? null,
    tags: mapOrNone(parts.tags, (tag) => tag.value),
    fields: place.fields ?? NONE,
    spans: {
      item: place.item,
      ...spans,
      ...(descriptionSpan ? { description: descriptionSpan } : {}),
      ...(year?.span ? { year: year.span } : {}),
      tags: mapOrNone(parts.tags, spanOf),
    },
  });
  for (const mention of mentions) state.links.push(mention);
  return { link, html };
}

function mapOrNone<From, To>(list: readonly From[], map: (value: From) => To): readonly To[] {
  return list.length === 0 ? NONE : list.map(map);
}

function buildCompanion(state: NoteState, { node, url }: OutsideLink): Companion {
  const label = plainText(node.children, true);
  return { label, type: companionType(label, state.settings.companions), url, span: spanOf(node) };
}

const ELEMENTS = { strong: 'strong', emphasis: 'em', delete: 'del' } as const;

/** A title shows its words; an image alone shows itself and is read by its alternative text; nothing shows the host. */
function renderTitle(state: NoteState, lead: Link, words: readonly PhrasingContent[], wraps: ItemParts['wraps']): Rich {
  const text = plainText(words);
  const hasImage = words.length < lead.children.length;
  if (text === '' && !hasImage) {
    report(
      state,
      'error',
      'empty-link-text',
      spanOf(lead),
      'Unexpected link without text, expected a title in the brackets',
      `Write [Title](${lead.url})`,
    );
  }
  if (text === '') {
    const name = plainText(lead.children, true) || hostOf(lead.url) || lead.url;
    return { text: name, html: hasImage ? renderPhrase(state, lead.children, true).html : escapeHtml(name) };
  }
  const inner = renderPhrase(state, words, true);
  const html = wraps.reduceRight((html, wrap) => `<${ELEMENTS[wrap]}>${html}</${ELEMENTS[wrap]}>`, inner.html);
  return { text: inner.text, html };
}
