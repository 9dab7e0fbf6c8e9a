import type { z } from 'zod';
import type { Message } from '../core/model/message.ts';
import { nearestText } from '../core/model/nearest.ts';
import type { Place, Span } from '../core/model/span.ts';
import type { YamlData } from './yaml.ts';

/** Where validated data comes from, for messages. */
export interface Origin {
  readonly file: string;
  /** Begins the rule ids: `frontmatter` or `settings`. */
  readonly rules: string;
  /** Turns a span of the YAML text into a place of the file. */
  readonly place: (span: Span) => Place;
  /** What to do with a key that is like no known one. */
  readonly unknownKey: string;
}

/**
 * Checks YAML data with a schema of optional keys. Every wrong key or value gives an error at its place; the value that
 * is returned has the defaults in their stead.
 */
export function validate<Schema extends z.ZodObject>(
  schema: Schema,
  data: YamlData,
  origin: Origin,
): { value: z.output<Schema>; messages: Message[] } {
  const error = (rule: string, span: Span, text: Explanation): Message => ({
    file: origin.file,
    ...origin.place(span),
    severity: 'error',
    rule: `${origin.rules}-${rule}`,
    ...text,
  });
  const messages = data.problems.map(({ span, ...text }) => error('syntax', span, text));
  const value = data.value ?? {};
  if (!isRecord(value)) {
    const text = { message: `Unexpected ${nameOf(value)}, expected lines of the form \`key: value\`` };
    messages.push(error('syntax', data.at([]).value, text));
    return { value: schema.parse({}), messages };
  }
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, messages };
  const issues = result.error.issues.flatMap(innermost);
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      for (const key of issue.keys) {
        const text = explainKey(key, known, origin.unknownKey);
        messages.push(error('key', data.at([...issue.path, key]).key, text));
      }
    } else {
      const part = data.at(issue.path);
      messages.push(error('value', part.value, explainValue(issue, valueAt(value, issue.path), part.source)));
    }
  }
  return { value: schema.parse(withoutFaults(value, issues)), messages };
}

interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

type Issue = z.core.$ZodIssue;

/** Of a union, the issues of the option that got furthest into the value. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const inner = issue.errors.find((issues) => issues.some((each) => each.path.length > 0));
  return inner ? inner.map((each) => ({ ...each, path: [...issue.path, ...each.path] })) : [issue];
}

/** More keys than this are not named one by one. */
const MOST_NAMED = 15;

function explainKey(key: string, known: readonly string[], unknownKey: string): Explanation {
  const near =
    nearestText(key.toLowerCase(), known, 2) ?? known.find((each) => each.toLowerCase() === key.toLowerCase());
  return {
    message: `Unexpected key \`${key}\`, expected ${known.length > MOST_NAMED ? 'one that is known' : oneOf(known)}`,
    hint: near === undefined ? unknownKey : `Write \`${near}\``,
  };
}

function explainValue(issue: Issue, value: unknown, source: string | null): Explanation {
  const name = issue.path.map(String).join('.');
  const expected = expectation(issue);
  const message = `Unexpected ${value === undefined ? 'lack of a value' : nameOf(value)} for \`${name}\`, expected ${expected}`;
  if (issue.code === 'invalid_type' && issue.expected === 'string' && source !== null) {
    return { message, hint: `Write it in quotes: \`${String(issue.path.at(-1))}: ${JSON.stringify(source)}\`` };
  }
  const near =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearestText(value, issue.values.map(String), 2)
      : null;
  return near === null ? { message } : { message, hint: `Write \`${near}\`` };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return /^Invalid input/.test(issue.message) ? (TYPE_NAMES[issue.expected] ?? issue.expected) : issue.message;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'too_small':
      return 'a text that is not empty';
    case 'too_big':
      return `at most ${issue.maximum} characters`;
    case 'invalid_union':
      return 'a text or a list of texts';
    default:
      return issue.message;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value !== null && typeof value === 'object') return 'keys';
  const text = String(value).replace(/\s+/g, ' ');
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : (quoted[0] ?? 'no keys');
}

/** Keys of the object at a path of the schema, through defaults, nullables and pipes. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema._zod;
  if ('innerType' in def) return knownKeys(def.innerType as z.core.$ZodType, path);
  if ('in' in def) return knownKeys(def.in as z.core.$ZodType, path);
  if (!('shape' in def)) return [];
  const shape = def.shape as Readonly<Record<string, z.core.$ZodType>>;
  const [first, ...rest] = path;
  const inner = first === undefined ? undefined : shape[String(first)];
  return inner ? knownKeys(inner, rest) : Object.keys(shape);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isRecord(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The data without the top-level keys at which issues lie. */
function withoutFaults(value: Readonly<Record<string, unknown>>, issues: readonly Issue[]): Record<string, unknown> {
  const faults = new Set<PropertyKey>();
  for (const issue of issues) {
    const [first] = issue.path;
    if (first !== undefined) faults.add(first);
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) faults.add(key);
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => !faults.has(key)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
