import { hash } from 'node:crypto';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import type { AlsoIn } from '../core/site/also-in.ts';
import type { SitePage } from '../core/site/site-pages.ts';
import { buildSiteView } from '../core/site/site-view.ts';
import type { Bodies } from './bodies.ts';
import { nextYear } from './load-site.ts';
import type { LinkBlock } from './machine-view.ts';
import type { NoteRecord, SiteRecord } from './page-record.ts';
import type { Content } from './read-content.ts';

/** What the pages of a site are made of, as digests. */
export interface PageInputs {
  /** Digest of everything beside its own text that decides how a note is rendered. */
  readonly basis: string;
  /** Returns the digest of everything that a page is made of. */
  readonly ofPage: (page: SitePage) => string;
  /** Whether a note is the one that the record tells of, and rendered in the same way. */
  readonly isKnown: (path: string) => boolean;
  /** What is to be remembered of the notes. */
  readonly notes: (links: readonly LinkBlock[]) => Map<string, NoteRecord>;
}

/** What the digests are made from. */
export interface PageInputsSource {
  readonly site: Site;
  readonly content: Content;
  /** Fingerprint of the program. */
  readonly program: string;
  readonly bodies: Bodies;
  /** What is remembered: notes that have not changed need not be rendered for their digest. */
  readonly record: SiteRecord;
}

/** Prepares the digests of a site's pages. Notes that the record does not know are rendered when they are asked for. */
export function createPageInputs({ site, content, program, bodies, record }: PageInputsSource): PageInputs {
  const shared = hash('sha256', JSON.stringify([program, buildSiteView(site)]));
  const basis = hash('sha256', JSON.stringify([program, site.settings, addressesOf(site), nextYear()]));
  const known = basis === record.basis ? record.notes : new Map<string, NoteRecord>();
  const isKnown = (path: string) => {
    const source = content.digests.get(path);
    return source !== undefined && known.get(path)?.source === source;
  };
  const digests = new Map<Note, string>();
  const bodyOf = (note: Note, alsoIn?: AlsoIn) => {
    const kept = isKnown(note.path) ? known.get(note.path)?.body : undefined;
    const digest = digests.get(note) ?? kept ?? bodies.body(note, alsoIn).digest;
    digests.set(note, digest);
    return digest;
  };
  const rowsOf = (note: Note) => (isKnown(note.path) && known.get(note.path)?.rows) || bodies.rows(note).digest;
  const listed = new Set<Note>();
  return {
    basis,
    isKnown,
    ofPage: ({ slug, view, body, alsoIn }) => {
      const parts =
        'path' in body
          ? [bodyOf(body, alsoIn), [...(alsoIn ?? [])]]
          : body.map(({ note, from, to }) => [rowsOf(note), from, to]);
      if (!('path' in body)) for (const { note } of body) listed.add(note);
      return hash('sha256', JSON.stringify([shared, slug, view, parts]));
    },
    notes: (links) => {
      const entries = links.flatMap(({ path, length, digest }): [string, NoteRecord][] => {
        const note = site.notes.get(path);
        if (!note) return [];
        const rows = listed.has(note) ? rowsOf(note) : null;
        const source = content.digests.get(path) ?? '';
        return [[path, { source, body: bodyOf(note), rows, links: { length, digest } }]];
      });
      return new Map(entries);
    },
  };
}

function addressesOf({ addresses }: Site): unknown {
  const { base, slugs, files, sizes, excluded = [] } = addresses;
  return [base, [...slugs], [...files], [...sizes], [...excluded]];
}
