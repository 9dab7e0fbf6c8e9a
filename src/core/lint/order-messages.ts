import { compareMessages, type Message } from '../model/message.ts';
import type { Settings } from '../schema/settings.ts';
import { limitFindings } from './limit-findings.ts';
import { applySeverities } from './severity.ts';

/** Returns all findings of a run by place, each once, as severe as the settings want them. */
export function orderMessages(found: readonly Message[], settings: Pick<Settings, 'rules'>): readonly Message[] {
  const sorted = [...found].sort(compareMessages);
  const different = sorted.filter((message, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareMessages(before, message) !== 0;
  });
  return limitFindings(applySeverities(different, settings));
}
