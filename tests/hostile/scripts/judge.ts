import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/run-script.ts';

/** Names of our own elements, and attributes of ours that are no part of HTML as DOMPurify knows it. */
const OURS = { element: `^(?:${ownElements().join('|')})$`, attribute: '^(?:is:|aria-|data-)' };

/** The names of all elements that the site's scripts define. */
function ownElements(): string[] {
  const folder = join(ROOT, 'src/client');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/customElements\.define\('([a-z-]+)'/g)].map(([, name]) => name ?? ''),
  );
}

/** Loads DOMPurify into a blank page. */
export async function loadJudge(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/dompurify/dist/purify.js'), 'utf8'));
}

/**
 * Returns what DOMPurify takes out of the body of a page, beside the scripts that the site itself loads: each element
 * or attribute as text.
 */
export async function judge(page: Page, html: string): Promise<string[]> {
  return await page.evaluate(
    ([text, element, attribute]) => {
      const { body } = new DOMParser().parseFromString(text, 'text/html');
      for (const script of body.querySelectorAll('script[src^="/_astro/"][type="module"]:empty')) script.remove();
      const purify = (globalThis as unknown as { DOMPurify: typeof import('dompurify').default }).DOMPurify;
      purify.sanitize(body.innerHTML, {
        ADD_ATTR: ['target', 'list', 'inputmode', 'maxlength', 'referrerpolicy', 'enterkeyhint', 'autocapitalize'],
        CUSTOM_ELEMENT_HANDLING: {
          tagNameCheck: new RegExp(element),
          attributeNameCheck: new RegExp(attribute),
          allowCustomizedBuiltInElements: false,
        },
        // Text of an attribute that would end a script or comment elsewhere ends nothing in HTML.
        SAFE_FOR_XML: false,
      });
      return purify.removed.map((removed) => {
        if ('element' in removed) return removed.element.nodeName + (removed.element.textContent ?? '').slice(0, 60);
        return `${removed.from.nodeName} ${removed.attribute?.name}=${removed.attribute?.value.slice(0, 60)}`;
      });
    },
    [html, OURS.element, OURS.attribute] as const,
  );
}
