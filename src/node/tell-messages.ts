import type { Report } from './report.ts';
import { messagesText } from './report-text.ts';
import { usesColor } from './terminal.ts';

/** Tells whoever runs a command what is wrong, beside its output. */
export function tellMessages(report: Pick<Report, 'contentDir' | 'messages' | 'textOf'>): void {
  process.stderr.write(messagesText(report, { from: process.cwd(), color: usesColor(process.stderr) }));
}
