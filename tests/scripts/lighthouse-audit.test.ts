import { expect, it } from 'vitest';
import { choosePages, formatAudits, readAudit } from '../../scripts/bench/lighthouse-audit.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('chooses the notes of median and of greatest size, and the category of the greatest', () => {
  const dist = temporaryFolder();
  const note = (address: string, category: string) => ({ address, category });
  writeFiles(dist, {
    'notes.json': JSON.stringify([note('/a/big/', 'a/b'), note('/c/small/', 'c'), note('/c/other/', 'c')]),
    'a/big/index.html': 'x'.repeat(300),
    'c/small/index.html': 'x',
    'c/other/index.html': 'x'.repeat(20),
  });
  expect(choosePages(dist).map(({ kind, path }) => `${kind}: ${path}`)).toEqual([
    'home: ',
    'category: a/',
    'median note: c/other/',
    'search: search/',
    'largest note: a/big/',
  ]);
});

it('reads what is passed and what is not, also where an audit broke off', () => {
  const audit = (score: number | null, more = {}) => ({ score, scoreDisplayMode: 'numeric', ...more });
  const report = {
    categories: { performance: { score: 0.814 }, accessibility: { score: null } },
    audits: {
      'total-blocking-time': audit(0.48, { numericValue: 620.4 }),
      'cumulative-layout-shift': audit(1, { numericValue: 0 }),
      'link-text': audit(0, { scoreDisplayMode: 'notApplicable' }),
      'target-size': audit(null, { scoreDisplayMode: 'error' }),
    },
  };
  const read = readAudit(JSON.stringify(report));
  expect(read).toEqual({
    scores: { performance: 81, accessibility: null },
    blocking: 620,
    shift: 0,
    failed: ['total-blocking-time'],
  });
  expect(formatAudits([{ kind: 'home', ...read }])).toBe(
    '|  | performance | accessibility | blocking, ms | shift |\n| --- | --- | --- | --- | --- |\n' +
      '| home | 81 | ? | 620 | 0.000 |\nhome: total-blocking-time\n',
  );
});
