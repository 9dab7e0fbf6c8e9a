import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../src/astro/csp.ts';

const directives = (isDev: boolean) =>
  new Map(
    contentSecurityPolicy(isDev)
      .split('; ')
      .map((directive): [string, string] => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
  );

describe('the policy of built pages', () => {
  it('lets nothing run that stands in a page', () => {
    const policy = directives(false);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy.get('style-src')).toBe("'self'");
    expect([...policy.values()].join(' ')).not.toMatch(
      /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|strict-dynamic|blob:/,
    );
  });

  it('lets nothing go to another host but the loading of images', () => {
    for (const [name, sources] of directives(false)) {
      expect(sources, name).toMatch(name === 'img-src' ? /^'self' https:$/ : /^'(?:none|self)'/);
      if (name !== 'img-src') expect(sources, name).not.toMatch(/[:*]/);
    }
    expect(directives(false).get('base-uri')).toBe("'none'");
    expect(directives(false).get('form-action')).toBe("'self'");
  });
});

it('the policy of the dev server adds what it needs and nothing for scripts', () => {
  const [built, dev] = [directives(false), directives(true)];
  const changed = [...built.keys()].filter((name) => built.get(name) !== dev.get(name));
  expect([...dev.keys()]).toEqual([...built.keys()]);
  expect(changed).toEqual(['style-src', 'connect-src']);
});
