import { expect, it } from 'vitest';
import { buildShareImages, categoryImage, noteImage, siteImage } from '../../../src/core/site/share-image.ts';
import { buildSitePages } from '../../../src/core/site/site-pages.ts';
import { buildSiteView } from '../../../src/core/site/site-view.ts';
import { sampleSite } from './sample.ts';

const NOTES = {
  'index.md': '# Links\n',
  'linux/linux.md': '# Linux\n',
  'linux/nix/flakes.md': '# Flakes ❄️\n',
  'linux/عربي/one.md': '# واحد\n',
};
const SETTINGS = { title: 'Links', description: 'A few.', url: 'https://links.example.org', base: '/x' } as const;

function build(settings: Parameters<typeof sampleSite>[1] = SETTINGS) {
  const { site } = sampleSite(NOTES, settings);
  const note = (path: keyof typeof NOTES) => {
    const found = site.notes.get(path);
    if (!found) throw new Error(`No note ${path}`);
    return noteImage(site, found, null);
  };
  return { site, note };
}

it('names the site, and for a category the way to it', () => {
  const { site } = build();
  expect(siteImage(site)).toEqual({ label: '', title: 'Links', text: 'A few.', foot: 'links.example.org/x' });
  expect(categoryImage(site, 'linux/nix')).toEqual({
    label: 'Links',
    title: 'Nix',
    text: '',
    foot: 'links.example.org/x › Linux',
  });
});

it('gives notes an image of their own only where the settings say so, without pictures', () => {
  expect(build().note('linux/nix/flakes.md')?.title).toBe('Nix');
  expect(build({ ...SETTINGS, shareImages: 'notes' }).note('linux/nix/flakes.md')?.title).toBe('Flakes');
  expect(build({ ...SETTINGS, shareImages: 'site' }).note('linux/nix/flakes.md')?.title).toBe('Links');
});

it('takes the image above where the font has no letters for a title', () => {
  const { site, note } = build({ ...SETTINGS, shareImages: 'notes' });
  expect(categoryImage(site, 'linux/عربي')?.title).toBe('Linux');
  expect(note('linux/عربي/one.md')?.title).toBe('Linux');
});

it.each([
  ['without an address', { title: 'Links' }],
  ['when they are off', { ...SETTINGS, shareImages: 'off' }],
  ['when the name of the site cannot be drawn', { ...SETTINGS, title: 'リンク' }],
] as const)('makes none %s', (_, settings) => {
  const { site, note } = build(settings);
  expect(buildShareImages(site).size).toBe(0);
  expect(note('linux/nix/flakes.md')).toBeNull();
  expect(buildSiteView(site).shareImage).toBeNull();
});

it.each(['site', 'categories', 'notes'] as const)('draws exactly the images that pages name: %s', (shareImages) => {
  const { site } = build({ ...SETTINGS, shareImages });
  const views = buildSitePages(site, { messages: new Map() }).flatMap(({ view }) => {
    if (view.type === 'note') return [view.note.shareImage, view.category?.shareImage ?? null];
    if (view.type === 'list') return [view.list.shareImage];
    return view.type === 'category' ? [view.category.shareImage] : [];
  });
  const named = [...views, buildSiteView(site).shareImage].flatMap((image) => (image === null ? [] : image.href));
  const drawn = [...buildShareImages(site).keys()].map((name) => `/x/_share/${name}`);
  expect(new Set(named)).toEqual(new Set(drawn));
});

it('has a name that changes with what is on it, and only then', () => {
  const names = (settings: Parameters<typeof sampleSite>[1]) => [...buildShareImages(build(settings).site).keys()];
  expect(names({ ...SETTINGS, language: 'de' })).toEqual(names(SETTINGS));
  const [, ...categories] = names(SETTINGS);
  const [site, ...others] = names({ ...SETTINGS, description: 'Other.' });
  expect(names(SETTINGS)).not.toContain(site);
  expect(others).toEqual(categories);
});
