import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/model/message.ts';
import { clickablePath, type Report } from '../../src/node/report.ts';
import { reportGithub } from '../../src/node/report-github.ts';
import { reportJson } from '../../src/node/report-json.ts';
import { reportSarif } from '../../src/node/report-sarif.ts';
import { reportPieces, reportText } from '../../src/node/report-text.ts';

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

  it('is the same in pieces, however long it is', () => {
    const [message] = report.messages;
    if (message === undefined) throw new Error('no message');
    const long = { ...report, messages: Array.from({ length: 2500 }, () => message) };
    const pieces = [...reportPieces(long, { from: '/srv/site', color: false })];
    expect(pieces).toHaveLength(4);
    expect(pieces[0]?.split(`  ${message.rule}\n`)).toHaveLength(1001);
    expect(pieces.slice(0, 3).join('').split(`  ${message.rule}\n`)).toHaveLength(2501);
  });

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

describe('reportText with the texts of notes', () => {
  const text = '# A\n\n- [x](htps://a.org)\n';
  const fix = { edits: [{ start: 11, end: 15, text: 'https' }] };
  const found: Message = { ...error, column: 7, endLine: 3, endColumn: 11, message: 'Unexpected `htps:`', fix };
  const shown = reportText(
    { ...report, messages: [found], known: new Set(), stale: 0, textOf: (path) => (path === found.file ? text : null) },
    { from: '/srv/site', color: false },
  );

  it('shows the line, what is meant, and the corrected line', () => {
    expect(shown.split('\n').slice(0, 5)).toEqual([
      'content/a/b, c.md:3:7  error  Unexpected `htps:`  unknown-scheme',
      '    - [x](htps://a.org)',
      '          ^^^^',
      '  + - [x](https://a.org)',
      '    Write https://example.org',
    ]);
  });

  it('counts what weighs less than asked for', () => {
    const warning: Message = { ...error, severity: 'warning' };
    const few = reportText(
      { ...report, messages: [error, warning, warning] },
      { from: '/', color: false, least: 'error' },
    );
    expect(few.match(/^\S.* (?:error|warning) {2}/gm)).toHaveLength(1);
    expect(few).toContain('\n2 warnings are shown by `npm run check`\n');
  });
});

describe('reportSarif', () => {
  const fix = { edits: [{ start: 2, end: 4, text: 'y' }] };
  const fixable: Message = { ...error, fix };
  const log = JSON.parse(reportSarif({ ...report, messages: [fixable, known], textOf: () => 'abcdef' }, '/srv/site'));
  const [run] = log.runs;

  it('is of version 2.1.0 and knows every rule', () => {
    expect([log.version, run.tool.driver.name, run.columnKind]).toEqual(['2.1.0', 'Waymark', 'utf16CodeUnits']);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('unknown-scheme');
  });

  it('has a result with place, level and correction for each message', () => {
    const [result, recorded] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result).toMatchObject({
      ruleId: 'unknown-scheme',
      level: 'error',
      message: { text: expect.stringContaining('Write https://example.org') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/a/b,%20c.md' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      fixes: [
        {
          artifactChanges: [
            {
              replacements: [
                { deletedRegion: { startLine: 1, startColumn: 3, endColumn: 5 }, insertedContent: { text: 'y' } },
              ],
            },
          ],
        },
      ],
    });
    expect(recorded).toMatchObject({ level: 'note', baselineState: 'unchanged' });
    expect(recorded.fixes).toBeUndefined();
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
