import type { SitePage } from '../core/site/site-pages.ts';
import { findKept } from './kept-files.ts';
import type { LinkBlock } from './machine-view.ts';
import { createPageInputs, type PageInputsSource } from './page-inputs.ts';
import type { ImageRecord, PageRecord, SiteRecord } from './page-record.ts';
import type { PagesFound } from './verify-pages.ts';

/** What of the site that was built before goes into the next one. */
export interface Reuse {
  /** Pages that must be made. */
  readonly changed: readonly SitePage[];
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

/** Tells which pages would come out byte for byte as they are in the folder of the site that was built before. */
export async function planReuse(pages: readonly SitePage[], source: PageInputsSource, out: string): Promise<Reuse> {
  const { record } = source;
  const inputs = createPageInputs(source);
  const digests = new Map(pages.map((page) => [page, inputs.ofPage(page)]));
  const candidates = pages.flatMap((page) => {
    const path = fileOf(page);
    const known = path === null ? undefined : record.pages.get(path);
    return path !== null && known?.input === digests.get(page) ? [{ path, output: known?.output ?? '' }] : [];
  });
  const kept = new Set((await findKept(candidates, out, () => null)).keys());
  const shown = [...kept].map((path) => [path, record.pages.get(path)?.note ?? null] as const);
  return {
    changed: pages.filter((page) => !kept.has(fileOf(page) ?? '')),
    kept,
    checked: new Map(shown.filter(([, note]) => note === null || inputs.isKnown(note))),
    isKnown: inputs.isKnown,
    remember: (found, links, images) => {
      const records = pages.flatMap((page): [string, PageRecord][] => {
        const path = fileOf(page);
        if (path === null) return [];
        const file = found.get(path) ?? record.pages.get(path);
        return file ? [[path, { input: digests.get(page) ?? '', output: file.output, note: file.note }]] : [];
      });
      return { basis: inputs.basis, notes: inputs.notes(links), pages: new Map(records), images };
    },
  };
}

/** Path of a page inside the site; null for the home page, which is made in every build. */
function fileOf({ slug }: SitePage): string | null {
  return slug === '' ? null : `${slug}/index.html`;
}
