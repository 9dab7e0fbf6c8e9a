import { z } from 'zod';
import { COMPANION_TYPES } from '../model/link.ts';
import { repository } from './repository-settings.ts';
import { RULE_LEVELS, SETTABLE_RULES } from './rule-ids.ts';

const text = z.string().trim().min(1);

/** How links to other sites are written. */
const outside = z.strictObject({
  /**
   * Values of the `rel` attribute of links to other sites.
   * @default ['noopener', 'noreferrer', 'nofollow', 'ugc']
   */
  rel: z
    .array(z.enum(['noopener', 'noreferrer', 'nofollow', 'ugc', 'external']))
    .default(['noopener', 'noreferrer', 'nofollow', 'ugc'])
    .meta({ description: 'Values of the `rel` attribute of links to other sites.' }),

  /**
   * Whether links to other sites open in a new tab.
   * @default false
   */
  newTab: z.boolean().default(false).meta({ description: 'Whether links to other sites open in a new tab.' }),
});

/** Where the command `add` puts links. */
const add = z.strictObject({
  /**
   * At which end of its section's list a new link stands.
   * @default 'end'
   */
  at: z
    .enum(['end', 'start'])
    .default('end')
    .meta({ description: "At which end of its section's list a new link stands." }),
});

/** What is allowed in the frontmatter of notes. */
const frontmatter = z.strictObject({
  /**
   * Keys that other programs need: accepted and not used.
   * @default []
   */
  extraKeys: z
    .array(text)
    .default([])
    .meta({
      description: 'Keys that other programs need: accepted and not used.',
      examples: [['cssclasses', 'created']],
    }),
});

/** What a site makes of one rule. */
const ruleLevel = z.enum(RULE_LEVELS).exactOptional();

/** The site's settings, kept beside the notes in `site.yaml`. All keys are optional, and so is the file. */
export const settingsSchema = z
  .strictObject({
    /**
     * Name of the site.
     * @default 'Waymark'
     */
    title: text.max(120).default('Waymark').meta({ description: 'Name of the site.' }),

    /**
     * One line about the site, for its home page and search engines.
     * @default 'A collection of links, sorted and searchable.'
     */
    description: text
      .max(500)
      .default('A collection of links, sorted and searchable.')
      .meta({ description: 'One line about the site, for its home page and search engines.' }),

    /**
     * Where the site is published: scheme and host. Canonical addresses and the sitemap need it.
     * @default null
     */
    url: z
      .string()
      .trim()
      .regex(/^https?:\/\/[^\s/?#@\\]+\/?$/i, 'scheme and host such as `https://example.org`; a path belongs to `base`')
      .transform((url) => url.replace(/\/$/, '').toLowerCase())
      .nullable()
      .prefault(null)
      .meta({
        description: 'Where the site is published: scheme and host. Canonical addresses and the sitemap need it.',
        examples: ['https://links.example.org'],
      }),

    /**
     * Path under which the site is published.
     * @default '/'
     */
    base: z
      .string()
      .trim()
      .regex(
        /^\/?(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/(?!$)|\/?$))*$/,
        'letters, digits, `-`, `_` and `.` with slashes between them',
      )
      .transform((path) => `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/'))
      .prefault('/')
      .meta({ description: 'Path under which the site is published.', examples: ['/links'] }),

    /**
     * Language of the notes, as a BCP 47 tag.
     * @default 'en'
     */
    language: z
      .string()
      .trim()
      .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'a tag such as `en` or `pt-BR`')
      .default('en')
      .meta({ description: 'Language of the notes, as a BCP 47 tag.', examples: ['en', 'pt-BR'] }),

    /**
     * Where the content is kept; pages then offer to edit it.
     * @default null
     */
    repository: repository
      .nullable()
      .prefault(null)
      .meta({ description: 'Where the content is kept; pages then offer to edit it.' }),

    /** How links to other sites are written. */
    outside: outside.prefault({}).meta({ description: 'How links to other sites are written.' }),

    /**
     * Images from other sites: `lazy` loads them when they come into view, `links` shows a link in their place.
     * @default 'lazy'
     */
    images: z.enum(['lazy', 'links']).default('lazy').meta({
      description:
        'Images from other sites: `lazy` loads them when they come into view, `links` shows a link in their place.',
    }),

    /**
     * Images that other sites show beside a link to a page: one for the whole `site`, one for each of its `categories`, or
     * one for each of the `notes` as well. They need `url`. `off` makes none.
     * @default 'categories'
     */
    shareImages: z.enum(['off', 'site', 'categories', 'notes']).default('categories').meta({
      description:
        'Images that other sites show beside a link to a page: one for the whole `site`, one for each of its `categories`, or one for each of the `notes` as well. They need `url`. `off` makes none.',
    }),

    /**
     * Whether notes tell the day of their last change: `git` takes it from the history of the repository that the content
     * is in, which must be whole.
     * @default 'off'
     */
    lastChange: z.enum(['off', 'git']).default('off').meta({
      description:
        'Whether notes tell the day of their last change: `git` takes it from the history of the repository that the content is in, which must be whole.',
    }),

    /**
     * What the label of a companion link, as in `([HN](https://...))`, leads to. Comes before the built-in table.
     * @default {}
     */
    companions: z
      .record(text, z.enum(COMPANION_TYPES))
      .default({})
      .meta({
        description:
          'What the label of a companion link, as in `([HN](https://...))`, leads to. Comes before the built-in table.',
        examples: [{ 'Show HN': 'discussion' }],
      }),

    /**
     * Files and folders that are no content. `*` stands for anything inside a name, `**` for any folders; a pattern
     * without a slash fits at any depth; `!` in front takes back what an earlier pattern excluded.
     * @default []
     */
    exclude: z
      .array(text)
      .default([])
      .meta({
        description:
          'Files and folders that are no content. `*` stands for anything inside a name, `**` for any folders; a pattern without a slash fits at any depth; `!` in front takes back what an earlier pattern excluded.',
        examples: [['drafts/', '*.draft.md']],
      }),

    /**
     * How severe the findings of a rule are: an `error` stops the build, `off` says nothing. Rules that keep a site safe
     * and whole cannot be set.
     * @default {}
     */
    rules: z
      .strictObject(
        Object.fromEntries(SETTABLE_RULES.map((id) => [id, ruleLevel])) as Record<
          (typeof SETTABLE_RULES)[number],
          typeof ruleLevel
        >,
      )
      .prefault({})
      .meta({
        description:
          'How severe the findings of a rule are: an `error` stops the build, `off` says nothing. Rules that keep a site safe and whole cannot be set.',
        examples: [{ 'duplicate-link': 'error', 'long-title': 'off' }],
      }),

    /** Where the command `add` puts links. */
    add: add.prefault({}).meta({ description: 'Where the command `add` puts links.' }),

    /** What is allowed in the frontmatter of notes. */
    frontmatter: frontmatter.prefault({}).meta({ description: 'What is allowed in the frontmatter of notes.' }),
  })
  .meta({ title: 'Settings of a Waymark site' });

/** The settings as a site's owner may write them. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings after validation, with all defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;

/** The settings of a folder without `site.yaml`. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
