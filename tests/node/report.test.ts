import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/model/message.ts';
import { clickablePath, type Report } from '../../src/node/report.ts';
import { reportGithub } from '../../src/node/report-github.ts';
import { reportJson } from '../../src/node/report-json.ts';
import { reportText } from '../../src/node/report-text.ts';

const error: Message = {
  file: 'a/b, c.md',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  severity: 'error',
  rule: 'unknown-scheme',
  message: 'Unexpected scheme `x:`, expected 100% \u001b[31mwords',
  hint: 'Write https://example.org',
};
const { hint: _, ...bare } = error;
const known: Message = { ...bare, line: 9, severity: 'notice', rule: 'broken-anchor' };
const report: Report = {
  contentDir: '/srv/site/content',
  messages: [error, known],
  known: new Set([known]),
  stale: 1,
  counts: { notes: 1062, links: 113095, companions: 2, errors: 1, warnings: 0 },
};

describe('reportText', () => {
  const plain = reportText(report, { from: '/srv/site', color: false });

  it('writes place, severity, message and rule, the hint below, and the counts', () => {
    expect(plain).toBe(
      [
        'content/a/b, c.md:3:5  error  Unexpected scheme `x:`, expected 100% \\u{1b}[31mwords  unknown-scheme',
        '    Write https://example.org',
        '',
        '1 error, 0 warnings, 1 known problem of the baseline in 1,062 notes with 113,095 links',
        '1 problem of the baseline is no longer there: write it again with --write-baseline',
        '',
      ].join('\n'),
    );
  });

  it('is coloured only when asked', () => {
    expect(plain).not.toContain('\u001b');
    expect(reportText(report, { from: '/srv/site', color: true })).toContain('\u001b[31merror');
  });
});

it('reportJson has the agreed shape, and files inside the content folder', () => {
  const { messages, counts } = JSON.parse(reportJson(report));
  expect(counts).toEqual(report.counts);
  expect(messages).toEqual([error, { ...known, hint: '' }]);
  expect(Object.keys(messages[0])).toEqual([
    'file',
    'line',
    'column',
    'endLine',
    'endColumn',
    'severity',
    'rule',
    'message',
    'hint',
  ]);
});

it('reportGithub escapes what ends a workflow command', () => {
  expect(reportGithub(report, '/srv/site')).toBe(
    '::error file=content/a/b%2C c.md,line=3,col=5,endLine=3,endColumn=9,title=unknown-scheme::Unexpected scheme `x:`, expected 100%25 \\u{1b}[31mwords%0AWrite https://example.org\n',
  );
});

it.each([
  ['/a/content', 'x.md', '/a', 'content/x.md'],
  ['/a/content', 'x.md', '/a/content', 'x.md'],
  ['/a/content', 'x.md', '/b', '/a/content/x.md'],
  ['/a/content', '.', '/a', 'content'],
])('clickablePath of %s and %s from %s is %s', (contentDir, file, from, expected) => {
  expect(clickablePath(contentDir, file, from)).toBe(expected);
});
