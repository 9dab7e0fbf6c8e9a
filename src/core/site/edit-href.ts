import type { Settings } from '../schema/settings.ts';

/** Where the sites that keep repositories have their editor; all others as GitHub. */
const EDITORS: readonly (readonly [host: RegExp, path: string])[] = [
  [/(?:^|\.)gitlab\./, '-/edit'],
  [/(?:^|\.)(?:codeberg|gitea|forgejo)\./, '_edit'],
];

/** Returns the address at which the note's source can be edited, null without a repository. */
export function editHref(repository: Settings['repository'], path: string): string | null {
  if (repository === null) return null;
  const host = /^https?:\/\/([^/:]+)/.exec(repository.url)?.[1] ?? '';
  const editor = EDITORS.find(([pattern]) => pattern.test(host))?.[1] ?? 'edit';
  const file = [...repository.path.split('/'), ...path.split('/')].filter(Boolean).map(encodeURIComponent).join('/');
  const branch = repository.branch.split('/').map(encodeURIComponent).join('/');
  return `${repository.url}/${editor}/${branch}/${file}`;
}
