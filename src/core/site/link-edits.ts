import type { Link } from '../model/link.ts';

/** A part of a link that is another than before. */
export interface LinkEdit {
  readonly part: 'address' | 'title' | 'description' | 'companion' | 'tags' | 'field' | 'role';
  /** As text; null when there was none. A companion is its label and address, a field its name and value. */
  readonly before: string | null;
  /** As text; null when there is none any more. */
  readonly after: string | null;
}

/** Returns what differs between two states of a link, as a reader sees it: formatting is no difference. */
export function editsOf(before: Link, after: Link): LinkEdit[] {
  return [
    ...editOf('role', before.role, after.role),
    ...editOf('title', before.title.text, after.title.text),
    ...editOf('address', before.url, after.url),
    ...editOf('description', before.description?.text, after.description?.text),
    ...editsByName('companion', companionsOf(before), companionsOf(after)),
    ...editOf('tags', before.tags.join(', '), after.tags.join(', ')),
    ...editsByName('field', fieldsOf(before), fieldsOf(after)),
  ];
}

function editOf(part: LinkEdit['part'], before = '', after = ''): LinkEdit[] {
  return before === after ? [] : [{ part, before: before || null, after: after || null }];
}

/** A part that a link can have several of: how it is written, and the name by which it is known. */
interface NamedPart {
  readonly name: string;
  readonly text: string;
}

function companionsOf({ companions }: Link): NamedPart[] {
  return companions.map(({ label, url }) => ({ name: label, text: `${label}: ${url}` }));
}

function fieldsOf({ fields }: Link): NamedPart[] {
  return fields.map(({ name, value }) => ({ name, text: `${name}: ${value.text}` }));
}

/** Leaves out what is the same on both sides, and sets the rest side by side where the name is the same. */
function editsByName(part: LinkEdit['part'], before: readonly NamedPart[], after: readonly NamedPart[]): LinkEdit[] {
  const gone = without(before, after);
  const come = without(after, before);
  const edits: LinkEdit[] = [];
  for (const { name, text } of come) {
    const at = gone.findIndex((old) => old.name === name);
    const old = at < 0 ? undefined : gone.splice(at, 1)[0];
    edits.push({ part, before: old?.text ?? null, after: text });
  }
  return [...edits, ...gone.map(({ text }) => ({ part, before: text, after: null }))];
}

/** The parts of a list that another does not have, as often as it lacks them. */
function without(parts: readonly NamedPart[], others: readonly NamedPart[]): NamedPart[] {
  const left = others.map(({ text }) => text);
  return parts.filter(({ text }) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
