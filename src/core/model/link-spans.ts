import type { Span } from './span.ts';

/** Where each part of a link is written. */
export interface LinkSpans {
  /** The whole item, row or link. */
  readonly item: Span;
  /** The link itself, `[title](url)`. */
  readonly link: Span;
  readonly title: Span;
  readonly url: Span;
  readonly description?: Span;
  readonly year?: Span;
  readonly tags: readonly Span[];
}

/** The spans of a link as one list of numbers: a million links would need 200 MB more for objects. */
export type PackedSpans = readonly number[];

const NOWHERE: Span = { start: -1, end: -1 };

/** Packs spans: item, link, title, address, description and year (-1 without), then the tags. */
export function packSpans(spans: LinkSpans): PackedSpans {
  const { item, link, title, url, description = NOWHERE, year = NOWHERE, tags } = spans;
  // A literal takes no more room than its numbers; a list that grew would.
  // biome-ignore format: pairs of start and end
  const packed = [
    item.start, item.end, link.start, link.end, title.start, title.end,
    url.start, url.end, description.start, description.end, year.start, year.end,
  ];
  return tags.length === 0 ? packed : packed.concat(tags.flatMap(({ start, end }) => [start, end]));
}

/** Where each part of a link is written. */
export function spansOf({ spans }: { readonly spans: PackedSpans }): LinkSpans {
  const at = (index: number): Span => ({ start: spans[2 * index] ?? -1, end: spans[2 * index + 1] ?? -1 });
  const description = at(4);
  const year = at(5);
  return {
    item: at(0),
    link: at(1),
    title: at(2),
    url: at(3),
    ...(description.start < 0 ? {} : { description }),
    ...(year.start < 0 ? {} : { year }),
    tags: Array.from({ length: spans.length / 2 - 6 }, (_, index) => at(index + 6)),
  };
}

/** Offset at which the Markdown link begins: its place in the order of the text. */
export function startOf({ spans }: { readonly spans: PackedSpans }): number {
  return spans[2] ?? 0;
}
