import { prepareContents } from './count-contents.ts';
import type { FilteredParts, Part, RowSpan } from './read-parts.ts';

/** Elements that are shown or hidden at once. More would keep a slow phone from taking the next key. */
const STEP = 120;

/** Milliseconds without a key before what lies further down follows. */
const PAUSE = 100;

/** Shows the parts of a page in which a row matches. */
export interface Shown {
  /** Hides what does not match, from the top of the page down and a bit at a time; null shows all. */
  readonly show: (matches: Uint8Array | null) => void;
  /** Does at once what is left to do. */
  readonly finish: () => void;
}

/** Prepares to show matches. */
export function prepareMatches({ parts, sections, folded, rows }: FilteredParts): Shown {
  const hidden = new Set<HTMLElement>();
  const countContents = prepareContents(sections);
  const sums = new Uint32Array(rows.length + 1);
  let matches: Uint8Array | null = null;
  let at = 0;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = ({ from, to }: RowSpan) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const isShown = (part: Part) => matches === null || matches[part.owner] === 1 || count(part) > 0;
  const toggle = (element: HTMLElement, isHidden: boolean) => {
    if (hidden.has(element) === isHidden) return 0;
    element.hidden = isHidden;
    if (isHidden) hidden.add(element);
    else hidden.delete(element);
    return 1;
  };
  /** Goes on as far as so many changes reach. Returns whether something is left. */
  const go = (most: number) => {
    for (let changes = 0; changes < most; ) {
      const part = parts[at];
      if (part === undefined) return false;
      const isHidden = !isShown(part);
      changes += toggle(part.element, isHidden);
      // What is inside of something hidden can wait until that is shown.
      at = isHidden ? part.next : at + 1;
    }
    return true;
  };
  const follow = () => {
    if (go(STEP)) frame = requestAnimationFrame(follow);
  };
  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  return {
    show: (next) => {
      stop();
      matches = next;
      for (let row = 0; row < rows.length; row++) sums[row + 1] = (sums[row] ?? 0) + (next?.[row] ?? 1);
      countContents(next === null ? null : count);
      // A match that is folded away would be none.
      for (const fold of folded) if (next !== null && count(fold) > 0) fold.element.open = true;
      at = 0;
      if (go(STEP)) timer = setTimeout(follow, PAUSE);
    },
    finish: () => {
      stop();
      go(Number.POSITIVE_INFINITY);
    },
  };
}
