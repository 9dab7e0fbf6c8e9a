import { describe, expect, it } from 'vitest';
import { cssIcons } from '../src/astro/css-icons.ts';

function transform(value: string): string {
  const declaration = { value, error: (message: string) => new Error(message) };
  cssIcons.Declaration(declaration);
  return declaration.value;
}

describe('icons of a style sheet', () => {
  it('are the outlines of the set', () => {
    expect(transform('octicon-search')).toMatch(/^path\('M[-\d. a-zA-Z]+Z?'\)$/);
    expect(transform('octicon-list-unordered')).not.toBe(transform('octicon-search'));
  });

  it('leave all other values as they are', () => {
    for (const value of ['none', 'var(--icon)', "'octicon-search'", 'octicon-search 1px']) {
      expect(transform(value)).toBe(value);
    }
  });

  it('must be in the set', () => {
    expect(() => transform('octicon-no-such-icon')).toThrow(
      'Unexpected icon no-such-icon, expected one of @primer/octicons',
    );
  });
});
