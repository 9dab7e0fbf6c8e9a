import { styleText } from 'node:util';
import type { LinkChange, LinkPlace, NoteChange } from '../core/site/link-diff.ts';
import { clickablePath, visible } from './report.ts';
import { type DiffReport, describeRest, sumUp } from './report-diff.ts';

/** How a comparison is shown. */
interface TextOptions {
  /** Folder in which the command was run. */
  readonly from: string;
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const STYLES = { added: 'green', removed: 'red', moved: 'cyan', changed: 'yellow' } as const satisfies Record<
  LinkChange['type'],
  Style
>;

/** Width of the words at the beginning of lines. */
const WORD = 'removed  '.length;

/** Writes a comparison for people: each note with its links that are not what they were; then the counts. */
export function reportDiffText(diff: DiffReport, { from, color }: TextOptions): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const lines = diff.notes.flatMap((note) => [
    paint('bold', visible(clickablePath(diff.contentDir, note.path, from))) + describeStatus(note, paint),
    ...note.sections.map(
      ({ before, after }) => `  ${'section'.padEnd(WORD)}${path(after)}  ${paint('dim', `was ${path(before)}`)}`,
    ),
    ...note.links.flatMap((change) => describeLink(change, paint)),
    '',
  ]);
  return `${[...lines, sumUp(diff)].join('\n')}\n`;
}

function describeStatus(note: NoteChange, paint: Paint): string {
  const rest = describeRest(note);
  return statusOf(note, paint) + (rest === '' ? '' : `  ${rest}`);
}

function statusOf({ status, before }: NoteChange, paint: Paint): string {
  if (status === 'renamed') return `  ${paint('cyan', 'renamed')} from ${visible(before ?? '')}`;
  return status === 'changed' ? '' : `  ${paint(STYLES[status], status)}`;
}

function describeLink({ type, link, from, edits, newHosts }: LinkChange, paint: Paint): string[] {
  const hosts = newHosts.map((host) => `  ${paint('magenta', `new host ${visible(host)}`)}`).join('');
  const first = `  ${paint(STYLES[type], type.padEnd(WORD))}${visible(link.title.text)}  ${visible(link.url)}${hosts}`;
  const rest: string[] = [];
  if (from !== null) rest.push(`from ${place(from)} to ${place(link)}`);
  if (type === 'added') {
    rest.push(...[path(link.section), visible(link.description?.text ?? '')].filter((text) => text !== ''));
    rest.push(...link.companions.map(({ label, url }) => visible(`${label}: ${url}`)));
  }
  for (const { part, before, after } of edits) {
    const name = part.padEnd('description '.length);
    if (before !== null) rest.push(paint('red', `- ${name}${visible(before)}`));
    if (after !== null) rest.push(paint('green', `+ ${name}${visible(after)}`));
  }
  return [first, ...rest.map((line) => `  ${' '.repeat(WORD)}${line}`)];
}

function place({ note, section }: LinkPlace): string {
  return [visible(note), ...section.map(visible)].join(' > ');
}

function path(section: readonly string[]): string {
  return section.map(visible).join(' > ');
}
