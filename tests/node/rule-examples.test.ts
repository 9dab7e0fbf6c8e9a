import { expect, it } from 'vitest';
import { settingsSchema } from '../../src/core/schema/settings.ts';
import { buildRuleExamples } from '../../src/node/rule-examples.ts';

it('shows each rule with what is said to its example and what is right', async () => {
  const rules = await buildRuleExamples(settingsSchema.parse({}));
  expect(rules.filter(({ findings }) => findings.length === 0).map(({ id }) => id)).toEqual([]);
  expect(rules.filter(({ isFirst }) => isFirst)).toHaveLength(10);
  expect(rules.find(({ id }) => id === 'tracking-parameter')).toMatchObject({
    severity: 'warning',
    fixed: '- [Title](https://example.org/?page=2)',
    findings: [{ line: 1, hint: 'Write https://example.org/?page=2' }],
  });
});

it('follows the settings', async () => {
  const rules = await buildRuleExamples(
    settingsSchema.parse({ rules: { 'tracking-parameter': 'off', 'long-title': 'error' } }),
  );
  expect(rules.map(({ id }) => id)).not.toContain('tracking-parameter');
  expect(rules.find(({ id }) => id === 'long-title')?.severity).toBe('error');
});
