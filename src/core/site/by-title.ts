import { compareText } from '../model/message.ts';

/** Returns what titles are ordered by: case, accents and marks before the first letter or digit do not count. */
export function titleKey(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/^[^\p{L}\p{N}]+/u, '');
  return words === '' ? plain : words;
}

/** Orders by title, then by path, the same on every machine and in every locale. */
export function sortByTitle<T extends { readonly title: string; readonly path: string }>(items: Iterable<T>): T[] {
  return Array.from(items, (item) => ({ item, key: titleKey(item.title) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.item.path, b.item.path))
    .map(({ item }) => item);
}
