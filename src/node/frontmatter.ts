import matter from 'gray-matter';
import { scanFence } from '../core/markdown/fence.ts';
import type { Message } from '../core/model/message.ts';
import type { Source } from '../core/model/note.ts';
import { createPlaces } from '../core/model/places.ts';
import { type Frontmatter, frontmatterSchema, NO_FRONTMATTER } from '../core/schema/frontmatter.ts';
import { validate } from './validate.ts';
import { readYaml, type YamlData } from './yaml.ts';

/**
 * Reads the frontmatter of a note. The scan of the fences decides first; gray-matter sees only a block that begins and
 * ends with a line `---`, and finds no engine but our YAML. With an error, what is right in the frontmatter is kept.
 */
export function parseFrontmatter(
  source: Source,
  { extraKeys }: { readonly extraKeys: readonly string[] },
): { frontmatter: Frontmatter; messages: Message[] } {
  const fence = scanFence(source.text);
  if (fence.type === 'none') return { frontmatter: NO_FRONTMATTER, messages: [] };
  const places = createPlaces(source.text);
  if (fence.type === 'problem') {
    const { rule, message, hint, span } = fence;
    const error: Message = { file: source.path, ...places(span), severity: 'error', rule, message, hint };
    return { frontmatter: NO_FRONTMATTER, messages: [error] };
  }
  const data = readBlock(source.text.slice(fence.block.start, fence.block.end));
  if (data === null) return { frontmatter: NO_FRONTMATTER, messages: [] };
  const { value, messages } = validate(frontmatterSchema, withoutKeys(data, extraKeys), {
    file: source.path,
    rules: 'frontmatter',
    place: ({ start, end }) => places({ start: start + YAML_START, end: end + YAML_START }),
    unknownKey: 'Remove it, or name it under `frontmatter.extraKeys` in site.yaml',
  });
  return { frontmatter: value, messages };
}

/** Length of the opening dashes: gray-matter hands over what follows them. */
const YAML_START = 3;

/** Returns the data of a fenced block, or null when there is none (no line, or only comments). */
function readBlock(block: string): YamlData | null {
  let data: YamlData | null = null;
  const parse = (yaml: string): object => {
    data = readYaml(yaml);
    return {};
  };
  matter(block, { language: 'yaml', engines: createEngines(parse) });
  return data;
}

/**
 * Returns gray-matter's table of engines with every one but YAML denied: its own, which run code, and what it would find
 * on `Object.prototype`, because it copies the table into a plain object.
 */
export function createEngines(
  parseYaml: (yaml: string) => object,
): Record<string, { parse: (text: string) => object }> {
  const engines: Record<string, { parse: (text: string) => object }> = Object.create(null);
  const inherited = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__');
  for (const name of ['json', 'javascript', 'coffee', 'toml', ...inherited])
    engines[name] = { parse: () => deny(name) };
  engines['yaml'] = { parse: parseYaml };
  return engines;
}

function deny(language: string): never {
  throw new Error(`Unexpected frontmatter language ${language}, expected YAML`);
}

function withoutKeys(data: YamlData, keys: readonly string[]): YamlData {
  const { value } = data;
  if (keys.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return data;
  return { ...data, value: Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) };
}
