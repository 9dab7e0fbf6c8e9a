import { describe, expect, it } from 'vitest';
import { sayFound, sayMore } from '../../../src/client/search/say-found.ts';
import { foundState } from './sample.ts';

const correction = { typed: 'postgers', used: 'postgres' };

describe('what was found', () => {
  it.each([
    [foundState('nix', 1), 'One link for “nix”.'],
    [foundState('nix', 7), '7 links for “nix”.'],
    [foundState('nix', 20, { hasMore: true }), 'The first 20 links for “nix”.'],
    [foundState('nix', 20, { hasMore: true, total: 1234 }), '1,234 links for “nix”.'],
    [foundState('nix', 0), 'No link found for “nix”.'],
    [foundState('', 3), '3 links with these filters.'],
    [foundState('', 0), 'No link found with these filters.'],
    [foundState('postgers', 2, { correction }), 'No link found for “postgers”. 2 links for “postgres”.'],
    [foundState('https://example.org/a', 1, { isListed: true }), 'One link for “https://example.org/a”.'],
    [foundState('https://example.org/a', 0, { isListed: false }), 'This address is not listed yet.'],
    [
      foundState('https://example.org/a', 1, { isListed: false }),
      'This address is not listed yet. One link shares its words.',
    ],
    [
      foundState('https://example.org/a', 20, { isListed: false, hasMore: true }),
      'This address is not listed yet. The first 20 links share its words.',
    ],
  ])('is said: %#', (state, sentence) => {
    expect(sayFound(state)).toBe(sentence);
  });
});

it.each([
  [foundState('nix', 40, { shownBefore: 20 }), '20 more links, 40 are shown.'],
  [foundState('nix', 41, { shownBefore: 40, total: 1234 }), '1 more link, 41 of 1,234 are shown.'],
])('says how many have come: %#', (state, sentence) => {
  expect(sayMore(state)).toBe(sentence);
});
