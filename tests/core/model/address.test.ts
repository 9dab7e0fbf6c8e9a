import { describe, expect, it } from 'vitest';
import { checkAddress, hostOf, normaliseAddress } from '../../../src/core/model/address.ts';

describe('checkAddress', () => {
  it.each([
    ['https://a.org/x?y#z', 'https://a.org/x?y#z'],
    ['HTTP://A.org', 'http://A.org'],
    [' https://a.org ', 'https://a.org'],
    ['https://пример.рф/путь', 'https://пример.рф/путь'],
    ['https://[::1]:8080/', 'https://[::1]:8080/'],
    ['https://a.org/with space', 'https://a.org/with space'],
    ['MAILTO:a@b.org', 'mailto:a@b.org'],
  ])('accepts %s', (raw, url) => {
    expect(checkAddress(raw)).toEqual({ type: 'outside', url });
  });

  it.each(['other.md', '../x/y.md#z', '/root.md', '#top', 'C++.md'])('takes %s for a target inside', (target) => {
    expect(checkAddress(target)).toEqual({ type: 'inside', target });
  });

  it.each([
    ['httpvs://a.org/x', 'unknown-scheme', 'Write https://a.org/x'],
    ['hnttps://a.org', 'unknown-scheme', 'Write https://a.org'],
    ['htmntps://a.org', 'unknown-scheme', 'Write https://a.org'],
    ['spotify:user:x', 'unknown-scheme', undefined],
    ['javascript:alert(1)', 'unknown-scheme', undefined],
    ['data:text/html,x', 'unknown-scheme', undefined],
    ['example.org:8080', 'unknown-scheme', 'Write https://example.org:8080'],
    ['https:v//a.org/x', 'malformed-address', 'Write https://a.org/x'],
    ['http:J//a.org', 'malformed-address', 'Write http://a.org'],
    ['https:/a.org', 'malformed-address', 'Write https://a.org'],
    ['https:a.org', 'malformed-address', 'Write https://a.org'],
    ['https:///a.org', 'malformed-address', 'Write https://a.org'],
    ['https:\\\\a.org', 'malformed-address', 'Write https://a.org'],
    ['https://', 'malformed-address', undefined],
    ['https://a b.org/', 'malformed-address', undefined],
    ['//a.org', 'malformed-address', 'Write https://a.org'],
    ['https://u:p@a.org/', 'address-credentials', 'Write https://a.org/'],
    ['java\tscript:alert(1)', 'address-characters', 'Write javascript:alert(1)'],
    ['https://a\u202e.org', 'address-characters', 'Write https://a.org'],
    ['https://a\ufeff.org', 'address-characters', 'Write https://a.org'],
  ])('refuses %s: %s', (raw, rule, hint) => {
    const checked = checkAddress(raw);
    expect(checked.type === 'refused' && [checked.problem.rule, checked.problem.hint]).toEqual([rule, hint]);
  });
});

describe('normaliseAddress', () => {
  it.each([
    'http://github.com/a/b',
    'https://GitHub.com/a/b/',
    'https://www.github.com/a/b',
    'https://github.com:443/a/b',
    'https://github.com/a/b?utm_source=x&fbclid=y',
    'https://github.com/a/b#',
  ])('%s is github.com/a/b', (url) => {
    expect(normaliseAddress(url)).toBe('github.com/a/b');
  });

  it.each([
    ['https://a.org/?b=1&utm_x=2&a=3', 'a.org?b=1&a=3'],
    ['https://a.org/x#part', 'a.org/x#part'],
    ['https://a.org:8080/', 'a.org:8080'],
    ['https://a.org/X', 'a.org/X'],
    ['https://youtu.be/x?si=abc&t=5', 'youtu.be/x?t=5'],
    ['mailto:A@B.org', 'mailto:a@b.org'],
    ['https://www.org', 'www.org'],
  ])('%s is %s', (url, expected) => {
    expect(normaliseAddress(url)).toBe(expected);
  });
});

describe('hostOf', () => {
  it.each([
    ['https://www.a.org/x', 'a.org'],
    ['https://a.org:8080', 'a.org'],
    ['mailto:x@a.org?subject=y', 'a.org'],
  ])('%s: %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});
