import { expect, it } from 'vitest';
import { limitFindings } from '../../../src/core/lint/limit-findings.ts';
import type { Message, Severity } from '../../../src/core/model/message.ts';

const findings = (count: number, rule: string, file = 'a.md', severity: Severity = 'warning'): Message[] =>
  Array.from({ length: count }, (_, index) => {
    const place = { line: index + 1, column: 1, endLine: index + 1, endColumn: 2 };
    return { file, ...place, severity, rule, message: `Unexpected ${index}`, fix: { edits: [] } };
  });

it('tells 1,000 findings of a rule in a file one by one', () => {
  const messages = [...findings(1000, 'x'), ...findings(1000, 'y'), ...findings(1000, 'x', 'b.md')];
  expect(limitFindings(messages)).toEqual(messages);
});

it('tells how many more there are, where they begin, and as the worst of them', () => {
  const messages = [...findings(2500, 'x'), ...findings(1, 'x', 'a.md', 'error'), ...findings(3, 'y')];
  const limited = limitFindings(messages);
  expect(limited).toHaveLength(1004);
  expect(limited[1000]).toEqual({
    ...{ file: 'a.md', line: 1001, column: 1, endLine: 1001, endColumn: 2 },
    severity: 'error',
    rule: 'x',
    message: 'Unexpected 1,501 more findings of this kind, expected at most 1,000 in a file',
    hint: 'Correct those that are told, and look again',
  });
  expect(limited.slice(1001)).toEqual(messages.slice(-3));
});
