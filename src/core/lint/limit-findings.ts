import { formatNumber } from '../model/format-number.ts';
import type { Message, Severity } from '../model/message.ts';

/** Findings of one rule in one note that are told one by one: 178 in a large wiki. */
const MOST = 1000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/**
 * Returns messages, in their order, of which no more than 1,000 are by one rule about one file. What is left out is told as
 * one message at the first of its places, as severe as the worst of it: a file can be made to give 350,000, and a report of
 * some such files would be longer than a text can be.
 */
export function limitFindings(messages: readonly Message[]): Message[] {
  const told = new Map<string, number>();
  const rest = new Map<string, Message[]>();
  const kept: (Message | { readonly rest: readonly Message[] })[] = [];
  for (const message of messages) {
    const key = `${message.rule} ${message.file}`;
    const count = (told.get(key) ?? 0) + 1;
    told.set(key, count);
    if (count <= MOST) kept.push(message);
    else if (count > MOST + 1) rest.get(key)?.push(message);
    else {
      const left = [message];
      rest.set(key, left);
      kept.push({ rest: left });
    }
  }
  return kept.map((each) => ('rest' in each ? sumUp(each.rest) : each));
}

function sumUp(rest: readonly Message[]): Message {
  const [first] = rest as readonly [Message];
  const { fix: _, ...place } = first;
  return {
    ...place,
    severity: SEVERITIES.find((severity) => rest.some((message) => message.severity === severity)) ?? first.severity,
    message: `Unexpected ${formatNumber(rest.length)} more findings of this kind, expected at most ${formatNumber(MOST)} in a file`,
    hint: 'Correct those that are told, and look again',
  };
}
