import { RULES } from '../core/lint/rules/index.ts';
import type { Severity } from '../core/model/message.ts';
import type { Settings } from '../core/schema/settings.ts';
import type { RuleExample } from '../core/site/view.ts';
import { judgeExamples } from './judge-examples.ts';

/** Rules that most new links meet, the most frequent first. */
const FIRST: readonly string[] = [
  'unknown-scheme',
  'malformed-address',
  'tracking-parameter',
  'duplicate-link',
  'unclosed-bracket',
  'companion-parenthesis',
  'link-text-space',
  'description-end',
  'broken-target',
  'bare-address',
];

/**
 * Returns the rules that are on by the settings and have an example, those that most new links meet first, with what
 * `check` says to the example and `fix` makes of it.
 */
export async function buildRuleExamples({ rules: levels }: Pick<Settings, 'rules'>): Promise<RuleExample[]> {
  const set = new Map<string, string | undefined>(Object.entries(levels));
  const examples = RULES.flatMap(({ id, summary, severity, ok, notOk }) => {
    const level = (set.get(id) ?? severity) as Severity | 'off';
    if (level === 'off' || notOk === undefined) return [];
    return [{ id, summary, severity: level, isFirst: FIRST.includes(id), ok: ok ?? null, notOk }];
  });
  const judged = await judgeExamples();
  const told = examples.map((example) => ({ ...example, ...(judged[example.id] ?? { findings: [], fixed: null }) }));
  return told.sort((a, b) => rank(a.id) - rank(b.id));
}

function rank(id: string): number {
  const at = FIRST.indexOf(id);
  return at < 0 ? FIRST.length : at;
}
