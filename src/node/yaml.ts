import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Span } from '../core/model/span.ts';

/** Deepest nesting that settings and frontmatter may have. */
const MAX_DEPTH = 8;

/** Something in a YAML text that is not taken. */
interface YamlProblem {
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

/** A YAML text as plain data, with the place of every part. */
export interface YamlData {
  /** Keys without a value are left out. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Place and source of the value at a path; of the nearest part above it when it does not exist. */
  readonly at: (path: readonly PropertyKey[]) => YamlPart;
}

/** A part of a YAML text. */
interface YamlPart {
  readonly key: Span;
  readonly value: Span;
  /** As it is written, for scalars. */
  readonly source: string | null;
}

/**
 * Reads YAML 1.2 by the core schema: unique keys, which are texts, no aliases, no tags of programming languages, at most
 * 8 levels. All problems of the text are told, each with its offset in `text`.
 */
export function readYaml(text: string): YamlData {
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    uniqueKeys: true,
    stringKeys: true,
    strict: true,
    prettyErrors: false,
  });
  const problems: YamlProblem[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...explain(code, message),
    span: { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) },
  }));
  const parts = new Map<string, YamlPart>();
  const start = { start: 0, end: 0 };
  parts.set('[]', { key: start, value: start, source: null });
  const value = problems.length === 0 && document.contents ? toData(document.contents, [], { parts, problems }) : null;
  return { value, problems, at: (path) => partAt(parts, path) };
}

interface Walk {
  readonly parts: Map<string, YamlPart>;
  readonly problems: YamlProblem[];
}

function toData(node: ParsedNode, path: readonly (string | number)[], walk: Walk): unknown {
  const refused = refuse(node, path.length);
  if (refused !== null) {
    walk.problems.push({ ...refused, span: spanOf(node) });
    return null;
  }
  if (isMap(node)) return mapToData(node.items, path, walk);
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const itemPath = [...path, index];
      note(walk, itemPath, item, item);
      return toData(item, itemPath, walk);
    });
  }
  return isScalar(node) ? node.value : null;
}

function mapToData(
  pairs: readonly { key: ParsedNode; value: ParsedNode | null }[],
  path: readonly (string | number)[],
  walk: Walk,
): Record<string, unknown> {
  const data: [string, unknown][] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const itemPath = [...path, name];
    note(walk, itemPath, key, value ?? key);
    const item = value === null ? null : toData(value, itemPath, walk);
    if (item !== null) data.push([name, item]);
  }
  return Object.fromEntries(data);
}

function note(walk: Walk, path: readonly (string | number)[], key: Node, value: Node): void {
  const source = isScalar(value) && typeof value.source === 'string' ? value.source : null;
  walk.parts.set(JSON.stringify(path), { key: spanOf(key), value: spanOf(value), source });
}

function refuse(node: ParsedNode, depth: number): Omit<YamlProblem, 'span'> | null {
  if (isAlias(node) || node.anchor) {
    const sign = isAlias(node) ? `*${node.source}` : `&${node.anchor}`;
    return { message: `Unexpected \`${sign}\`, expected a value`, hint: 'Write the value in full, or in quotes' };
  }
  if (depth > MAX_DEPTH) return { message: `Unexpected nesting, expected at most ${MAX_DEPTH} levels` };
  if (isScalar(node) && typeof node.value === 'object' && node.value !== null) {
    return { message: `Unexpected tag \`${node.tag}\`, expected a plain value` };
  }
  return null;
}

function explain(code: string, message: string): Omit<YamlProblem, 'span'> {
  const said = `Unexpected YAML: ${message.replace(/\s+/g, ' ').replace(/[.:]$/, '')}`;
  const hint = HINTS[code];
  return hint === undefined ? { message: said } : { message: said, hint };
}

const HINTS: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: 'Write the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'Write a value that holds a colon in quotes: `title: "Part one: the beginning"`',
  DUPLICATE_KEY: 'Remove one of the two',
  TAB_AS_INDENT: 'Indent with spaces',
  UNEXPECTED_TOKEN: 'Write the value in quotes',
};

function spanOf(node: Node): Span {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end };
}

function partAt(parts: ReadonlyMap<string, YamlPart>, path: readonly PropertyKey[]): YamlPart {
  for (let length = path.length; length > 0; length--) {
    const part = parts.get(JSON.stringify(path.slice(0, length)));
    if (part) return part;
  }
  return parts.get('[]') as YamlPart;
}
