import { hashText } from '../model/link-id.ts';
import type { Note } from '../model/note.ts';
import type { Category, Site } from '../model/site.ts';
import { folderOf } from './categories.ts';
import { trailTo } from './page-links.ts';
import type { ShareImageView } from './view.ts';

/** What is written on the image that other sites show beside a link to a page. Every part but the title may be empty. */
export interface ShareImage {
  /** Beside the mark of the site. */
  readonly label: string;
  readonly title: string;
  /** Below the title. */
  readonly text: string;
  /** At the bottom. */
  readonly foot: string;
}

/** Folder of the images inside the site. */
export const SHARE_IMAGE_FOLDER = '_share';

/** How much of a text is drawn at most: more than there is room for. */
const LONGEST = 300;

/**
 * Returns the image of the site itself. Without the address of the site there is none, since an image must be named by
 * its whole address; there is none either when the settings want none, or when the title cannot be drawn.
 */
export function siteImage({ settings, addresses }: Site): ShareImage | null {
  if (settings.url === null || settings.shareImages === 'off') return null;
  const foot = (settings.url + addresses.base).replace(/^https?:\/\/|\/$/g, '');
  const text = drawable(settings.description) ?? '';
  const title = drawable(settings.title);
  return title === null ? null : { label: '', title, text, foot };
}

/** Returns the image of a category: its own, else the next one above it. */
export function categoryImage(site: Site, path: string): ShareImage | null {
  const own = siteImage(site);
  const category = site.categories.get(path);
  if (own === null || !category || category.parent === null || site.settings.shareImages === 'site') return own;
  return titled(site, own, category, category.parent) ?? categoryImage(site, category.parent);
}

/** Returns the image of a note: its own where the settings want one, else that of its category. */
export function noteImage(site: Site, note: Note, indexOf: string | null): ShareImage | null {
  const own = siteImage(site);
  if (own === null || indexOf !== null || site.settings.shareImages !== 'notes') {
    return categoryImage(site, indexOf ?? folderOf(note.path));
  }
  return titled(site, own, note, folderOf(note.path)) ?? categoryImage(site, folderOf(note.path));
}

function titled(
  site: Site,
  own: ShareImage,
  { title: written }: Pick<Category, 'title'>,
  above: string,
): ShareImage | null {
  const title = drawable(written);
  const trail = [own.foot, ...trailTo(site, above).map((link) => drawable(link.title) ?? '')];
  return title === null ? null : { label: own.title, title, text: '', foot: trail.filter(Boolean).join(' › ') };
}

/** Returns all images that the pages of a site name, by name. Throws when two of them have the same name. */
export function buildShareImages(site: Site): Map<string, ShareImage> {
  const images = new Map<string, ShareImage>();
  const byIndex = new Map(Array.from(site.categories.values(), (category) => [category.index, category.path]));
  const used = [
    ...Array.from(site.categories.keys(), (path) => categoryImage(site, path)),
    ...Array.from(site.notes.values(), (note) => noteImage(site, note, byIndex.get(note.path) ?? null)),
  ];
  for (const image of used) {
    if (image === null) continue;
    const name = nameOf(image);
    const other = images.get(name) ?? image;
    if (JSON.stringify(other) !== JSON.stringify(image)) {
      throw new Error(`The images of "${image.title}" and "${other.title}" have the same name, ${name}.`);
    }
    images.set(name, image);
  }
  return images;
}

/** Returns where an image is and what it says, for the head of a page. */
export function shareImageView(
  { addresses }: Pick<Site, 'addresses'>,
  image: ShareImage | null,
): ShareImageView | null {
  if (image === null) return null;
  const { title, text } = image;
  return {
    href: `${addresses.base}${SHARE_IMAGE_FOLDER}/${nameOf(image)}`,
    alt: text === '' ? title : `${title}: ${text}`,
  };
}

/** Images are named by what is on them, so that sites which have kept one ask for the new one when it changes. */
function nameOf(image: ShareImage): string {
  return `${hashText(JSON.stringify(image))}.png`;
}

/** Pictures in text, with the signs that only they use. */
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;
/** The font has letters of these scripts only, and joins none. */
const DRAWABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]+$/u;

/** Returns a text without pictures, or null when letters of it cannot be drawn. */
function drawable(text: string): string | null {
  const plain = text
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
    .normalize('NFC')
    .replace(PICTURES, '')
    .replace(/\s+/g, ' ')
    .trim();
  return DRAWABLE.test(plain) && /[\p{L}\p{N}]/u.test(plain) ? plain : null;
}
