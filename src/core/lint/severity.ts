import type { Message, Severity } from '../model/message.ts';
import type { Settings } from '../schema/settings.ts';
import type { Rule } from './rule.ts';

/** Gives messages the severity that the site's settings want, and leaves out those of rules that are off. */
export function applySeverities(messages: readonly Message[], { rules }: Pick<Settings, 'rules'>): readonly Message[] {
  const levels = new Map<string, string | undefined>(Object.entries(rules));
  if (levels.size === 0) return messages;
  return messages.flatMap((message) => {
    const level = levels.get(message.rule);
    if (level === undefined || level === message.severity) return [message];
    return level === 'notice' || level === 'warning' || level === 'error' ? [{ ...message, severity: level }] : [];
  });
}

/** Returns how severe a rule's findings are at most, by the site's settings; null for a rule that is off. */
export function severityOf(rule: Rule, { rules }: Pick<Settings, 'rules'>): Severity | null {
  const level = new Map<string, string | undefined>(Object.entries(rules)).get(rule.id) ?? rule.severity;
  return level === 'notice' || level === 'warning' || level === 'error' ? level : null;
}
