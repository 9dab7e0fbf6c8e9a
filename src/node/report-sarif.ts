import { RULES } from '../core/lint/rules/index.ts';
import type { Message, Severity } from '../core/model/message.ts';
import { createPlaces } from '../core/model/places.ts';
import { clickablePath, type Report, visible } from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<Severity, string>;

/** Writes a report as SARIF 2.1.0, which code scanners and editors read. Columns count UTF-16 units. */
export function reportSarif(report: Report, from: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Waymark', rules: RULES.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: report.messages.map((message) => describeResult(message, report, from)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ id, summary, severity }: (typeof RULES)[number]) {
  return { id, shortDescription: { text: summary }, defaultConfiguration: { level: LEVELS[severity] } };
}

function describeResult(message: Message, report: Report, from: string) {
  const { rule, severity, line, column, endLine, endColumn, hint } = message;
  const artifactLocation = { uri: encodeURI(clickablePath(report.contentDir, message.file, from)) };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const index = RULES.findIndex(({ id }) => id === rule);
  const text = visible(hint === undefined ? message.message : `${message.message}. ${hint}`);
  const fixes = describeFix(message, report, artifactLocation);
  return {
    ruleId: rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(report.known.has(message) ? { baselineState: 'unchanged' } : {}),
    ...(fixes === null ? {} : { fixes: [fixes] }),
  };
}

/** The edits of a fix by line and column; null where there is none. */
function describeFix({ file, fix, hint }: Message, { textOf }: Report, artifactLocation: { readonly uri: string }) {
  const text = textOf?.(file) ?? null;
  if (fix === undefined || text === null) return null;
  const placeOf = createPlaces(text);
  const replacements = fix.edits.map((edit) => {
    const { line, column, endLine, endColumn } = placeOf(edit);
    return {
      deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
      ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
    };
  });
  return {
    description: { text: visible(hint ?? 'Correct it') },
    artifactChanges: [{ artifactLocation, replacements }],
  };
}
