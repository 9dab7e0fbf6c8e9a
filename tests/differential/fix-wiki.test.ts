import { beforeAll, describe, expect, it } from 'vitest';
import { normaliseAddress } from '../../src/core/model/address.ts';
import { fixNotes } from '../../src/node/fix-notes.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { type Content, readContent } from '../../src/node/read-content.ts';
import { linksOf, parseReference } from '../support/source-links.ts';
import { wikiFolder } from '../support/wiki.ts';

const wiki = wikiFolder();
const request = { wants: () => true, signal: new AbortController().signal };

describe.skipIf(wiki === null)('fix on the whole wiki', () => {
  let content: Content;
  let fixed: Awaited<ReturnType<typeof fixNotes>>;

  beforeAll(async () => {
    content = await readContent(wiki ?? '');
    fixed = await fixNotes(content, request);
  });

  it('corrects hundreds of findings', () => {
    expect(fixed.fixed.length).toBeGreaterThan(500);
    expect(fixed.notes.length).toBeGreaterThan(100);
  });

  it('writes https only for hosts of which at least two addresses have it', () => {
    const secure = new Map<string, Set<string>>();
    for (const { text } of content.sources) {
      for (const [address, host = ''] of text.matchAll(/https:\/\/([^\s()<>/?#]+)[^\s()<>]*/gi)) {
        secure.set(host.toLowerCase(), (secure.get(host.toLowerCase()) ?? new Set()).add(address));
      }
    }
    const hosts = fixed.fixed
      .filter(({ rule }) => rule === 'insecure-address')
      .map(({ message }) => /for `([^`]+)`/.exec(message)?.[1] ?? '');
    expect(hosts.length).toBeGreaterThan(100);
    expect(hosts.filter((host) => (secure.get(host)?.size ?? 0) < 2)).toEqual([]);
  });

  it('loses no link, by another parser', () => {
    const addresses = (text: string) =>
      linksOf(parseReference(text)).flatMap(({ url }) =>
        /^https?:\/\/[^/]/i.test(url) ? [normaliseAddress(url)] : url.startsWith('http') ? [] : [url.toLowerCase()],
      );
    for (const { path, before, after } of fixed.notes) {
      const left = Map.groupBy(addresses(after), (address) => address);
      const lost = addresses(before).filter((address) => left.get(address)?.pop() === undefined);
      expect(
        lost.filter((address) => !/^h\w+:/.test(address)),
        path,
      ).toEqual([]);
    }
  });

  it('finds nothing to do the second time, and leaves no more errors than there were', async () => {
    const after = new Map(fixed.notes.map((note) => [note.path, note.after]));
    const sources = content.sources.map((source) => ({ ...source, text: after.get(source.path) ?? source.text }));
    expect((await fixNotes({ ...content, sources }, request)).notes).toEqual([]);
    const errors = async (given: Content) =>
      (await assembleSite(given, {})).messages.filter(({ severity }) => severity === 'error').length;
    expect(await errors({ ...content, sources })).toBeLessThan(await errors(content));
  });
});
