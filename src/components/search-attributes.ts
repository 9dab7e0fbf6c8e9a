import type { SiteView } from '../core/site/view.ts';

/** Returns the attributes that tell the search in the browser what it must know of the site. */
export function searchAttributes({ base, outside }: SiteView): Record<string, string | undefined> {
  return {
    'data-base': base,
    'data-rel': outside.rel,
    'data-target': outside.newTab ? '_blank' : undefined,
  };
}
