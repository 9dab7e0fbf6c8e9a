import { formatEntry } from '../../core/markdown/format-entry.ts';
import type { Settings } from '../../core/schema/settings.ts';
import { editHref } from '../../core/site/edit-href.ts';
import { issueHref } from '../../core/site/issue-href.ts';
import type { Suggestion } from '../../core/site/suggestion.ts';

/** Shows the line that was made, and where it can be sent. */
export interface SuggestWays {
  readonly show: (suggestion: Suggestion) => void;
}

/** Binds the parts of the page that show a suggestion. Nothing is sent anywhere before a link is followed. */
export function bindWays(host: HTMLElement, repository: Settings['repository']): SuggestWays {
  const part = <Kind extends HTMLElement>(name: string) => host.querySelector<Kind>(`[data-${name}]`);
  const line = part('line');
  const copy = part<HTMLButtonElement>('copy');
  const copied = part('copied');
  const missing = part('missing');
  const issue = part<HTMLAnchorElement>('issue');
  const edit = part<HTMLAnchorElement>('edit');

  copy?.addEventListener('click', async () => {
    const text = line?.textContent ?? '';
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (!isCopied && line !== null) getSelection()?.selectAllChildren(line);
    copied?.replaceChildren(isCopied ? 'Copied.' : 'Copy the marked line with the keys of your system.');
  });

  return {
    show: (suggestion) => {
      const lacks = missingParts(suggestion);
      line?.replaceChildren(lacks === null ? formatEntry(suggestion) : '- [Title](https://address) - What it is.');
      missing?.replaceChildren(lacks ?? '');
      copied?.replaceChildren();
      if (copy !== null) copy.disabled = lacks !== null;
      const { note } = suggestion;
      setHref(issue, lacks === null && repository !== null ? issueHref(repository, suggestion) : null);
      setHref(edit, lacks === null && note !== '' ? editHref(repository, note) : null);
    },
  };
}

function missingParts({ url, title }: Suggestion): string | null {
  const parts = [url === '' ? 'an address' : '', title === '' ? 'a title' : ''].filter(Boolean);
  return parts.length === 0 ? null : `It needs ${parts.join(' and ')}.`;
}

/** A link that leads nowhere yet is not there. */
function setHref(link: HTMLAnchorElement | null, href: string | null): void {
  if (link === null) return;
  if (href !== null) link.href = href;
  link.hidden = href === null;
}
