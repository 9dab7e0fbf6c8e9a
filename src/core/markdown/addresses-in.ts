import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { checkAddress } from '../model/address.ts';
import { parseAllHtml } from './raw-html.ts';

/**
 * Collects the addresses of all outside links of a tree, those of raw HTML included, without regard to the grammar: what
 * the page and the records must hold in the end. Images that stand in no link are among them when `withImages` is set.
 * Definitions must be inlined before.
 */
export function collectAddresses(root: Root, withImages = false): string[] {
  const addresses: string[] = [];
  const add = (raw: unknown) => {
    const checked = checkAddress(String(raw ?? ''));
    if (checked.type === 'outside') addresses.push(checked.url);
  };
  const html = withImages ? /<(?:a|img)[\s/]/i : /<a[\s/]/i;
  let hasHtml = false;
  const walk = (node: Nodes, isInLink: boolean) => {
    if (node.type === 'link') add(node.url);
    if (node.type === 'html' && html.test(node.value)) hasHtml = true;
    if (node.type === 'image' && withImages && !isInLink) add(node.url);
    if ('children' in node) for (const child of node.children) walk(child, isInLink || node.type === 'link');
  };
  walk(root, false);
  if (!hasHtml) return addresses;
  const walkHtml = (node: HastNodes, isInLink: boolean) => {
    const isAnchor = node.type === 'element' && (node.tagName === 'a' || node.tagName === LINK);
    if (node.type === 'element' && node.tagName === 'a' && 'href' in node.properties && !isFootnote(node)) {
      add(node.properties['href']);
    }
    if (node.type === 'element' && node.tagName === 'img' && withImages && !isInLink) add(node.properties['src']);
    if ('children' in node) for (const child of node.children) walkHtml(child, isInLink || isAnchor);
  };
  const handlers: Handlers = {
    link: handleLink,
    image: () => undefined,
    // With its list, every item would look at all others to find whether they stand apart.
    listItem: (state, node) => defaultHandlers.listItem(state, node, undefined),
  };
  walkHtml(parseAllHtml(toHast(root, { allowDangerousHtml: true, handlers }) as HastRoot), false);
  return addresses;
}

/** Stands for a link of Markdown, which is counted already, among raw HTML. */
const LINK = 'waymark-link';

function handleLink(state: State, node: Parameters<State['all']>[0]): Element {
  return { type: 'element', tagName: LINK, properties: {}, children: state.all(node) as Element['children'] };
}

/** Whether an anchor leads to a footnote or back. Raw HTML can claim so of any link: where it leads must say it too. */
export function isFootnote({ properties }: Element): boolean {
  const isMarked = properties['dataFootnoteRef'] !== undefined || properties['dataFootnoteBackref'] !== undefined;
  return isMarked && /^#(?:user-content-)?fn(?:ref)?-/.test(String(properties['href']));
}
