import { createRequire } from 'node:module';

/** What is used of Octicons' list: the drawing of each icon, by name and height in pixels. */
type Icons = Readonly<Record<string, { readonly heights: Readonly<Record<string, { readonly path: string }>> }>>;

/** What is used of a declaration in a style sheet. */
interface Declaration {
  value: string;
  readonly error: (message: string) => Error;
}

/** Height in pixels for which the icons are drawn that are taken. */
const HEIGHT = '16';

const icons: Icons = createRequire(import.meta.url)('@primer/octicons/build/data.json');

/**
 * A plugin of PostCSS: the value `octicon-search` in a style sheet becomes the outline of that icon as a `path()`, in pixels.
 * A browser cuts along a path at once; a picture in the style sheet is a document of its own, and takes it three
 * milliseconds to open.
 */
export const cssIcons = {
  postcssPlugin: 'icons',
  Declaration: (declaration: Declaration): void => {
    const [, name] = /^octicon-([\w-]+)$/.exec(declaration.value) ?? [];
    if (name === undefined) return;
    const drawing = icons[name]?.heights[HEIGHT]?.path;
    if (drawing === undefined) throw declaration.error(`Unexpected icon ${name}, expected one of @primer/octicons`);
    const outlines = Array.from(drawing.matchAll(/ d="([^"]+)"/g), ([, outline]) => outline);
    declaration.value = `path('${outlines.join(' ')}')`;
  },
};
