import { defineRule } from '../rule.ts';

/**
 * Pages name the size of each image, so that text does not jump while they load. The size of this one cannot be read from the
 * file, which may be damaged. Save the image again.
 */
export const imageSize = defineRule({
  id: 'image-size',
  severity: 'warning',
  summary: 'An image whose size cannot be read.',
});
