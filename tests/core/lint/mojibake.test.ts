import { describe, expect, it } from 'vitest';
import { lintNote } from '../../../src/core/lint/run.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/schema/settings.ts';
import { parse } from '../markdown/parse.ts';

const lint = (text: string) =>
  lintNote(parse(text).note, { path: 'n.md', text }, { settings: DEFAULT_SETTINGS, lastYear: 2027 }).filter(
    ({ rule }) => rule === 'mojibake',
  );

describe('mojibake', () => {
  it.each([
    ['Gr√©goire', 'Grégoire'],
    ['\uf8ffüíú love', '💜'],
    ['unstable‚Äôs', 'unstable’s'],
    ['‚ÄúGCP‚Äù', '“GCP”'],
    ['GrÃ©goire', 'Grégoire'],
    ['donâ€™t', 'don’t'],
    ['–ü—Ä–∏–≤–µ—Ç', 'Привет'],
  ])('%s should be %s', (text, right) => {
    expect(lint(text)).toMatchObject([{ rule: 'mojibake', severity: 'warning', hint: `Write ${right}` }]);
  });

  it.each(['l’été «École»', '“élan” — État…', 'Ångström, Ærø, naïve', '日本語 Привет', '√2 ≈ 1.41', '25 °C ±1', '🌿'])(
    'leaves %s alone',
    (text) => {
      expect(lint(text)).toEqual([]);
    },
  );
});
