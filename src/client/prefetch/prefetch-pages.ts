/** Milliseconds that a pointer or the focus must rest on a link. */
const REST = 65;

/**
 * Loads the site's own pages ahead when a reader is about to open them: when a pointer or the focus rests on a link or a
 * finger touches it, each once, and never for those who save data.
 */
export function prefetchPages(): void {
  const base = document.querySelector<HTMLElement>('search-trigger')?.dataset['base'] ?? '/';
  const known = new Set([location.pathname]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prefetch = (link: HTMLAnchorElement) => {
    if (known.has(link.pathname)) return;
    known.add(link.pathname);
    const hint = document.createElement('link');
    hint.rel = 'prefetch';
    hint.href = link.pathname;
    document.head.append(hint);
  };
  const pageOf = ({ target }: Event): HTMLAnchorElement | null => {
    const link = target instanceof Element ? target.closest('a') : null;
    return link && isOwnPage(link, base) && !savesData() ? link : null;
  };
  const wait = (event: Event) => {
    clearTimeout(timer);
    const link = pageOf(event);
    if (link !== null) timer = setTimeout(() => prefetch(link), REST);
  };
  const touch = (event: Event) => {
    const link = pageOf(event);
    if (link !== null) prefetch(link);
  };
  document.addEventListener('pointerover', wait);
  document.addEventListener('focusin', wait);
  document.addEventListener('touchstart', touch, { passive: true });
}

/** Pages end with a slash; files of the site do not. */
function isOwnPage({ origin, pathname }: HTMLAnchorElement, base: string): boolean {
  return origin === location.origin && pathname.startsWith(base) && pathname.endsWith('/');
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
}
