import type { FoundNote } from './found-note.ts';
import type { RecentList } from './recent-list.ts';
import type { ResultList } from './result-list.ts';
import { sayFound, sayMore } from './say-found.ts';
import type { SearchPanel } from './search-panel.ts';
import type { FoundState, SearchState } from './session.ts';

/** Where the state of a search is shown. */
export interface StateParts extends Pick<SearchPanel, 'container' | 'status' | 'failure' | 'more'> {
  readonly list: ResultList;
  readonly note: FoundNote;
  readonly recent: RecentList;
}

/** Shows the state of a search. While loading, the answer to the query before stays. */
export function showState(state: SearchState, parts: StateParts): void {
  const { container, status, failure, list, note, recent } = parts;
  container.dataset['state'] = state.type;
  container.setAttribute('aria-busy', String(state.type === 'loading'));
  if (state.type === 'loading') return;
  container.dataset['query'] = state.type === 'idle' ? '' : state.query.text;
  failure.hidden = state.type !== 'error';
  recent.hide();
  if (state.type === 'done') {
    showFound(state, parts);
    return;
  }
  status.textContent = '';
  note.show(null);
  list.clear();
  parts.more.hidden = true;
  if (state.type === 'idle') recent.show();
}

function showFound(state: FoundState, { status, more, list, note }: StateParts): void {
  const isAtMore = document.activeElement === more;
  const { shownBefore, links, hasFailed } = state;
  status.textContent = shownBefore > 0 && !hasFailed ? sayMore(state) : sayFound(state);
  note.show(state);
  list.show(state);
  more.textContent = hasFailed ? 'The next results could not be loaded. Try again' : 'More results';
  more.hidden = !state.hasMore;
  // Who asked for more goes on where the new links begin.
  if (isAtMore && shownBefore < links.length) list.focusRow(shownBefore);
}
