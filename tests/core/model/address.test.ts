import fc from 'fast-check';
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
    ['spotify:user:x', 'unknown-scheme', 'Write the address of a web page, which begins with https://'],
    ['javascript:alert(1)', 'unknown-scheme', 'Write the address of a web page, which begins with https://'],
    ['data:text/html,x', 'unknown-scheme', 'Write the address of a web page, which begins with https://'],
    ['example.org:8080', 'unknown-scheme', 'Write https://example.org:8080'],
    ['https:v//a.org/x', 'malformed-address', 'Write https://a.org/x'],
    ['http:J//a.org', 'malformed-address', 'Write http://a.org'],
    ['https:/a.org', 'malformed-address', 'Write https://a.org'],
    ['https:a.org', 'malformed-address', 'Write https://a.org'],
    ['https:///a.org', 'malformed-address', 'Write https://a.org'],
    ['https:\\\\a.org', 'malformed-address', 'Write https://a.org'],
    ['https://', 'malformed-address', 'Write the whole address, such as https://example.org/page'],
    ['https://a b.org/', 'malformed-address', undefined],
    ['//a.org', 'malformed-address', 'Write https://a.org'],
    ['https://u:p@a.org/', 'address-credentials', 'Write https://a.org/'],
    ['java\tscript:alert(1)', 'address-characters', 'Write javascript:alert(1)'],
    ['https://a\u202e.org', 'address-characters', 'Write https://a.org'],
    ['https://a\ufeff.org', 'address-characters', 'Write https://a.org'],
    ['https://a\u115f.org', 'address-characters', 'Write https://a.org'],
    ['https://a.org/\u061cx\u034fy', 'address-characters', 'Write https://a.org/xy'],
  ])('refuses %s: %s', (raw, rule, hint) => {
    const checked = checkAddress(raw);
    expect(checked.type === 'refused' && [checked.problem.rule, checked.problem.hint]).toEqual([rule, hint]);
  });

  it.each([
    ['httpvs://a.org/x', 'https://a.org/x'],
    ['hnttps://a.org', 'https://a.org'],
    ['https:v//a.org/x', 'https://a.org/x'],
    ['https:/a.org/x', 'https://a.org/x'],
    ['https://a\ufeff.org', 'https://a.org'],
  ])('is certain that %s means %s', (raw, right) => {
    const checked = checkAddress(raw);
    expect(checked.type === 'refused' && checked.problem.right).toBe(right);
  });

  it.each([
    ['either scheme can be meant', 'httpx://a.org'],
    ['what follows is no host', 'https:/name/a.org/x'],
    ['it is another scheme', 'spotify:user:x'],
    ['the scheme is left to guess', 'example.org:8080'],
    ['a script would come of it', 'java\tscript:alert(1)'],
    ['a password is no slip', 'https://u:p@a.org/'],
  ])('corrects nothing when %s: %s', (_, raw) => {
    const checked = checkAddress(raw);
    expect(checked.type === 'refused' && checked.problem.right).toBeUndefined();
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

describe('an address', () => {
  const part = fc.constantFrom(
    'a',
    '.org',
    '/',
    '//',
    '?',
    '#',
    '&',
    'x=1',
    'utm_source=y',
    ':80',
    '@',
    '-',
    '%20',
    'é',
    '\\',
  );
  const rest = fc.array(part, { maxLength: 8 }).map((parts) => `example.org${parts.join('')}`);

  it('means the same when its host is written in capitals', () => {
    fc.assert(
      fc.property(rest, (text) => {
        const [plain, capital] = [`https://www.${text}`, `https://WWW.${text}`];
        expect(checkAddress(capital).type).toBe(checkAddress(plain).type);
        fc.pre(checkAddress(plain).type === 'outside');
        expect(normaliseAddress(capital)).toBe(normaliseAddress(plain));
        expect(hostOf(capital)).toBe(hostOf(plain));
      }),
    );
  });
});
