import { formatNumber } from '../../core/model/format-number.ts';
import type { FilteredSection, RowSpan } from './read-parts.ts';

/** Lets a page's table of contents tell the matches of each section. `count` is null when nothing is filtered. */
export type CountContents = (count: ((span: RowSpan) => number) | null) => void;

/** Prepares to count: sections without a match are left out of the table. */
export function prepareContents(sections: readonly FilteredSection[]): CountContents {
  const byId = new Map(sections.map((section) => [section.heading.element.id, section]));
  const lines = [...document.querySelectorAll<HTMLElement>('.contents li')].flatMap((line) => {
    const section = byId.get(line.querySelector('a')?.getAttribute('href')?.slice(1) ?? '');
    const number = line.querySelector('.count');
    return section === undefined ? [] : [{ line, section, number, all: number?.textContent ?? '' }];
  });
  return (count) => {
    for (const { line, section, number, all } of lines) {
      line.hidden = count !== null && count(section.heading) === 0;
      const text = count === null ? all : sayCount(count(section));
      if (number && number.textContent !== text) number.textContent = text;
    }
  };
}

function sayCount(rows: number): string {
  return rows === 0 ? '' : ` ${formatNumber(rows)}`;
}
