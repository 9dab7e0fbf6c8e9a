import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rule } from '../core/lint/rule.ts';
import { RULES } from '../core/lint/rules/index.ts';
import type { Message } from '../core/model/message.ts';
import { SETTABLE_RULES } from '../core/schema/rule-ids.ts';
import { PROGRAM_ROOT } from './fingerprint.ts';
import { lintExample } from './lint-example.ts';

/** Folder of the pages. */
export const RULE_DOCS = join(PROGRAM_ROOT, 'docs/rules');

/** Returns a page for each rule and one that lists them all, by location. */
export async function buildRuleDocs(): Promise<Map<string, string>> {
  const pages = new Map([[join(RULE_DOCS, 'README.md'), listRules()]]);
  for (const rule of RULES) pages.set(join(RULE_DOCS, `${rule.id}.md`), await describeRule(rule));
  return pages;
}

function listRules(): string {
  const rows = RULES.map(
    (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.fixable ? 'yes' : ''} | ${rule.summary} |`,
  );
  return [
    '# Rules',
    '',
    '<!-- Written by `npm run rules`. -->',
    '',
    'What `npm run check` looks for. An *error* stops the build, a *warning* asks for attention, a *notice* only informs.',
    '`npm run fix` corrects what can be corrected without guessing. `rules` in `site.yaml` sets another severity.',
    '',
    '| Rule | Severity | Corrected | Finds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

async function describeRule(rule: Rule): Promise<string> {
  const { id, summary, ok, notOk } = rule;
  const parts = [`# ${id}`, '<!-- Written by `npm run rules`. -->', summary, facts(rule), await readComment(id)];
  if (ok !== undefined) parts.push('## Right', block(ok));
  if (notOk !== undefined) {
    const { messages, fixed } = await lintExample(notOk, id);
    parts.push('## Wrong', block(notOk), '`npm run check` says:', block(messages.map(print).join('\n'), 'text'));
    if (fixed !== null) parts.push('`npm run fix` makes of it:', block(fixed));
  }
  return `${parts.join('\n\n')}\n`;
}

function facts({ id, severity, fixable }: Rule): string {
  const fix = fixable ? '`npm run fix` corrects it where the correction is certain.' : 'A person must correct it.';
  const isSettable = SETTABLE_RULES.some((settable) => settable === id);
  const setting = isSettable
    ? `Set another severity, or \`off\`, in \`site.yaml\`:\n\n${block(`rules:\n  ${id}: off`, 'yaml')}`
    : 'Its severity cannot be changed.';
  return `Severity: **${severity}**. ${fix} ${setting}`;
}

function print({ line, column, severity, message, hint }: Message): string {
  return `note.md:${line}:${column}  ${severity}  ${message}${hint === undefined ? '' : `\n    ${hint}`}`;
}

function block(text: string, language = 'markdown'): string {
  const visible = text.replace(
    /[\u200b\u202a\u202e]/g,
    (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase()}>`,
  );
  return `\`\`\`\`${language}\n${visible.trimEnd()}\n\`\`\`\``;
}

/** The comment above a rule says why it is there and what to do. */
async function readComment(id: string): Promise<string> {
  const source = await readFile(join(PROGRAM_ROOT, 'src/core/lint/rules', `${id}.ts`), 'utf8');
  const comment = /\/\*\*\s((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+ = defineRule\(/.exec(source)?.[1];
  if (comment === undefined) throw new Error(`Expected a comment above the rule ${id}`);
  return comment.replace(/^\s*\* ?/gm, '').trim();
}
