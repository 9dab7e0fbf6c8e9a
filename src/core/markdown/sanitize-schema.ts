import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { CALLOUT_KINDS } from '../model/callout.ts';

/** Elements of GitHub's allow-list that we do without: a picture keeps its image, form fields are for task items only. */
const LEFT_OUT = new Set(['picture', 'source', 'input']);

/** Prefix of every id and name that comes from a note, so that none can stand for a property of the document. */
export const ID_PREFIX = 'h-';

/**
 * GitHub's allow-list, narrowed, with our id prefix. `slot` names the element that stands for a block of ours; links and
 * images carry `data-link`, which only our own resolver sets; a callout carries its kind.
 */
export function sanitizeSchema(slot: string): Schema {
  return {
    ...defaultSchema,
    clobberPrefix: ID_PREFIX,
    tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !LEFT_OUT.has(name)), slot],
    attributes: {
      ...defaultSchema.attributes,
      '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'name' && name !== 'itemProp'),
      [slot]: ['n'],
      a: [...(defaultSchema.attributes?.['a'] ?? []), 'dataLink', 'name'],
      div: [...(defaultSchema.attributes?.['div'] ?? []), ['dataCallout', ...CALLOUT_KINDS]],
      img: ['src', 'alt', 'title', 'width', 'height', 'align', 'dataLink'],
    },
    protocols: {
      href: ['http', 'https', 'mailto'],
      src: ['https'],
      cite: ['http', 'https'],
    },
  };
}

/** Elements that the allow-list has. */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set([
  ...(defaultSchema.tagNames ?? []),
  ...LEFT_OUT,
  'html',
  'head',
  'body',
]);
