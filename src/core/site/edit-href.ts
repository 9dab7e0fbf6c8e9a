import type { Settings } from '../schema/settings.ts';
import { forgeOf } from './forge.ts';

/**
 * Returns the address at which the note's source can be edited, null without a repository. On a site that is not known, it
 * is the page of the file. With `#L12` at its end it leads to that line.
 */
export function editHref(repository: Settings['repository'], path: string): string | null {
  if (repository === null) return null;
  const file = [...repository.path.split('/'), ...path.split('/')].filter(Boolean).map(encodeURIComponent).join('/');
  const branch = repository.branch.split('/').map(encodeURIComponent).join('/');
  const place = forgeOf(repository)
    .edit.replace('{branch}', () => branch)
    .replace('{file}', () => file);
  return `${repository.url}/${place}`;
}
