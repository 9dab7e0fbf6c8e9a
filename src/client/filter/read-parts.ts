/** Rows that stand side by side in the order of the page: from the first number on, before the second. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** An element that is shown as long as one of some rows matches. */
export interface Part extends RowSpan {
  readonly element: HTMLElement;
  /** A row whose match shows it too; -1 for none. */
  readonly owner: number;
  /** Number of the part that follows it and all parts inside of it. */
  readonly next: number;
}

/** A heading with the rows of its own, those below further headings left out. */
export interface FilteredSection extends RowSpan {
  readonly heading: Part;
}

/** What is filtered: rows and all that is shown and hidden with them, both in the order of the page. */
export interface FilteredParts {
  readonly rows: readonly HTMLElement[];
  readonly parts: readonly Part[];
  readonly sections: readonly FilteredSection[];
  /** What may be folded around rows. */
  readonly folded: readonly (RowSpan & { readonly element: HTMLDetailsElement })[];
}

const HEADING = 'h1, h2, h3, h4, h5, h6';

type ShownWith = Omit<Part, 'next'>;

interface Section {
  readonly heading: HTMLElement | null;
  readonly level: number;
  readonly blocks: HTMLElement[];
  readonly from: number;
  to: number;
}

/**
 * Reads what follows an element among its siblings. A heading is shown with the rows of its section and of those below,
 * all else of a section with its own rows; of lists and tables, only what holds rows or belongs to one.
 */
export function readParts(start: HTMLElement): FilteredParts {
  const all = start.parentElement ?? start;
  const rows = [...all.querySelectorAll<HTMLElement>('.row')];
  const numbers = new Map<Element, number>(rows.map((row, number) => [row, number]));
  const spanIn = (element: Element): RowSpan => {
    const first = element.querySelector('.row');
    const from = first === null ? 0 : (numbers.get(first) ?? 0);
    return { from, to: from + (first === null ? 0 : element.querySelectorAll('.row').length) };
  };
  const shown = new Map<Element, ShownWith>();
  const add = (element: HTMLElement, { from, to }: RowSpan, owner = -1) => {
    if (!shown.has(element)) shown.set(element, { element, from, to, owner });
  };

  for (const [number, row] of rows.entries()) add(row, { from: number, to: Math.max(number + 1, spanIn(row).to) });
  for (const list of all.querySelectorAll<HTMLElement>('.table, ul.links, ol.links')) add(list, spanIn(list));
  for (const item of all.querySelectorAll<HTMLElement>('.links > .item, .links > tbody > tr')) {
    const owner = item.closest('.row');
    add(item, spanIn(item), owner === null ? -1 : numbers.get(owner));
  }

  const sections = collectSections(start, add, spanIn);
  for (const [index, { heading, level, blocks, from, to }] of sections.entries()) {
    const next = sections.slice(index + 1).find((other) => other.level <= level);
    if (heading !== null) add(heading, { from, to: next?.from ?? rows.length });
    for (const block of blocks) {
      const span = spanIn(block);
      add(block, span.from < span.to ? span : { from, to });
    }
  }
  const parts = orderParts(all, shown);
  const partOf = new Map(parts.map((part) => [part.element, part]));
  return {
    rows,
    parts,
    sections: sections.flatMap(({ heading, from, to }) => {
      const part = heading && partOf.get(heading);
      return part ? [{ heading: part, from, to }] : [];
    }),
    folded: [...all.querySelectorAll('details')].map((element) => ({ element, ...spanIn(element) })),
  };
}

/** Puts parts into the order of the page, and tells each how many stand inside of it. */
function orderParts(all: HTMLElement, shown: ReadonlyMap<Element, ShownWith>): Part[] {
  const parts: (ShownWith & { next: number })[] = [];
  const open: (ShownWith & { next: number })[] = [];
  const close = (isOpen: (part: ShownWith) => boolean) => {
    for (let last = open.at(-1); last !== undefined && !isOpen(last); last = open.at(-1)) {
      last.next = parts.length;
      open.pop();
    }
  };
  for (const element of all.querySelectorAll('*')) {
    const found = shown.get(element);
    if (found === undefined) continue;
    close((part) => part.element.contains(element));
    const part = { ...found, next: 0 };
    parts.push(part);
    open.push(part);
  }
  close(() => false);
  return parts;
}

function collectSections(
  start: HTMLElement,
  add: (element: HTMLElement, span: RowSpan) => void,
  spanIn: (element: Element) => RowSpan,
): Section[] {
  let section: Section = { heading: null, level: 0, blocks: [], from: 0, to: 0 };
  const sections = [section];
  const visit = (first: Element | null) => {
    for (let at = first; at instanceof HTMLElement; at = at.nextElementSibling) {
      if (at.matches(HEADING)) {
        section = { heading: at, level: Number(at.localName[1]), blocks: [], from: section.to, to: section.to };
        sections.push(section);
      } else if (at.querySelector(HEADING) === null) {
        section.blocks.push(at);
        section.to = Math.max(section.to, spanIn(at).to);
      } else {
        const span = spanIn(at);
        if (span.from < span.to) add(at, span);
        visit(at.firstElementChild);
      }
    }
  };
  visit(start.nextElementSibling);
  return sections;
}
