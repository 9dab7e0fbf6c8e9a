import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { rehype } from 'rehype';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import type { HostileNote } from './vector.ts';

const parser = remark().use(remarkGfm);
const toHtml = remark().use(remarkRehype, { allowDangerousHtml: true });
const printer = rehype().data('settings', { allowDangerousHtml: true, allowDangerousCharacters: true });

/** A note as a page of a generator that trusts it: HTML is passed through, fields are put in as they are. */
export function renderRaw({ path, vectors }: Pick<HostileNote, 'path' | 'vectors'>): string {
  const fields = Object.assign({}, ...vectors.map((vector) => vector.fields)) as Record<string, string>;
  const body = vectors.map((vector) => vector.body).join('\n\n');
  const tree = toHtml.runSync(parser.parse(body) as Root) as unknown as HastRoot;
  const title = fields['title'] ?? path;
  return `<!doctype html><html><head><title>${title}</title><meta name="description" content="${fields['description'] ?? ''}">
</head><body><main data-note='${path}' data-alias="${fields['aliases'] ?? ''}"><h1>${title}</h1>${fields['tags'] ?? ''}
${printer.stringify(tree)}
</main></body></html>`;
}
