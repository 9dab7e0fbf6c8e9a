import type { Page } from 'playwright-core';

/** By how much a page has moved since it was opened, and without anybody's doing: the sum of what browsers call shifts. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        // What has been seen before is told at once, what is being drawn with the next picture.
        setTimeout(() => resolve(total), 200);
      }),
  );
}
