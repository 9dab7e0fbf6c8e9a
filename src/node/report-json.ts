import type { Report } from './report.ts';

/** Writes a report for programs. Files are paths inside the content folder; a message without a hint has an empty one. */
export function reportJson({ messages, counts }: Report): string {
  const { notes, links, companions, errors, warnings } = counts;
  const rows = messages.map(({ file, line, column, endLine, endColumn, severity, rule, message, hint = '' }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    severity,
    rule,
    message,
    hint,
  }));
  return `${JSON.stringify({ messages: rows, counts: { notes, links, companions, errors, warnings } }, null, 2)}\n`;
}
