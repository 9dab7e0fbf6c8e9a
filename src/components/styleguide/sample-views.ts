import type { CategoryView, ListView, NoteView } from '../../core/site/view.ts';

const note = (title: string, entries: number) => ({ title, href: '#lists', entries });

/** The view of a note with everything that a note can have. */
export const NOTE: NoteView = {
  path: 'sample/sample.md',
  href: '/styleguide/',
  markdownHref: '#note',
  title: 'A note',
  heading: '<a href="https://example.org">A note with a homepage</a>',
  headingId: null,
  homepage: { url: 'https://example.org', host: 'example.org' },
  description: '',
  direction: null,
  lastChange: '2026-10-31',
  shareImage: null,
  hasFilter: false,
  counts: { entries: 18, companions: 3, sections: 3 },
  contents: [],
  trail: [
    { title: 'A category', href: '#lists' },
    { title: 'One within it', href: '#lists' },
  ],
  backlinks: [note('A note that mentions it', 0), note('Another', 0)].map(({ title, href }) => ({ title, href })),
  previous: { title: 'The note before', href: '#note' },
  next: { title: 'The note after', href: '#note' },
  editHref: '#note',
  suggestHref: '#note',
  rowLines: null,
  messages: [
    {
      line: 3,
      column: 1,
      severity: 'error',
      rule: 'unknown-scheme',
      message: 'Unexpected scheme',
      hint: 'Write https',
    },
    { line: 9, column: 5, severity: 'warning', rule: 'tracking-parameter', message: 'Unexpected parameter' },
  ],
};

/** The view of a category with categories and notes. */
export const CATEGORY: CategoryView = {
  href: '/styleguide/',
  title: 'A category',
  trail: [],
  totals: { notes: 12, entries: 1204 },
  children: [
    { ...note('A category within it', 800), notes: 8 },
    { ...note('A category whose name needs more than one line of a narrow column', 4), notes: 1 },
  ],
  notes: [
    {
      ...note('A note', 396),
      links: ['First', 'Second', 'Third'].map((title) => ({ title, url: 'https://example.org' })),
    },
    { ...note('A note without links', 0), links: [] },
  ],
  allHref: '#lists',
  shareImage: null,
};

/** The view of a page in the middle of a link list. */
export const LIST: ListView = {
  href: '/styleguide/',
  title: 'A category',
  trail: [],
  number: 2,
  shareImage: null,
  rows: 300,
  pages: ['A to F', 'G to M', 'N to Z'].map((from) => ({ href: '#lists', from, to: from })),
};
