import { z } from 'zod';

/** A link to a page of the site. */
const pageLink = z.strictObject({
  title: z.string(),
  /** With the site's base. */
  href: z.string(),
});

/** A category or note in a list, with what it holds. */
const counted = pageLink.extend({ notes: z.number().int(), entries: z.number().int() });

/** An image that other sites show beside a link to a page. */
const shareImage = z.strictObject({
  /** With the site's base. */
  href: z.string(),
  /** What is written on it. */
  alt: z.string(),
});

/** What a note's page shows beside the note's own HTML, which is kept in a file of its own. */
const noteViewSchema = z.strictObject({
  /** Path inside the content folder. */
  path: z.string(),
  href: z.string(),
  /** Address of the Markdown source. */
  markdownHref: z.string(),
  title: z.string(),
  /** HTML inside the `<h1>`. */
  heading: z.string(),
  /** Id of the `<h1>`. */
  headingId: z.string().nullable(),
  homepage: z.strictObject({ url: z.string(), host: z.string() }).nullable(),
  description: z.string(),
  direction: z.enum(['ltr', 'rtl']).nullable(),
  /** Day of the last change as in `2026-11-26`; null when it is not known. */
  lastChange: z.string().nullable(),
  counts: z.strictObject({ entries: z.number().int(), companions: z.number().int(), sections: z.number().int() }),
  contents: z.array(
    z.strictObject({ depth: z.number().int(), text: z.string(), id: z.string(), entries: z.number().int() }),
  ),
  /** Categories above, outermost first; the home page left out. */
  trail: z.array(pageLink),
  backlinks: z.array(pageLink),
  previous: pageLink.nullable(),
  next: pageLink.nullable(),
  editHref: z.string().nullable(),
  /** Address of the page that suggests a link for it. */
  suggestHref: z.string(),
  shareImage: shareImage.nullable(),
  /** Lines of its rows as `formatRuns` writes them; null without a repository, where nobody needs them. */
  rowLines: z.string().nullable(),
  /** Whether its body holds the element of the filter. */
  hasFilter: z.boolean(),
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

/** What a category's page shows. */
const categoryViewSchema = z.strictObject({
  href: z.string(),
  title: z.string(),
  trail: z.array(pageLink),
  totals: z.strictObject({ notes: z.number().int(), entries: z.number().int() }),
  children: z.array(counted),
  notes: z.array(
    pageLink.extend({
      entries: z.number().int(),
      /** The first links of the note. */
      links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
    }),
  ),
  /** Address at which all its links stand; null when they stand on its own page, or when there are none. */
  allHref: z.string().nullable(),
  shareImage: shareImage.nullable(),
});

/** What a page of a category's link list shows beside the rows. Nothing of it changes with links on other pages. */
const listViewSchema = z.strictObject({
  href: z.string(),
  /** Title of the category. */
  title: z.string(),
  /** Categories above and the category itself. */
  trail: z.array(pageLink),
  /** From 1. */
  number: z.number().int(),
  rows: z.number().int(),
  /** All pages of the list, with the titles of their first and their last note. */
  pages: z.array(z.strictObject({ href: z.string(), from: z.string(), to: z.string() })),
  /** That of the category. */
  shareImage: shareImage.nullable(),
});

/** What a page under the catch-all route shows beside the HTML of its body. */
export const pageViewSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('note'),
    note: noteViewSchema,
    /** The category whose index note it is. */
    category: categoryViewSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('category'), category: categoryViewSchema }),
  z.strictObject({ type: z.literal('list'), list: listViewSchema }),
  z.strictObject({ type: z.literal('redirect'), href: z.string() }),
]);

/**
 * What all pages share. It depends on the settings alone: whatever else stood here would change every page of the site
 * with each note.
 */
export const siteViewSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  language: z.string(),
  base: z.string(),
  /** Scheme and host, for canonical addresses. */
  url: z.string().nullable(),
  outside: z.strictObject({ rel: z.string(), newTab: z.boolean() }),
  /** Where the content is kept, as the settings say it. */
  repository: z.strictObject({ url: z.string(), branch: z.string(), path: z.string() }).nullable(),
  /** For pages that have no other. */
  shareImage: shareImage.nullable(),
});

/** What the fixed pages show of the site as a whole: home, search, the list of all notes. They are made in every build. */
export const overviewSchema = z.strictObject({
  totals: z.strictObject({ notes: z.number().int(), entries: z.number().int() }),
  home: z.strictObject({
    /** The root index note: its page and the HTML of its introduction. */
    index: pageLink.extend({ introduction: z.string() }).nullable(),
    categories: z.array(counted),
    /** Notes that lie in no category. */
    notes: z.array(pageLink.extend({ entries: z.number().int() })),
    /** The notes with the most entries. */
    start: z.array(pageLink.extend({ entries: z.number().int() })),
    /** A link to come upon, and its place in its note. */
    random: z
      .strictObject({ title: z.string(), url: z.string(), host: z.string(), description: z.string(), place: pageLink })
      .nullable(),
  }),
  /** All notes, A to Z. */
  index: z.array(
    z.strictObject({
      letter: z.string(),
      notes: z.array(pageLink.extend({ entries: z.number().int(), category: z.string() })),
    }),
  ),
});

/** A rule that is on, with an example that it does not like. */
const ruleExampleSchema = z.strictObject({
  id: z.string(),
  summary: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  /** Whether most new links meet it. */
  isFirst: z.boolean(),
  /** Markdown in which it finds nothing. */
  ok: z.string().nullable(),
  notOk: z.string(),
  /** What `check` says to the example. */
  findings: z.array(
    z.strictObject({
      line: z.number().int(),
      column: z.number().int(),
      message: z.string(),
      hint: z.string().nullable(),
    }),
  ),
  /** What `fix` makes of it; null when it corrects nothing. */
  fixed: z.string().nullable(),
});

/** What the pages for those who contribute show. */
export const contributionSchema = z.strictObject({
  rules: z.array(ruleExampleSchema),
  /** Notes with their path, title and headings. */
  notes: z.array(z.tuple([z.string(), z.string()], z.string())),
});

export type PageLink = z.output<typeof pageLink>;
export type ShareImageView = z.output<typeof shareImage>;
export type CountedLink = z.output<typeof counted>;
export type NoteView = z.output<typeof noteViewSchema>;
export type CategoryView = z.output<typeof categoryViewSchema>;
export type ListView = z.output<typeof listViewSchema>;
export type PageView = z.output<typeof pageViewSchema>;
export type SiteView = z.output<typeof siteViewSchema>;
export type RuleExample = z.output<typeof ruleExampleSchema>;
export type Contribution = z.output<typeof contributionSchema>;
export type Overview = z.output<typeof overviewSchema>;
