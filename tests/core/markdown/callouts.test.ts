import { describe, expect, it } from 'vitest';
import { renderBody } from '../../../src/core/markdown/render.ts';
import { settingsSchema } from '../../../src/core/schema/settings.ts';
import { entriesOf, parse } from './parse.ts';

const settings = settingsSchema.parse({});
const html = (text: string) => renderBody(parse(text).note, settings);
const open = (kind: string) => `<div data-callout="${kind}" class="callout" role="note">`;

describe('callouts', () => {
  it('have the word as their title, and what is below it as their text', () => {
    expect(html('> [!NOTE]\n> Words, _marked_.\n')).toBe(
      `${open('note')}\n<p><strong>Note</strong></p>\n<p>Words, <em>marked</em>.</p>\n</div>`,
    );
  });

  it.each([
    ['> [!tip] Sharp `tools`\n> Text', 'tip', 'Sharp <code>tools</code>'],
    ['> [!WARNING]- Folded', 'warning', 'Folded'],
    ['> [!danger]+', 'caution', 'Danger'],
    ['> [!IMPORTANT]  \n> Text', 'important', 'Important'],
    ['> [!question] Why?\n>\n> Text', 'note', 'Why?'],
    ['> [!constructor]', 'note', 'Constructor'],
    ['- item\n\n  > [!hint] Inside', 'tip', 'Inside'],
    ['> > [!bug] Deeper', 'caution', 'Deeper'],
  ])('are read from %j', (text, kind, title) => {
    expect(html(text)).toContain(`${open(kind)}\n<p><strong>${title}</strong></p>\n`);
  });

  it.each(['> [!note]text', '> Text [!note]', '> [!]', '> [!2 things]', '> `[!note]`', '[!note]\ntext', '> \\[!note]'])(
    'are not read from %j',
    (text) => expect(html(text)).not.toContain('callout'),
  );

  it('keep every link: entries below, mentions in title and text', () => {
    const text =
      '> [!tip] See [a](https://a.org)\n> and [b](https://b.org).\n> - [c](https://c.org) - What it is. ([HN](https://n.org))\n';
    expect(entriesOf(text).map(({ url }) => url)).toEqual(['https://c.org']);
    const { note } = parse(text);
    expect(note.links.map(({ url, line }) => [url, line])).toEqual([
      ['https://a.org', 1],
      ['https://b.org', 2],
      ['https://c.org', 3],
    ]);
    expect(html(text)).toContain('<ul class="links">');
    expect(html(text)).toMatch(/<strong>See <a [^>]*>a<\/a><\/strong>/);
  });

  it('take no class and no other kind from raw HTML', () => {
    const page = html('<div data-callout="x" class="callout" role="alert">a</div>\n');
    expect(page.trim()).toBe('<div>a</div>');
  });
});

describe('ids that an author gives to headings', () => {
  const text = '# T {#top}\n\n## Tools {#My_tools}\n\n### More {: #more }\n\n## Tools {#tools}\n\n## Tools\n';

  it('are the anchors, with our prefix, and no part of the text', () => {
    const { note } = parse(text);
    expect(note.title).toBe('T');
    expect(note.headings.map(({ text, id }) => [text, id])).toEqual([
      ['Tools', 'h-My_tools'],
      ['More', 'h-more'],
      ['Tools', 'h-tools'],
      ['Tools', 'h-tools-1'],
    ]);
    expect(note.anchors).toEqual(['top', 'My_tools', 'more', 'tools', 'tools-1']);
    expect(html(text)).toContain('<h2 id="h-My_tools">Tools</h2>');
  });

  it('lead where links say', () => {
    expect(html('[x](#v1.2)\n\n## One {#v1.2}\n')).toMatch(/href="#h-v1\.2"[\s\S]*id="h-v1\.2"/);
  });

  it('stand once', () => {
    const { note } = parse('## A {#x}\n\n## B {#x}\n\n## constructor {#constructor}\n');
    expect(note.headings.map(({ id }) => id)).toEqual(['h-x', 'h-x-1', 'h-constructor']);
  });

  it.each([
    '## Sets {a, b}',
    '## `{#code}`',
    '## C# {#}',
    '## Two {#a b}',
    '## Quote {#a"b}',
    '## Text \\{#a}',
    '## Text\\{#a}',
  ])('%s has none', (text) => {
    expect(parse(text).note.headings[0]?.text).toContain('}');
  });
});
