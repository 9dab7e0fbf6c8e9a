import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** An element of a page: the few things that tests ask. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** All elements below, in document order. */
  readonly descendants: readonly PageElement[];
}

/** Reads a built page with parse5, as a browser would. */
export function readPage(dist: string, path: string): PageElement {
  const document = parse(readFileSync(join(dist, path), 'utf8'));
  const root = document.childNodes.find((node): node is Element => node.nodeName === 'html');
  if (root === undefined) throw new Error(`${path} has no html element`);
  return toElement(root);
}

/** The elements below one that fit. */
export function select(root: PageElement | undefined, fits: (element: PageElement) => boolean): PageElement[] {
  return root?.descendants.filter(fits) ?? [];
}

/** The article that holds a note, or null on other pages. */
export function articleOf(page: PageElement): PageElement | null {
  return select(page, (element) => element.name === 'article' && 'data-note' in element.attributes)[0] ?? null;
}

/** The values of an attribute below an element. */
export function attributeValues(root: PageElement, name: string, attribute: string): string[] {
  return select(root, (element) => element.name === name).flatMap((element) => element.attributes[attribute] ?? []);
}

/** Text and descendants are gathered when they are asked for: most elements are only looked at. */
function toElement(element: Element): PageElement {
  let text: string | undefined;
  let descendants: readonly PageElement[] | undefined;
  return {
    name: element.tagName,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    get text() {
      text ??= textOf(element);
      return text;
    },
    get descendants() {
      descendants ??= elementsBelow(element).map(toElement);
      return descendants;
    },
  };
}

function elementsBelow(element: Element): Element[] {
  const below: Element[] = [];
  const walk = (node: Element) => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      below.push(child);
      walk(child);
    }
  };
  walk(element);
  return below;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
