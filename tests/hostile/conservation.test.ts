import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type EntryText, formatEntry } from '../../src/core/markdown/format-entry.ts';
import { renderBody } from '../../src/core/markdown/render.ts';
import { checkAddress } from '../../src/core/model/address.ts';
import type { Link } from '../../src/core/model/link.ts';
import type { Note } from '../../src/core/model/note.ts';
import { settingsSchema } from '../../src/core/schema/settings.ts';
import { parse } from '../core/markdown/parse.ts';
import { linksOf, parseReference } from '../support/source-links.ts';
import { ENTRY, NOTES } from './conservation-notes.ts';

/** 10,000 runs in all; another seed looks elsewhere. A failure prints its seed and the smallest note that fails. */
const SEED = Number(process.env['WAYMARK_SEED'] ?? 1);
const RUNS = 10_000;
const KINDS = Object.entries(NOTES);
const PARTS = KINDS.length + 2;

const settings = settingsSchema.parse({});
const around = { notes: ['other.md', 'a.md'], files: ['picture.png'] };

const check = <Value>(arbitrary: fc.Arbitrary<Value>, property: (value: Value) => void) =>
  fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: Math.ceil(RUNS / PARTS) });

describe('no link is lost, added or changed:', () => {
  it.each(KINDS)('%s', (_, notes) => {
    check(notes, (text) => {
      const { note, messages } = parse(text, around);
      const links = linksOf(parseReference(text));
      const written = outside(links.map(({ url }) => url));
      const errors = messages.filter(({ severity }) => severity === 'error');
      // A footnote that is not shown is told of, and so is each address that is no link of the page.
      if (errors.some(({ rule }) => rule === 'footnote')) return;
      expect(outside(note.addresses)).toEqual(written);
      expect(outside(modelOf(note))).toEqual(written);
      expect(shownBy(note)).toEqual(written);
      const refused = links.filter(({ url }) => checkAddress(url).type === 'refused');
      expect(errors.length).toBeGreaterThanOrEqual(new Set(refused.map(({ url }) => url)).size);
    });
  });
});

describe('a link that is printed as Markdown is the same when it is read:', () => {
  it('what is typed', () => {
    check(ENTRY, (entry) => {
      fc.pre(isEntry(entry));
      expect(entryOf(formatEntry(entry))).toEqual(typed(entry));
    });
  });

  it('what was read', () => {
    check(NOTES['plain items'] as fc.Arbitrary<string>, (text) => {
      for (const link of parse(text, around).note.links) {
        const entry = textOf(link);
        if (!isEntry(entry)) continue;
        expect(entryOf(formatEntry(entry))).toEqual(typed(entry));
      }
    });
  });
});

/** Outside addresses, sorted; those that a page does not show are left out. */
function outside(urls: readonly string[]): string[] {
  return urls
    .flatMap((url) => {
      const checked = checkAddress(url);
      return checked.type === 'outside' ? [checked.url] : [];
    })
    .sort();
}

function modelOf({ links }: Note): string[] {
  return links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]);
}

/** Outside addresses of the page, as a browser's parser finds them. */
function shownBy(note: Note): string[] {
  const urls: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === 'a') {
      const href = node.attrs.find(({ name }) => name === 'href')?.value;
      if (href !== undefined) urls.push(href);
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(note.heading.html));
  walk(parseFragment(renderBody(note, settings)));
  return outside(urls.filter((url) => /^[a-z]+:/i.test(url)));
}

/** What a note holds of it: the scheme in lower case, white space folded. */
function typed({ title, url, description = '', companions = [] }: EntryText): EntryText {
  return {
    title: collapse(title),
    url: outside([url])[0] ?? '',
    description: collapse(description),
    companions: companions.map(({ label, url }) => ({ label: collapse(label), url: outside([url])[0] ?? '' })),
  };
}

function textOf({ title, url, description, companions }: Link): EntryText {
  return {
    title: title.text,
    url,
    description: description?.text ?? '',
    companions: companions.map((companion) => ({ label: companion.label, url: companion.url })),
  };
}

/** The one entry of a line; fails when the line is anything else. */
function entryOf(line: string): EntryText {
  const { links } = parse(`# Note\n\n- [Before](https://example.org/)\n${line}\n`, around).note;
  const [link, ...others] = links.filter(({ role }) => role === 'entry').slice(1);
  expect(others).toEqual([]);
  if (link === undefined) throw new Error(`no entry in ${line}`);
  expect(link.tags).toEqual([]);
  return textOf(link);
}

/** Whether a line can be made of it: a title, and addresses that a page shows. */
function isEntry({ title, url, companions = [] }: EntryText): boolean {
  const texts = [title, ...companions.map(({ label }) => label)];
  const urls = [url, ...companions.map((companion) => companion.url)];
  return texts.every((text) => collapse(text) !== '') && urls.every((each) => checkAddress(each).type === 'outside');
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
