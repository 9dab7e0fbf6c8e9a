import { expect, it } from 'vitest';
import { fillSeams, seamOf } from '../../../src/core/markdown/seams.ts';

const html = `<li id="l-a">A${seamOf('a')}</li><li id="l-b">B${seamOf('b')}<ul><li id="l-c">C${seamOf('c')}</li></ul></li>`;

it('takes all seams out', () => {
  const plain = '<li id="l-a">A</li><li id="l-b">B<ul><li id="l-c">C</li></ul></li>';
  expect(fillSeams(html, new Map())).toEqual({ plain, filled: plain });
});

it('puts texts at the end of the rows with their ids', () => {
  const { plain, filled } = fillSeams(
    html,
    new Map([
      ['c', ' 3'],
      ['a', ' 1'],
    ]),
  );
  expect(filled).toBe('<li id="l-a">A 1</li><li id="l-b">B<ul><li id="l-c">C 3</li></ul></li>');
  expect(plain).not.toContain('1');
});

it('puts a text behind a link that has no seam, and nowhere without the link', () => {
  const raw = '<p><a id="l-x" href="#">X</a> and <a href="#">Y</a></p>';
  expect(fillSeams(raw, new Map([['x', ' 1']])).filled).toBe(
    '<p><a id="l-x" href="#">X</a> 1 and <a href="#">Y</a></p>',
  );
  expect(fillSeams(raw, new Map([['z', ' 1']])).filled).toBe(raw);
});
