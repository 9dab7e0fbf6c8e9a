/** How far down the window a heading may stand for its section to be the one that is read. */
const LINE = 0.25;

/**
 * Marks in the page's table of contents the section that a reader is in, and keeps the mark in view where the table scrolls by
 * itself. At the end of the page, where headings cannot reach the top any more, it is the section that was asked for.
 */
export function markSection(): void {
  const contents = document.querySelector('.contents');
  if (contents === null) return;
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const heading = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (heading !== null) links.set(heading, link);
  }
  const headings = [...links.keys()];
  let marked: HTMLAnchorElement | undefined;

  const update = () => {
    const { clientHeight, scrollHeight, scrollTop } = document.documentElement;
    const shown = headings.filter((heading) => heading.checkVisibility());
    const above = shown.findLast((heading) => heading.getBoundingClientRect().top <= clientHeight * LINE);
    const isEnd = scrollTop + clientHeight >= scrollHeight - 1;
    const asked = isEnd ? shown.find((heading) => heading.matches(':target') && isInView(heading)) : undefined;
    const link = links.get(asked ?? above ?? document.body);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    marked = link;
    if (link !== undefined) keepInView(contents, link);
  };

  // The band ends at the line: a heading that comes into it or leaves it changes the section.
  const observer = new IntersectionObserver(update, { rootMargin: `0px 0px -${100 - 100 * LINE}% 0px` });
  for (const heading of headings) observer.observe(heading);
  addEventListener('scrollend', update);
  // Where nothing can scroll, only the address tells what was asked for.
  addEventListener('hashchange', update);
}

function isInView(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < document.documentElement.clientHeight;
}

function keepInView(contents: Element, link: HTMLElement): void {
  const [outer, inner] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  if (contents.scrollHeight <= contents.clientHeight) return;
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    contents.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
  }
}
