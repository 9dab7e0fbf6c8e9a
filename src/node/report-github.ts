import { clickablePath, type Report, visible } from './report.ts';

/** Writes a report as workflow commands of GitHub Actions: each message becomes an annotation of its line. */
export function reportGithub({ contentDir, messages, known }: Report, from: string): string {
  const lines = messages
    .filter((message) => !known.has(message))
    .map((message) => {
      const { severity, line, column, endLine, endColumn, rule, hint } = message;
      const file = escapeProperty(clickablePath(contentDir, message.file, from));
      const place = `line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
      const properties = `file=${file},${place},title=${escapeProperty(rule)}`;
      const text = hint === undefined ? visible(message.message) : `${visible(message.message)}\n${visible(hint)}`;
      return `::${severity} ${properties}::${escapeData(text)}\n`;
    });
  return lines.join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
