import GithubSlugger from 'github-slugger';
import type { Heading as HeadingNode, Nodes, Root } from 'mdast';
import type { Heading } from '../model/note.ts';
import { plainText, spanOf } from './nodes.ts';
import { ID_PREFIX } from './sanitize-schema.ts';
import type { NoteState } from './state.ts';

/** Returns the id, without prefix, of the next heading with this text: GitHub's slug, numbered when it repeats. */
export function nextHeadingId(state: Pick<NoteState, 'slugger'>, text: string): string {
  return state.slugger.slug(text.normalize('NFC')) || state.slugger.slug('section');
}

/** Makes the slugger of one note. */
export function createSlugger(): GithubSlugger {
  return new GithubSlugger();
}

/** Collects the headings of a note in order, gives each node its id and begins a section there, but for the title. */
export function collectHeadings(state: NoteState, root: Root, title: HeadingNode | null): Heading[] {
  const headings: Heading[] = [];
  const above: { depth: number; text: string }[] = [];
  for (const node of headingsIn(root)) {
    const given = takeGivenId(node, state.text);
    const text = plainText(node.children, true);
    const id = given === null ? nextHeadingId(state, text) : freeId(state, given);
    if (node === title) {
      state.anchors.add(id);
      state.titleId = ID_PREFIX + id;
      continue;
    }
    node.data = { ...node.data, hProperties: { id } };
    while ((above.at(-1)?.depth ?? 0) >= node.depth) above.pop();
    above.push({ depth: node.depth, text });
    const span = spanOf(node);
    headings.push({ depth: node.depth, text, id: ID_PREFIX + id, entries: 0, span });
    state.headingIds.add(ID_PREFIX + id);
    state.sections.push({
      offset: span.start,
      depth: node.depth,
      trail: above.map((heading) => heading.text),
      id: ID_PREFIX + id,
    });
  }
  return headings;
}

/** An id at the end of a heading: `{#id}`, as Docusaurus, MkDocs and Pandoc write it, or `{: #id }`. */
const GIVEN_ID = /[ \t]*\{:?[ \t]*#([^\s#{}"'<>]+)[ \t]*\}[ \t]*$/;

/** Takes the id that the author gave a heading out of its text; null when there is none. */
function takeGivenId(node: HeadingNode, text: string): string | null {
  const last = node.children.at(-1);
  const found = last?.type === 'text' ? GIVEN_ID.exec(last.value) : null;
  if (last?.type !== 'text' || found === null) return null;
  const { start, end } = spanOf(last);
  const written = text.slice(start, end);
  // With a backslash it is text.
  if (written[written.lastIndexOf('{') - 1] === '\\') return null;
  last.value = last.value.slice(0, found.index);
  return found[1]?.normalize('NFC') ?? null;
}

/** Returns an id as it was given, numbered when the note has it already. */
function freeId({ slugger }: Pick<NoteState, 'slugger'>, given: string): string {
  if (Object.hasOwn(slugger.occurrences, given)) return slugger.slug(given, true);
  slugger.occurrences[given] = 0;
  return given;
}

/** Every heading below a node, in order. */
function headingsIn(node: Nodes, found: HeadingNode[] = []): HeadingNode[] {
  if (node.type === 'heading') found.push(node);
  else if ('children' in node && node.type !== 'paragraph' && node.type !== 'table') {
    for (const child of node.children) headingsIn(child, found);
  }
  return found;
}

/** The first heading of the top level, when it is of depth 1: the title of the note. */
export function findTitle(root: Root): HeadingNode | null {
  const first = root.children.find((node) => node.type === 'heading');
  return first?.type === 'heading' && first.depth === 1 ? first : null;
}
