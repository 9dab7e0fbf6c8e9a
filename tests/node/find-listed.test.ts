import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { normaliseAddress } from '../../src/core/model/address.ts';
import type { Site } from '../../src/core/model/site.ts';
import { findListed } from '../../src/core/site/find-listed.ts';
import { loadSite } from '../../src/node/load-site.ts';
import { otherAddresses, sameAddresses, spreadEntries } from '../support/address-variants.ts';
import { ROOT } from '../support/run-script.ts';

const COUNT = 100;

describe('an address of the sample notes', () => {
  let site: Site;

  beforeAll(async () => {
    const loaded = await loadSite(join(ROOT, 'content'));
    if (loaded.site === null) throw new Error('no notes');
    site = loaded.site;
  });

  it('is recognised in each of its forms, with its place', () => {
    const entries = spreadEntries(site.notes.values(), COUNT);
    expect(entries).toHaveLength(COUNT);
    for (const entry of entries) {
      for (const url of [entry.url, ...sameAddresses(entry.url)]) {
        const found = findListed(site, url).map(({ link }) => link);
        expect(found, url).toContain(entry);
      }
    }
  });

  it('is another one with another fragment or query', () => {
    for (const { url } of spreadEntries(site.notes.values(), COUNT)) {
      for (const other of otherAddresses(url)) expect(findListed(site, other), other).toEqual([]);
    }
  });

  it('is found where it is a companion, too', () => {
    const companions = Array.from(site.notes.values(), ({ links }) => links)
      .flat()
      .flatMap((link) => link.companions.map((companion) => ({ link, companion })));
    expect(companions.length).toBeGreaterThan(10);
    for (const { link, companion } of companions) {
      const places = findListed(site, companion.url);
      const isOwn = normaliseAddress(link.url) === normaliseAddress(companion.url);
      expect(places, companion.url).toContainEqual({ link, companion: isOwn ? null : companion });
    }
  });
});
