import type { Settings } from '../schema/settings.ts';

/** Where the sites that keep repositories open an issue, and what they call its parts; all others as GitHub. */
const FORMS: readonly (readonly [host: RegExp, path: string])[] = [
  [/(?:^|\.)gitlab\./, '-/issues/new?issue[title]={title}&issue[description]={body}'],
];
const USUAL = 'issues/new?title={title}&body={body}';

/**
 * Returns the address at which a link can be suggested, with `{title}` and `{body}` where they are to be filled in; null
 * without a repository.
 */
export function suggestHref(repository: Settings['repository']): string | null {
  if (repository === null) return null;
  const host = /^https?:\/\/([^/:]+)/.exec(repository.url)?.[1] ?? '';
  return `${repository.url}/${FORMS.find(([pattern]) => pattern.test(host))?.[1] ?? USUAL}`;
}
