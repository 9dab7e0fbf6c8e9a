import { describe, expect, it } from 'vitest';
import { lastName, nearestPages } from '../../../src/client/not-found/nearest-pages.ts';

const pages = [
  '/web/',
  '/web/browsers/',
  '/tools/browsers/',
  '/operating-systems/linux/nixos/',
  '/notes-on-zürich/',
].map((address) => ({ address, title: address }));

describe('nearestPages', () => {
  it.each([
    ['/elsewhere/nixos/', ['/operating-systems/linux/nixos/']],
    ['/operating-systems/linux/nixso/', ['/operating-systems/linux/nixos/']],
    ['/browser/', ['/web/browsers/', '/tools/browsers/']],
    ['/WEB', ['/web/']],
    ['/web.html', ['/web/']],
    ['/notes-on-z%C3%BCrich', ['/notes-on-zürich/']],
    ['/something-else-entirely/', []],
    ['/', []],
  ])('of %s', (path, expected) => {
    expect(nearestPages(pages, path).map(({ address }) => address)).toEqual(expected);
  });

  it('are five at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ address: `/page-${index}/`, title: '' }));
    expect(nearestPages(many, '/page-x/')).toHaveLength(5);
  });
});

it('takes an address that cannot be decoded as it is', () => {
  expect(lastName('/a/%E0%A4%A/')).toBe('%e0%a4%a');
});
