import type { LinkRole } from './link.ts';

/** What the search index keeps of a companion link. */
export interface FoundCompanion {
  readonly label: string;
  readonly url: string;
}

/** What the search index keeps of a link: all that a result shows, and all words that lead to it. */
export interface FoundLink {
  /** Id of the link in its note; its row on the page is `#l-ID`. */
  readonly id: string;
  readonly role: LinkRole;
  readonly title: string;
  readonly url: string;
  readonly description: string;
  /** Tags and the cells of a link table. */
  readonly extra: string;
  readonly companions: readonly FoundCompanion[];
}

/** A few neighbouring links of one section of one note: the unit in which the index is searched and loaded. */
export interface SearchGroup {
  /** Address of the note's page inside the site, without base and outer slashes. */
  readonly slug: string;
  /** Title of the note. */
  readonly note: string;
  /** Headings above the links, outermost first. */
  readonly section: readonly string[];
  readonly links: readonly FoundLink[];
}
