import { expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');
const HOSTS = ['example.org', '2020.example.org', `2020.${'long-'.repeat(9)}name.example.org`];

it.each([
  ['left to right', '/operating-systems/linux/nixos/', 'last', 'right'],
  ['right to left', '/reading/arabic/', 'first', 'left'],
] as const)('hosts of a note from %s end together, however long they are', async (_, path, letter, side) => {
  const { page } = await session.visit(path, { viewport: { width: 1440, height: 900 } });
  const ends = await page.locator('article .row:not(.quote) > small').evaluateAll((places, texts) => {
    const edgesOf = (text: Node, at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const { left, right } = range.getBoundingClientRect();
      return { left: Math.round(left), right: Math.round(right) };
    };
    return texts.map((text, at) => {
      const node = document.createTextNode(text);
      places[at]?.replaceChildren(node);
      return { first: edgesOf(node, 0), last: edgesOf(node, text.length - 1) };
    });
  }, HOSTS);
  expect(new Set(ends.map((end) => end[letter][side])).size).toBe(1);
  for (const { first, last } of ends) expect(first.right).toBeLessThan(last.left);
});
