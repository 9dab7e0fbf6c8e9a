import { defineRule } from '../rule.ts';

/**
 * Symbolic links could lead out of the content folder, devices and pipes are no files, and an image in SVG could run scripts. Put
 * the file itself in the place of a link, and remove scripts and outside references from an image.
 */
export const unsafeFile = defineRule({
  id: 'unsafe-file',
  severity: 'error',
  summary: 'A file that could publish what it should not.',
});
