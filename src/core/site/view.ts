import { z } from 'zod';

/** A link to a page of the site. */
const pageLink = z.strictObject({
  title: z.string(),
  /** With the site's base. */
  href: z.string(),
});

/** A category or note in a list, with what it holds. */
const counted = pageLink.extend({ notes: z.number().int(), entries: z.number().int() });

/** What a note's page shows beside the note's own HTML, which is kept in a file of its own. */
export const noteViewSchema = z.strictObject({
  /** Path inside the content folder. */
  path: z.string(),
  slug: z.string(),
  href: z.string(),
  /** Address of the Markdown source. */
  markdownHref: z.string(),
  /** Name of the file with the HTML of the body. */
  body: z.string(),
  title: z.string(),
  /** HTML inside the `<h1>`. */
  heading: z.string(),
  /** Id of the `<h1>`. */
  headingId: z.string().nullable(),
  homepage: z.strictObject({ url: z.string(), host: z.string() }).nullable(),
  description: z.string(),
  direction: z.enum(['ltr', 'rtl']).nullable(),
  counts: z.strictObject({ entries: z.number().int(), companions: z.number().int(), sections: z.number().int() }),
  contents: z.array(
    z.strictObject({ depth: z.number().int(), text: z.string(), id: z.string(), entries: z.number().int() }),
  ),
  /** Categories above, outermost first; the home page left out. */
  trail: z.array(pageLink),
  /** Path of the category whose index note it is. */
  indexOf: z.string().nullable(),
  backlinks: z.array(pageLink),
  previous: pageLink.nullable(),
  next: pageLink.nullable(),
  editHref: z.string().nullable(),
  /** Findings about the note, for the one who edits it. */
  messages: z.array(
    z.strictObject({
      line: z.number().int(),
      column: z.number().int(),
      severity: z.enum(['error', 'warning', 'notice']),
      rule: z.string(),
      message: z.string(),
      hint: z.string().exactOptional(),
    }),
  ),
});

/** What a category's page and the pages of its link list show. */
export const categoryViewSchema = z.strictObject({
  /** Path inside the content folder. */
  path: z.string(),
  slug: z.string(),
  href: z.string(),
  title: z.string(),
  trail: z.array(pageLink),
  /** Path of the index note, which then is the first part of the page. */
  index: z.string().nullable(),
  totals: z.strictObject({ notes: z.number().int(), entries: z.number().int() }),
  children: z.array(counted),
  notes: z.array(
    pageLink.extend({
      entries: z.number().int(),
      /** The first links of the note. */
      links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
    }),
  ),
  /** Pages of the link list, in order. */
  lists: z.array(
    z.strictObject({
      /** Name of the file with the HTML of the rows. */
      body: z.string(),
      href: z.string(),
      rows: z.number().int(),
      /** Titles of the first and the last note on the page. */
      from: z.string(),
      to: z.string(),
    }),
  ),
});

/** What all pages share, and what the home page shows. */
export const siteViewSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  language: z.string(),
  base: z.string(),
  /** Scheme and host, for canonical addresses. */
  url: z.string().nullable(),
  outside: z.strictObject({ rel: z.string(), newTab: z.boolean() }),
  totals: z.strictObject({ notes: z.number().int(), entries: z.number().int() }),
  home: z.strictObject({
    /** Path of the site's only note, which then is the home page. */
    single: z.string().nullable(),
    /** The root index note: its page and the HTML of its introduction. */
    index: pageLink.extend({ introduction: z.string() }).nullable(),
    categories: z.array(counted),
    /** Notes that lie in no category. */
    notes: z.array(pageLink.extend({ entries: z.number().int() })),
    /** The notes with the most entries. */
    start: z.array(pageLink.extend({ entries: z.number().int() })),
  }),
  /** All notes, A to Z. */
  index: z.array(
    z.strictObject({
      letter: z.string(),
      notes: z.array(pageLink.extend({ entries: z.number().int(), category: z.string() })),
    }),
  ),
  redirects: z.array(z.strictObject({ from: z.string(), href: z.string() })),
});

export type PageLink = z.output<typeof pageLink>;
export type CountedLink = z.output<typeof counted>;
export type NoteView = z.output<typeof noteViewSchema>;
export type CategoryView = z.output<typeof categoryViewSchema>;
export type SiteView = z.output<typeof siteViewSchema>;
