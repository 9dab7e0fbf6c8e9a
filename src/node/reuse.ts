import type { SitePage } from '../core/site/site-pages.ts';
import { findKept } from './kept-files.ts';
import type { LinkBlock } from './machine-view.ts';
import { createPageInputs, type PageInputsSource } from './page-inputs.ts';
import type { ImageRecord, PageRecord, SiteRecord } from './page-record.ts';
import type { PagesFound } from './verify-pages.ts';

/** What of the site that was built before goes into the next one. */
export interface Reuse {
  /** Paths of the pages that are kept. */
  readonly kept: ReadonlySet<string>;
  /**
   * The kept pages that need not be checked again, with the note that each of them shows: it is as it was when the links
   * of the page were checked. Null for a page that shows none.
   */
  readonly checked: ReadonlyMap<string, string | null>;
  /** Whether a note is as it was before, and rendered in the same way. */
  readonly isKnown: (note: string) => boolean;
  /** Returns what is to be remembered of the new site. */
  readonly remember: (
    found: PagesFound['files'],
    links: readonly LinkBlock[],
    images: ReadonlyMap<string, ImageRecord>,
  ) => SiteRecord;
}

/**
 * Tells which pages would come out byte for byte as they are in the folder of the site that was built before. It holds none
 * of the pages: what they show is as large as the site.
 */
export async function planReuse(pages: readonly SitePage[], source: PageInputsSource, out: string): Promise<Reuse> {
  const { record } = source;
  const inputs = createPageInputs(source);
  const digests = new Map(
    pages.flatMap((page) => {
      const path = fileOf(page);
      return path === null ? [] : [[path, inputs.ofPage(page)] as const];
    }),
  );
  const candidates = [...digests].flatMap(([path, input]) => {
    const known = record.pages.get(path);
    return known?.input === input ? [{ path, output: known.output }] : [];
  });
  const kept = new Set((await findKept(candidates, out, () => null)).keys());
  const shown = [...kept].map((path) => [path, record.pages.get(path)?.note ?? null] as const);
  return {
    kept,
    checked: new Map(shown.filter(([, note]) => note === null || inputs.isKnown(note))),
    isKnown: inputs.isKnown,
    remember: (found, links, images) => {
      const records = [...digests].flatMap(([path, input]): [string, PageRecord][] => {
        const file = found.get(path) ?? record.pages.get(path);
        return file ? [[path, { input, output: file.output, note: file.note }]] : [];
      });
      return { basis: inputs.basis, notes: inputs.notes(links), pages: new Map(records), images };
    },
  };
}

/** Whether a page must be made. */
export function isChanged(page: SitePage, { kept }: Pick<Reuse, 'kept'>): boolean {
  return !kept.has(fileOf(page) ?? '');
}

/** Path of a page inside the site; null for the home page, which is made in every build. */
function fileOf({ slug }: SitePage): string | null {
  return slug === '' ? null : `${slug}/index.html`;
}
