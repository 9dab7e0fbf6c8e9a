import { expect, it } from 'vitest';
import { type BodyPiece, fillSeams, seamOf } from '../../../src/core/markdown/seams.ts';

const html = `<li id="l-a">A${seamOf('a')}</li><li id="l-b">B${seamOf('b')}<ul><li id="l-c">C${seamOf('c')}</li></ul></li>`;

/** The HTML of a note as a page shows it, and what is its own of that. */
function fillAll(pieces: readonly string[], fill: ReadonlyMap<string, string>) {
  const filled = fillSeams(pieces, fill);
  const join = (of: readonly BodyPiece[]) => of.map((piece) => piece.html).join('');
  return { plain: join(filled.filter(({ isOwn }) => isOwn)), filled: join(filled) };
}

it('takes all seams out', () => {
  const plain = '<li id="l-a">A</li><li id="l-b">B<ul><li id="l-c">C</li></ul></li>';
  expect(fillAll([html], new Map())).toEqual({ plain, filled: plain });
});

it('puts texts at the end of the rows with their ids', () => {
  const { plain, filled } = fillAll(
    [html],
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
  const texts = new Map([['x', ' 1']]);
  for (const pieces of [[raw], ['<p>', raw.slice(3)], [raw.slice(0, 22), raw.slice(22)]]) {
    expect(fillAll(pieces, texts)).toEqual({
      plain: raw,
      filled: '<p><a id="l-x" href="#">X</a> 1 and <a href="#">Y</a></p>',
    });
    expect(fillAll(pieces, new Map([['z', ' 1']])).filled).toBe(raw);
  }
  const open = '<p><a id="l-x" href="#">X';
  expect(fillAll([open], texts).filled).toBe(open);
});
