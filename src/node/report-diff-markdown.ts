import type { LinkChange, LinkPlace, NoteChange } from '../core/site/link-diff.ts';
import { counted, visible } from './report.ts';
import { type DiffReport, describeRest, sumUp } from './report-diff.ts';

/** Most characters that are written. A comment on GitHub holds 65,536, and a job summary a megabyte. */
const LIMIT = 60_000;

const WORDS = { added: 'Added', removed: 'Removed', moved: 'Moved', changed: 'Changed' } as const satisfies Record<
  LinkChange['type'],
  string
>;

/**
 * Writes a comparison as Markdown for a job summary or a comment. All that comes from notes stands in code spans, where
 * neither Markdown nor HTML counts and nobody is mentioned.
 */
export function reportDiffMarkdown(diff: DiffReport): string {
  let text = `## Links\n\n${sumUp(diff)}.\n`;
  if (diff.newHosts.length > 0) text += cut(`\nNew hosts: ${diff.newHosts.map(code).join(', ')}.\n`);
  let left = 0;
  for (const note of diff.notes) {
    const blocks = [describeNote(note), ...note.links.map(describeLink)];
    for (const block of blocks) {
      // Once something is left out, so is all that follows: a row below another note's heading would mislead.
      if (left === 0 && text.length + block.length <= LIMIT) text += block;
      else left++;
    }
  }
  return left === 0 ? text : `${text}\n${counted(left, 'more line')} left out: \`npm run diff\` shows all.\n`;
}

function describeNote(note: NoteChange): string {
  const { path, status, before, sections } = note;
  const rest = describeRest(note);
  const state = status === 'changed' ? '' : before === null ? ` (${status})` : ` (renamed from ${code(before)})`;
  const renamed = sections.map((section) => `- **Section** ${trail(section.after)} was ${trail(section.before)}\n`);
  return `\n### ${code(path)}${state}\n\n${rest === '' ? '' : `- ${rest}\n`}${renamed.join('')}`;
}

function describeLink({ type, link, from, edits, newHosts }: LinkChange): string {
  const hosts = newHosts.map((host) => `, **new host** ${code(host)}`).join('');
  const details: string[] = [];
  if (from !== null) details.push(`from ${place(from)} to ${place(link)}`);
  if (type === 'added') {
    if (link.section.length > 0) details.push(`in ${trail(link.section)}`);
    if (link.description !== null) details.push(code(link.description.text));
    for (const { label, url } of link.companions) details.push(`companion ${code(label)} ${code(url)}`);
  }
  for (const { part, before, after } of edits) {
    const was = before === null ? 'had none' : `was ${code(before)}`;
    details.push(`${part} ${was}, ${after === null ? 'has none now' : `now ${code(after)}`}`);
  }
  const rows = details.map((detail) => `  - ${detail}\n`).join('');
  return `- **${WORDS[type]}** ${code(link.title.text)} ${code(link.url)}${hosts}\n${rows}`;
}

function place({ note, section }: LinkPlace): string {
  return section.length === 0 ? code(note) : `${code(note)}, ${trail(section)}`;
}

function trail(section: readonly string[]): string {
  return section.map(code).join(' / ') || 'the beginning';
}

/** Returns a text as a code span that ends where the text does. */
function code(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '') return 'without text';
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One space on either side is taken off again; without it, a back-tick at an end would be part of the fence.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return fence + pad + shown + pad + fence;
}

/** Leaves out a list that alone would fill the page. */
function cut(text: string): string {
  return text.length <= LIMIT / 4 ? text : '';
}
