import { formatEntry } from '../markdown/format-entry.ts';
import type { Settings } from '../schema/settings.ts';
import { forgeOf } from './forge.ts';
import type { Suggestion } from './suggestion.ts';

/** The form for suggestions that a repository on GitHub may have; without it, GitHub opens an issue with the text. */
const TEMPLATE = 'suggest-a-link.yml';

/** Returns the address of a new issue in which a suggestion is filled in. */
export function issueHref(repository: NonNullable<Settings['repository']>, suggestion: Suggestion): string {
  const { issue, hasForms } = forgeOf(repository);
  const { path, title, body } = issue;
  const fields = {
    ...(hasForms && { template: TEMPLATE, ...formFields(suggestion) }),
    [title]: `Suggest a link: ${suggestion.title}`,
    [body]: issueText(suggestion),
  };
  const query = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${repository.url}/${path}?${query.join('&')}`;
}

/** By the ids of the form; `title` would name the issue itself. */
function formFields({ title, url, description = '', companions = [], note, section }: Suggestion) {
  return {
    name: title,
    address: url,
    description,
    note,
    section,
    companions: companions.map((companion) => `${companion.label}: ${companion.url}`).join('\n'),
  };
}

/** The line is indented, which shows it as it is: nobody is called by an `@` in it. */
function issueText(suggestion: Suggestion): string {
  const { note, section } = suggestion;
  const place = note === '' ? 'A link:' : `A link for ${note}${section === '' ? '' : `, section ${section}`}:`;
  return `${place.replace(/[`<>@]/g, ' ')}\n\n    ${formatEntry(suggestion)}\n`;
}
