import type { Definition, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Replaces reference links and images (`[text][name]`) by plain ones with the address of their definition, so that all
 * links are of one form. The first definition of a name counts, as in CommonMark.
 */
export function inlineDefinitions(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading') return SKIP;
    if (node.type !== 'definition') return undefined;
    const name = node.identifier.toLowerCase();
    if (!definitions.has(name)) definitions.set(name, node);
    return undefined;
  });
  if (definitions.size === 0) return;
  visit(root, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined) return;
    const definition = definitions.get(node.identifier.toLowerCase());
    if (!definition) return;
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
