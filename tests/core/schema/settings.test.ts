import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frontmatterSchema, NO_FRONTMATTER } from '../../../src/core/schema/frontmatter.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../src/core/schema/settings.ts';
import { buildJsonSchemas } from '../../../src/node/json-schemas.ts';

describe('settings', () => {
  it('have a default for every key', () => {
    expect(Object.keys(DEFAULT_SETTINGS).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
    expect(Object.values(DEFAULT_SETTINGS)).not.toContain(undefined);
  });

  it.each([
    ['base', '/x', '/x/'],
    ['base', 'x/y/', '/x/y/'],
    ['base', '/', '/'],
    ['base', '', '/'],
    ['url', 'HTTPS://Links.Example.org/', 'https://links.example.org'],
    ['url', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['language', 'pt-BR', 'pt-BR'],
  ] as const)('read %s: %s as %s', (key, written, value) => {
    expect(settingsSchema.parse({ [key]: written })[key]).toBe(value);
  });

  it.each([
    ['base', '../x'],
    ['base', '/a//b'],
    ['base', 'https://example.org'],
    ['base', '/a?b'],
    ['url', 'https://example.org/path'],
    ['url', 'ftp://example.org'],
    ['url', 'https://me@example.org'],
    ['language', 'English'],
    ['images', 'eager'],
    ['companions', { HN: 'forum' }],
    ['repository', {}],
    ['repository', { url: 'javascript:alert(1)' }],
    ['repository', { url: 'https://example.org/r', path: '../up' }],
    ['outside', { rel: ['opener'] }],
    ['add', { at: 'top' }],
  ])('refuse %s: %j', (key, written) => {
    expect(settingsSchema.safeParse({ [key]: written }).success).toBe(false);
  });

  it('fill in the parts of a repository', () => {
    const { repository } = settingsSchema.parse({ repository: { url: 'https://github.com/example/links.git' } });
    expect(repository).toEqual({ url: 'https://github.com/example/links', branch: 'main', path: 'content' });
  });
});

describe('frontmatter', () => {
  it('is optional', () => {
    expect(frontmatterSchema.parse({})).toEqual(NO_FRONTMATTER);
  });

  it('takes one name or word where a list may stand', () => {
    const { aliases, tags } = frontmatterSchema.parse({ aliases: 'Old name', tags: '#linux, packaging nix' });
    expect(aliases).toEqual(['Old name']);
    expect(tags).toEqual(['linux', 'packaging', 'nix']);
  });

  it.each(['/', 'a', '/a/b/', 'c++', 'ünï/日本'])('takes the slug %s', (slug) => {
    expect(frontmatterSchema.parse({ slug }).slug).toBe(slug);
  });

  it.each(['a b', '../a', 'a//b', 'a?b', '~links', 'a%2fb', ''])('refuses the slug %j', (slug) => {
    expect(frontmatterSchema.safeParse({ slug }).success).toBe(false);
  });
});

describe('the JSON Schemas for editors', () => {
  it.each([...buildJsonSchemas()])('are those of the code in %s: `npm run schema` writes them', (location, text) => {
    expect(readFileSync(location, 'utf8')).toBe(text);
  });

  it('explain every key', () => {
    for (const text of buildJsonSchemas().values()) {
      for (const [key, property] of Object.entries<{ description?: string }>(JSON.parse(text).properties)) {
        expect(property.description, key).toMatch(/\w/);
      }
    }
  });
});
