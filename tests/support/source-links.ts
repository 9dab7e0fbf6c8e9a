import type { Nodes, Root } from 'mdast';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';

/** A link as it stands in a source. */
export interface SourceLink {
  readonly url: string;
  readonly text: string;
  readonly line: number | null;
}

/** A heading as it stands in a source. */
export interface SourceHeading {
  readonly depth: number;
  readonly text: string;
  readonly line: number | null;
}

const reference = remark().use(remarkGfm);

/** Parses Markdown by remark-parse and remark-gfm: the judge of the parser that the product uses. */
export function parseMarkdownByReference(text: string): Root {
  return reference.parse(text);
}

/** Parses a note by remark-parse and remark-gfm, which the product does not parse with. Its frontmatter is left out. */
export function parseReference(source: string): Root {
  return reference.parse(withoutFrontmatter(source));
}

/** Blanks a byte order mark and the frontmatter, so that lines keep their numbers. */
export function withoutFrontmatter(source: string): string {
  const text = source.replace(/^\uFEFF/, '');
  return text.replace(/^---\r?\n[\s\S]*?\r?\n---[ \t]*(?=\r?\n|$)/, (block) => block.replace(/[^\r\n]/g, ''));
}

/** Addresses of all links of a tree, anchors of raw HTML included, as written. */
export function linksOf(tree: Root): SourceLink[] {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  const links: SourceLink[] = [];
  visit(tree, (node) => {
    const line = node.position?.start.line ?? null;
    if (node.type === 'link') links.push({ url: node.url, text: textOf(node), line });
    if (node.type === 'linkReference') {
      links.push({ url: definitions.get(node.identifier) ?? '', text: textOf(node), line });
    }
    if (node.type === 'html') links.push(...htmlAddresses(node.value).map((url) => ({ url, text: '', line })));
  });
  return links;
}

/** All headings of a tree. */
export function headingsOf(tree: Root): SourceHeading[] {
  const headings: SourceHeading[] = [];
  visit(tree, 'heading', (node) => {
    headings.push({ depth: node.depth, text: textOf(node), line: node.position?.start.line ?? null });
  });
  return headings;
}

/** The addresses among these that lead to another site, in the one form that a browser gives them. */
export function outsideAddresses(urls: readonly string[]): string[] {
  return urls.filter((url) => /^https?:\/\/[^/]/i.test(url)).map(browserForm);
}

/** How a browser writes an address. */
export function browserForm(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** The `href` of each anchor of an HTML fragment. */
function htmlAddresses(html: string): string[] {
  const urls: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === 'a') {
      const href = node.attrs.find((attribute) => attribute.name === 'href');
      if (href) urls.push(href.value);
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parseFragment(html));
  return urls;
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
