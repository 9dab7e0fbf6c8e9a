/** What a search needs to know of the site, as the page's HTML says it. */
export interface SearchSettings {
  /** Path of the site's root, with a slash at both ends. */
  readonly base: string;
  /** `rel` and `target` of links to other sites. */
  readonly rel: string;
  readonly target: string | undefined;
}

/** Reads the settings from the attributes of an element. */
export function readSettings({ dataset }: HTMLElement): SearchSettings {
  return {
    base: dataset['base'] ?? '/',
    rel: dataset['rel'] ?? 'noopener noreferrer',
    target: dataset['target'],
  };
}
