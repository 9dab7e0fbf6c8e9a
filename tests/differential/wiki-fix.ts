import { beforeAll, expect, it } from 'vitest';
import { normaliseAddress } from '../../src/core/model/address.ts';
import type { Message } from '../../src/core/model/message.ts';
import { type FixResult, fixNotes } from '../../src/node/fix-notes.ts';
import { copyParsedNotes } from '../../src/node/parsed-notes.ts';
import { linksOf, parseReference, type SourceLink } from '../support/source-links.ts';
import type { Wiki } from './wiki-read.ts';

const request = { wants: () => true, signal: new AbortController().signal };

/** What `fix` promises, on the whole wiki. */
export function testFix(wiki: () => Wiki): void {
  let fixed: FixResult;

  beforeAll(async () => {
    fixed = await fixNotes(wiki().content, { ...request, parsed: copyParsedNotes(wiki().parsed) });
  });

  it('corrects hundreds of findings', () => {
    expect(fixed.fixed.length).toBeGreaterThan(500);
    expect(fixed.notes.length).toBeGreaterThan(100);
  });

  it('writes https only for hosts of which at least two addresses have it', () => {
    const secure = new Map<string, Set<string>>();
    for (const { text } of wiki().content.sources) {
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
    const addresses = (links: readonly SourceLink[]) =>
      links.flatMap(({ url }) =>
        /^https?:\/\/[^/]/i.test(url) ? [normaliseAddress(url)] : url.startsWith('http') ? [] : [url.toLowerCase()],
      );
    for (const { path, before, after } of fixed.notes) {
      expect(withoutMark(wiki().texts.get(path) ?? ''), path).toBe(before);
      const left = Map.groupBy(addresses(linksOf(parseReference(after))), (address) => address);
      const written = addresses(wiki().reference.get(path)?.links ?? []);
      const lost = written.filter((address) => left.get(address)?.pop() === undefined);
      expect(
        lost.filter((address) => !/^h\w+:/.test(address)),
        path,
      ).toEqual([]);
    }
  });

  it('finds nothing to do the second time, and leaves no more errors than there were', async () => {
    const { content, messages, parsed } = wiki();
    const after = new Map(fixed.notes.map((note) => [note.path, note.after]));
    const sources = content.sources.map((source) => ({ ...source, text: after.get(source.path) ?? source.text }));
    // What was corrected is parsed again: it has no digest by which it could be known.
    const digests = new Map([...content.digests].filter(([path]) => !after.has(path)));
    const memory = copyParsedNotes(parsed);
    const again = await fixNotes({ ...content, sources, digests }, { ...request, parsed: memory });
    expect(again.notes).toEqual([]);
    expect(errorsAmong(again.left)).toBeGreaterThan(0);
    expect(errorsAmong(again.left)).toBeLessThan(errorsAmong(messages));
  });
}

/** Reading a note takes its byte order mark away. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function errorsAmong(messages: readonly Message[]): number {
  return messages.filter(({ severity }) => severity === 'error').length;
}
