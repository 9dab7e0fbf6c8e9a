import { z } from 'zod';

/** Where the content is kept, for the links "Edit this page" and "Suggest a link". */
export const repository = z.strictObject({
  /** Address of the repository in a browser. */
  url: z
    .url({ protocol: /^https?$/, error: 'an address that begins with `https://`' })
    .transform((url) => url.replace(/(?:\.git)?\/*$/, ''))
    .meta({
      description: 'Address of the repository in a browser.',
      examples: ['https://github.com/example/links'],
    }),

  /**
   * Branch that the site is built from.
   * @default 'main'
   */
  branch: z
    .string()
    .trim()
    .min(1)
    .regex(/^[^\s~^:?*[\\]+$/, 'the name of a branch')
    .default('main')
    .meta({ description: 'Branch that the site is built from.' }),

  /**
   * Path of the content folder inside the repository; empty when the repository is the content.
   * @default 'content'
   */
  path: z
    .string()
    .trim()
    .regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\]*$/, 'a folder inside the repository')
    .transform((path) => path.replace(/^\/+|\/+$/g, ''))
    .prefault('content')
    .meta({
      description: 'Path of the content folder inside the repository; empty when the repository is the content.',
    }),
});
