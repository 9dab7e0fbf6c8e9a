import { styleText } from 'node:util';
import type { Message, Severity } from '../core/model/message.ts';
import { excerptOf } from './excerpt.ts';
import { clickablePath, counted, type Report, visible } from './report.ts';

/** How a report is shown. */
export interface TextOptions {
  /** Folder in which the command was run. */
  readonly from: string;
  readonly color: boolean;
  /** Messages of less weight are counted only. Everything is shown unless this says otherwise. */
  readonly least?: Severity;
}

type Style = Parameters<typeof styleText>[0];

const STYLES = { error: 'red', warning: 'yellow', notice: 'blue' } as const satisfies Record<Severity, Style>;

const WEIGHTS = { notice: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;

/** Messages in a piece of a report. */
const PIECE = 1000;

/** Returns a report for people: each message with its line, a caret, the corrected line and a hint; then the counts. */
export function reportText(report: Report, options: TextOptions): string {
  return [...reportPieces(report, options)].join('');
}

/** Returns the same piece by piece: that of a very large site can be longer than a text may be. */
export function* reportPieces(report: Report, options: TextOptions): Generator<string> {
  const weight = WEIGHTS[options.least ?? 'notice'];
  const news = report.messages.filter((message) => !report.known.has(message));
  const shown = news.filter(({ severity }) => WEIGHTS[severity] >= weight);
  const linesOf = messageLines(report, options);
  for (let at = 0; at < shown.length; at += PIECE) {
    yield `${shown
      .slice(at, at + PIECE)
      .flatMap(linesOf)
      .join('\n')}\n`;
  }
  const { errors, warnings, notes, links } = report.counts;
  const found = [counted(errors, 'error'), counted(warnings, 'warning')];
  if (report.known.size > 0) found.push(`${counted(report.known.size, 'known problem')} of the baseline`);
  const lines = shown.length > 0 ? [''] : [];
  lines.push(`${found.join(', ')} in ${counted(notes, 'note')} with ${counted(links, 'link')}`);
  // What builds for people asks for has no notices of the whole site in it, so these are not counted.
  const hidden = news.filter(({ severity }) => severity === 'warning' && WEIGHTS[severity] < weight).length;
  if (hidden > 0) lines.push(`${counted(hidden, 'warning')} ${hidden === 1 ? 'is' : 'are'} shown by \`npm run check\``);
  if (report.stale > 0) {
    const known = `${counted(report.stale, 'problem')} of the baseline ${report.stale === 1 ? 'is' : 'are'} no longer there`;
    lines.push(`${known}: write it again with --write-baseline`);
  }
  yield `${lines.join('\n')}\n`;
}

/** Writes messages as a report shows them, without its counts; empty without messages. */
export function messagesText(report: Pick<Report, 'contentDir' | 'messages' | 'textOf'>, options: TextOptions): string {
  return report.messages
    .flatMap(messageLines(report, options))
    .map((line) => `${line}\n`)
    .join('');
}

function messageLines(
  { contentDir, textOf }: Pick<Report, 'contentDir' | 'textOf'>,
  { from, color }: TextOptions,
): (message: Message) => string[] {
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  const excerptLines = (message: Message): string[] => {
    const excerpt = excerptOf(message, textOf?.(message.file) ?? '');
    if (excerpt === null) return [];
    const lines = [`    ${excerpt.line}`, `    ${paint(STYLES[message.severity], excerpt.carets)}`];
    return excerpt.corrected === null ? lines : [...lines, paint('green', `  + ${excerpt.corrected}`)];
  };
  return (message) => {
    const { file, line, column, severity, message: words, rule, hint } = message;
    const place = paint('bold', `${visible(clickablePath(contentDir, file, from))}:${line}:${column}`);
    const first = `${place}  ${paint(STYLES[severity], severity)}  ${visible(words)}  ${paint('dim', rule)}`;
    return [first, ...excerptLines(message), ...(hint === undefined ? [] : [`    ${paint('dim', visible(hint))}`])];
  };
}
