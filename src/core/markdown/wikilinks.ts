import GithubSlugger from 'github-slugger';
import type { Image, Link, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { IMAGE_FILE } from './image.ts';
import { spanOf } from './nodes.ts';
import { type NoteState, report } from './state.ts';

const WIKILINK = /(!?)\[\[([^[\]|#\n]*)(?:#([^[\]|\n]*))?(?:\|([^[\]\n]*))?\]\]/g;
/** Two brackets as they are written, one of them with a backslash or both, or none. */
const BRACKETS = /\\?\[\\?\[/g;

/**
 * Replaces `[[note]]`, `[[note|text]]`, `[[note#heading]]` and `![[image.png|300]]` in text by links and images with a path
 * from the content folder. What is unknown or ambiguous stays text, with a warning; brackets with a backslash are text.
 */
export function replaceWikilinks(state: NoteState, root: Root): void {
  if (!state.text.includes('[[')) return;
  visit(root, (node, index, parent) => {
    if (node.type === 'link') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined || !node.value.includes('[[')) return undefined;
    const nodes = splitText(state, node);
    parent.children.splice(index, 1, ...nodes);
    return index + nodes.length;
  });
}

function splitText(state: NoteState, node: Text): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  const source = state.text.slice(spanOf(node).start, spanOf(node).end);
  let from = 0;
  let searched = 0;
  for (const match of node.value.matchAll(WIKILINK)) {
    const written = source.indexOf(match[0], searched);
    BRACKETS.lastIndex = searched;
    const brackets = BRACKETS.exec(source);
    if (brackets && brackets[0] !== '[[') {
      searched = BRACKETS.lastIndex;
      continue;
    }
    searched = Math.max(searched, written + match[0].length);
    const start = spanOf(node).start + Math.max(0, written);
    const position = positionOf(state, start, match[0].length);
    const link = buildWikilink(state, match, { ...position });
    if (link === null) continue;
    if (match.index > from) nodes.push({ ...node, value: node.value.slice(from, match.index) });
    nodes.push(link);
    from = match.index + match[0].length;
  }
  if (from < node.value.length) nodes.push(from === 0 ? node : { ...node, value: node.value.slice(from) });
  return nodes;
}

function positionOf(state: NoteState, start: number, length: number): NonNullable<Text['position']> {
  const place = state.placeOf({ start, end: start + length });
  return {
    start: { line: place.line, column: place.column, offset: start },
    end: { line: place.endLine, column: place.endColumn, offset: start + length },
  };
}

function buildWikilink(
  state: NoteState,
  match: RegExpExecArray,
  position: NonNullable<Text['position']>,
): Link | Image | null {
  const [written, mark, name = '', heading, shown] = match;
  const span = spanOf({ position });
  // `#^name` means a block by a mark that no page has: the link leads to the note.
  const isBlock = heading?.trimStart().startsWith('^') === true;
  const fragment = heading === undefined || isBlock ? '' : `#${new GithubSlugger().slug(heading.trim())}`;
  const text = shown?.trim() || (heading === undefined || isBlock ? name : `${name} ${heading}`).trim();
  if (name.trim() === '') {
    if (fragment === '') return null;
    return { type: 'link', url: fragment, children: [{ type: 'text', value: text }], position };
  }
  const found = state.ask('wikilink', name);
  if (found.type === 'unknown') {
    const hint =
      found.nearest === null
        ? 'Write the file name of a note, or put the text between backticks'
        : `Write [[${found.nearest}]]`;
    report(state, 'warning', 'wikilink', span, `Unexpected \`${written}\`, expected the name of a note`, hint);
    return null;
  }
  if (found.type === 'ambiguous') {
    const hint = `Write one of ${found.paths.map((path) => `[[${path.replace(/\.md$/i, '')}]]`).join(', ')}`;
    report(
      state,
      'warning',
      'wikilink',
      span,
      `Unexpected \`${written}\`, which ${found.paths.length} files match, expected one`,
      hint,
    );
    return null;
  }
  const url = `/${found.path.split('/').map(encodeURIComponent).join('/')}`;
  if (mark === '!' && found.type === 'file' && IMAGE_FILE.test(found.path)) return buildImage(url, shown, position);
  return { type: 'link', url: url + fragment, children: [{ type: 'text', value: text }], position };
}

/** An image that is embedded: behind the bar stands its width, in pixels or with the height, or its alternative text. */
function buildImage(url: string, shown: string | undefined, position: NonNullable<Text['position']>): Image {
  const size = /^\s*(\d{1,4})(?:x(\d{1,4}))?\s*$/.exec(shown ?? '');
  if (size === null) return { type: 'image', url, alt: shown?.trim() ?? '', position };
  const hProperties = { width: size[1], ...(size[2] === undefined ? {} : { height: size[2] }) };
  return { type: 'image', url, alt: '', data: { hProperties }, position };
}
