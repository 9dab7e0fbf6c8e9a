import { styleText } from 'node:util';
import type { Message, Severity } from '../core/model/message.ts';
import { clickablePath, counted, type Report, visible } from './report.ts';

/** How a report is shown. */
export interface TextOptions {
  /** Folder in which the command was run. */
  readonly from: string;
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];

const STYLES = { error: 'red', warning: 'yellow', notice: 'blue' } as const satisfies Record<Severity, Style>;

/** Writes a report for people: a line a message with its hint below, then the counts. */
export function reportText(report: Report, options: TextOptions): string {
  const lines = report.messages.filter((message) => !report.known.has(message)).flatMap(messageLines(report, options));
  const { errors, warnings, notes, links } = report.counts;
  const found = [counted(errors, 'error'), counted(warnings, 'warning')];
  if (report.known.size > 0) found.push(`${counted(report.known.size, 'known problem')} of the baseline`);
  if (lines.length > 0) lines.push('');
  lines.push(`${found.join(', ')} in ${counted(notes, 'note')} with ${counted(links, 'link')}`);
  if (report.stale > 0) {
    const known = `${counted(report.stale, 'problem')} of the baseline ${report.stale === 1 ? 'is' : 'are'} no longer there`;
    lines.push(`${known}: write it again with --write-baseline`);
  }
  return `${lines.join('\n')}\n`;
}

function messageLines({ contentDir }: Report, { from, color }: TextOptions): (message: Message) => string[] {
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  return ({ file, line, column, severity, message, rule, hint }) => {
    const place = paint('bold', `${visible(clickablePath(contentDir, file, from))}:${line}:${column}`);
    const first = `${place}  ${paint(STYLES[severity], severity)}  ${visible(message)}  ${paint('dim', rule)}`;
    return hint === undefined ? [first] : [first, `    ${paint('dim', visible(hint))}`];
  };
}
