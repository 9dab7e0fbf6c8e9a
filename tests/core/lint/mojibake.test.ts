import { describe, expect, it } from 'vitest';
import { lintNote } from '../../../src/core/lint/run.ts';
import { parseMarkdown } from '../../../src/node/markdown-parser.ts';

const lint = (text: string) => lintNote(parseMarkdown(text), { path: 'n.md', text });

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
