import { raw } from 'hast-util-raw';
import type { Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { checkAddress } from '../model/address.ts';

/**
 * Collects the addresses of all outside links of a tree, those of raw HTML included, without regard to the grammar: what
 * the page and the records must hold in the end. Definitions must be inlined before.
 */
export function collectAddresses(root: Root): string[] {
  const addresses: string[] = [];
  const add = (raw: unknown) => {
    const checked = checkAddress(String(raw ?? ''));
    if (checked.type === 'outside') addresses.push(checked.url);
  };
  let hasAnchors = false;
  const walk = (node: Nodes) => {
    if (node.type === 'link') add(node.url);
    if (node.type === 'html' && /<a\s/i.test(node.value)) hasAnchors = true;
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  if (hasAnchors) {
    const marked = toHast(root, {
      allowDangerousHtml: true,
      handlers: {
        link: (state, node) => ({ type: 'element', tagName: 'span', properties: {}, children: state.all(node) }),
      },
    });
    visit(raw(marked), 'element', (element) => {
      const isFootnote = 'dataFootnoteRef' in element.properties || 'dataFootnoteBackref' in element.properties;
      if (element.tagName === 'a' && 'href' in element.properties && !isFootnote) add(element.properties['href']);
    });
  }
  return addresses;
}
