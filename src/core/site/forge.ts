import type { Settings } from '../schema/settings.ts';

/** Where a site that keeps repositories has what readers need, with `{branch}` and `{file}` in it. */
interface Forge {
  /** What its host is called. */
  readonly host: RegExp;
  /** Its editor, or the page of a file where it has none. */
  readonly edit: string;
  /** Its form for an issue, and what the form calls title and text. */
  readonly issue: { readonly path: string; readonly title: string; readonly body: string };
  /** Whether it fills in the fields of a form by their ids. */
  readonly hasForms: boolean;
}

const USUAL_ISSUE = { path: 'issues/new', title: 'title', body: 'body' };

const FORGES: readonly Forge[] = [
  { host: /(?:^|\.)github\./, edit: 'edit/{branch}/{file}', issue: USUAL_ISSUE, hasForms: true },
  {
    host: /(?:^|\.)gitlab\./,
    edit: '-/edit/{branch}/{file}',
    issue: { path: '-/issues/new', title: 'issue[title]', body: 'issue[description]' },
    hasForms: false,
  },
  { host: /(?:^|\.)(?:codeberg|gitea|forgejo)\./, edit: '_edit/{branch}/{file}', issue: USUAL_ISSUE, hasForms: false },
];

/** For all others: their files are most often found so. */
const UNKNOWN: Forge = { host: /^/, edit: 'blob/{branch}/{file}', issue: USUAL_ISSUE, hasForms: false };

/** Returns what is known of the site that keeps a repository, by its host. */
export function forgeOf({ url }: NonNullable<Settings['repository']>): Forge {
  const host = hostOfRepository(url);
  return FORGES.find((forge) => forge.host.test(host)) ?? UNKNOWN;
}

function hostOfRepository(url: string): string {
  return /^https?:\/\/([^/:]+)/.exec(url)?.[1]?.toLowerCase() ?? '';
}
