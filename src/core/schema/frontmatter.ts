import { z } from 'zod';

/** One line of text; white space at its ends does not count. */
const line = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n\r]*$/, 'one line');

/**
 * The keys that the frontmatter of a note may have. All are optional, and so is the frontmatter itself. A key without a
 * value counts as left out. Keys that other programs need are named in the site's settings (`frontmatter.extraKeys`).
 */
export const frontmatterSchema = z
  .strictObject({
    /**
     * Title of the note.
     * @default the first heading, else the file name
     */
    title: line
      .max(300)
      .exactOptional()
      .meta({
        description: 'Title of the note. Default: the first heading, else the file name.',
        examples: ['NixOS'],
      }),

    /**
     * One or two sentences about the note, for lists of notes and search engines.
     * @default the first paragraph
     */
    description: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .exactOptional()
      .meta({
        description:
          'One or two sentences about the note, for lists of notes and search engines. Default: the first paragraph.',
        examples: ['A Linux distribution built on the Nix package manager.'],
      }),

    /**
     * Address of the note inside the site. `/` makes it the introduction of the home page.
     * @default the path of the file
     */
    slug: line
      .max(200)
      .regex(
        /^\/?(?:[\p{L}\p{M}\p{N}_+-][\p{L}\p{M}\p{N}_.+-]*(?:\/(?!$)|\/?$))*$/u,
        'words of letters, digits, `-`, `_`, `.` and `+` with slashes between them',
      )
      .exactOptional()
      .meta({
        description:
          'Address of the note inside the site. `/` makes it the introduction of the home page. Default: the path of the file.',
        examples: ['operating-systems/nixos', '/'],
      }),

    /**
     * Other names of the note: each becomes an old address that leads to it. One name may stand alone.
     * @default []
     */
    aliases: z
      .union([line.transform((name) => [name]), z.array(line)])
      .prefault([])
      .meta({
        description: 'Other names of the note: each becomes an old address that leads to it.',
        examples: [['nix-os']],
      }),

    /**
     * Words under which the note is also found: a list, or one text with commas or spaces between them.
     * @default []
     */
    tags: z
      .union([line.transform((words) => words.split(/[,\s]+/)), z.array(line)])
      .prefault([])
      .transform((tags) => tags.map((tag) => tag.replace(/^#/, '')).filter(Boolean))
      .meta({
        description:
          'Words under which the note is also found: a list, or one text with commas or spaces between them.',
        examples: [['linux', 'packaging']],
      }),
  })
  .meta({ title: 'Frontmatter of a Waymark note' });

/** The frontmatter of a note after validation. */
export type Frontmatter = Readonly<z.output<typeof frontmatterSchema>>;

/** The frontmatter of a note that has none. */
export const NO_FRONTMATTER: Frontmatter = { aliases: [], tags: [] };
