import { describe, expect, it } from 'vitest';
import { applyBaseline, isRecordable, NEVER_RECORDED, recordBaseline } from '../../../src/core/lint/baseline.ts';
import type { Message } from '../../../src/core/model/message.ts';

const message = (line: number, more: Partial<Message> = {}): Message => ({
  file: 'a.md',
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  severity: 'error',
  rule: 'unknown-scheme',
  message: 'Unexpected scheme `x:`',
  ...more,
});
const severities = (messages: readonly Message[]) => messages.map(({ severity }) => severity);

describe('a baseline', () => {
  it('records errors and warnings once each with their count, in one order', () => {
    const messages = [
      message(3, { file: 'b.md' }),
      message(1),
      message(2),
      message(4, { severity: 'warning', rule: 'mojibake' }),
      message(5, { severity: 'notice', rule: 'excluded' }),
    ];
    const recorded = recordBaseline(messages);
    expect(recorded.problems).toEqual([
      { file: 'a.md', rule: 'mojibake', message: 'Unexpected scheme `x:`', count: 1 },
      { file: 'a.md', rule: 'unknown-scheme', message: 'Unexpected scheme `x:`', count: 2 },
      { file: 'b.md', rule: 'unknown-scheme', message: 'Unexpected scheme `x:`', count: 1 },
    ]);
    expect(recordBaseline([...messages].reverse())).toEqual(recorded);
  });

  it('turns what it knows into notices, wherever the lines have gone', () => {
    const baseline = recordBaseline([message(1), message(2, { severity: 'warning', rule: 'mojibake' })]);
    const { messages, known, stale } = applyBaseline(
      [message(7), message(8, { severity: 'warning', rule: 'mojibake' })],
      baseline,
    );
    expect(severities(messages)).toEqual(['notice', 'notice']);
    expect(known.size).toBe(2);
    expect(stale).toBe(0);
  });

  it('knows a problem as often as it was recorded', () => {
    const { messages } = applyBaseline([message(1), message(2), message(3)], recordBaseline([message(1), message(2)]));
    expect(severities(messages)).toEqual(['notice', 'notice', 'error']);
  });

  it('knows no other file, rule or text', () => {
    const baseline = recordBaseline([message(1)]);
    const others = [
      message(1, { file: 'b.md' }),
      message(1, { rule: 'broken-target' }),
      message(1, { message: 'Other' }),
    ];
    const { messages, stale } = applyBaseline(others, baseline);
    expect(severities(messages)).toEqual(['error', 'error', 'error']);
    expect(stale).toBe(1);
  });

  it.each([...NEVER_RECORDED])('neither records nor forgives %s', (rule) => {
    const unsafe = message(1, { rule });
    expect(isRecordable(unsafe)).toBe(false);
    expect(recordBaseline([unsafe]).problems).toEqual([]);
    const forged = { version: 1 as const, problems: [{ file: 'a.md', rule, message: unsafe.message, count: 1 }] };
    expect(severities(applyBaseline([unsafe], forged).messages)).toEqual(['error']);
  });
});
