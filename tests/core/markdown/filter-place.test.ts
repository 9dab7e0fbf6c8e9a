import { describe, expect, it } from 'vitest';
import { hasFilter, ROWS_WITHOUT_FILTER } from '../../../src/core/markdown/filter-place.ts';
import { renderBody } from '../../../src/core/markdown/render.ts';
import { settingsSchema } from '../../../src/core/schema/settings.ts';
import { parse } from './parse.ts';

const ELEMENT = '<link-filter></link-filter>\n';

/** A list of so many links. */
function list(count: number, indent = ''): string {
  return Array.from({ length: count }, (_, row) => `${indent}- [l${row}](https://e.example/${row})`).join('\n');
}

const many = list(ROWS_WITHOUT_FILTER + 1);

/** What stands before and after the element; null when there is none. */
function around(text: string): { before: string; after: string } | null {
  const html = renderBody(parse(text).note, settingsSchema.parse({}));
  const [before = '', after, ...others] = html.split(ELEMENT);
  expect(others).toEqual([]);
  return after === undefined ? null : { before, after };
}

describe('the place of the filter', () => {
  it('is in no note with few rows', () => {
    expect(around(`# N\n\n${list(ROWS_WITHOUT_FILTER)}`)).toBeNull();
    expect(around(`# N\n\n${many}`)).not.toBeNull();
  });

  it('counts nested rows and those of tables, and no other links', () => {
    const half = Math.ceil(ROWS_WITHOUT_FILTER / 2);
    const nested = `# N\n\n- Group\n${list(half, '  ')}\n\n## Two\n\n${list(half + 1)}`;
    expect(hasFilter(parse(nested).note)).toBe(true);
    const table = Array.from({ length: ROWS_WITHOUT_FILTER + 1 }, (_, row) => `| [l](https://e.example/t${row}) | x |`);
    expect(hasFilter(parse(`# N\n\n| A | B |\n| --- | --- |\n${table.join('\n')}`).note)).toBe(true);
    const prose = Array.from({ length: 40 }, (_, row) => `[l](https://e.example/${row})`).join(' ');
    expect(hasFilter(parse(`# N\n\n${prose}\n\n${list(3)}`).note)).toBe(false);
  });

  it.each([
    ['the first list', `# N\n\nIntroduction.\n\n${many}`, '<ul class="links">'],
    ['the heading of the first list', `# N\n\nIntroduction.\n\n## One\n\n${many}`, '<h2 id="h-one">'],
    ['the outermost heading', `# N\n\nIntro.\n\n## One\n\nText.\n\n### Sub\n\n${many}`, '<h2 id="h-one">'],
    ['the section of the first row', `# N\n\n## Prose\n\nText.\n\n## Rows\n\n${many}\n\n## More\n`, '<h2 id="h-rows">'],
    ['a deeper heading that no other is above', `# N\n\n### A\n\n- Text\n\n## B\n\n${many}`, '<h2 id="h-b">'],
    ['an element around all', `# N\n\n<div dir="rtl">\n\n## Inside\n\n${many}\n\n</div>`, '<div dir="rtl">'],
    ['what is folded', `# N\n\nA <br> b.\n\n<details>\n\n${many}\n\n</details>`, '<details>'],
    ['a quotation', `# N\n\nText.\n\n> x\n\n> ## In\n>\n${many.replace(/^/gm, '> ')}`, '<blockquote>\n<h2'],
  ])('is above %s', (_, text, next) => {
    const { after = '' } = around(text) ?? {};
    expect(after.slice(0, next.length)).toBe(next);
  });

  it('takes nothing away', () => {
    const text = `# N\n\nIntro with \`<h2>\`.\n\n## One\n\n${many}\n\nEnd.`;
    const html = renderBody(parse(text).note, settingsSchema.parse({}));
    const few = renderBody(parse(text.replace(/^- .*\n/gm, '')).note, settingsSchema.parse({}));
    expect(html.startsWith(few.slice(0, few.indexOf('<h2')))).toBe(true);
    expect(html.match(/class="row"/g)).toHaveLength(ROWS_WITHOUT_FILTER + 1);
  });
});
