import type { Definition, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { tooMany } from './excess.ts';
import { spanOf } from './nodes.ts';

/**
 * The parser leaves references as text as soon as the addresses and titles that they stand for are, together, longer than
 * this and than the note: else a short note could become a very long page.
 */
const EXPANSION = 100_000;

/**
 * Replaces reference links and images (`[text][name]`) by plain ones with the address of their definition, so that all
 * links are of one form. The first definition of a name counts, as in CommonMark. Throws an error that `excessOf` knows
 * when the parser may have left out some.
 */
export function inlineDefinitions(root: Root, text: string): void {
  const definitions = new Map<string, Definition>();
  visit(root, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading') return SKIP;
    if (node.type !== 'definition') return undefined;
    const name = node.identifier.toLowerCase();
    if (!definitions.has(name)) definitions.set(name, node);
    return undefined;
  });
  if (definitions.size === 0) return;
  const most = Math.max(EXPANSION, text.length);
  const longest = [...definitions.values()].reduce((length, definition) => Math.max(length, lengthOf(definition)), 0);
  let length = 0;
  visit(root, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined) return;
    const definition = definitions.get(node.identifier.toLowerCase());
    if (!definition) return;
    length += lengthOf(definition);
    if (length + longest > most) throw tooMany(most, 'characters in addresses of references', spanOf(node));
    const common = {
      url: definition.url,
      title: definition.title ?? null,
      ...(node.position ? { position: node.position } : {}),
    };
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', children: node.children, ...common }
        : { type: 'image', alt: node.alt ?? '', ...common };
  });
}

/** The most bytes that address and title can have in UTF-8. */
function lengthOf({ url, title }: Definition): number {
  const text = url + (title ?? '');
  return /^[ -~]*$/.test(text) ? text.length : text.length * 3;
}
