import { LINK_KINDS } from '../model/link.ts';
import { type Facets, HAS_FACETS, NO_FACETS, readHost, readYears } from './facets.ts';
import type { ManifestCategory } from './search-manifest.ts';
import { fold } from './words.ts';

/** How much of a value must be written for the rest to be guessed: `repo`, `doc`. */
const SHORTEST = 3;

/** Reads the value of an operator such as `kind:paper`; null when name or value is unknown. */
export function readOperator(name: string, value: string, categories: readonly ManifestCategory[]): Facets | null {
  switch (name.toLowerCase()) {
    case 'kind':
      return withAll(value, (part) => oneOf(part, LINK_KINDS), 'kinds');
    case 'has':
      return withAll(value, (part) => oneOf(part, HAS_FACETS), 'has');
    case 'host':
      return withAll(value, readHost, 'hosts');
    case 'year': {
      const years = readYears(value);
      return years && { ...NO_FACETS, years };
    }
    case 'in': {
      const paths = findCategories(value, categories);
      return paths.length > 0 ? { ...NO_FACETS, categories: paths } : null;
    }
    default:
      return null;
  }
}

/** Reads values with commas between them; one that is unknown makes all unknown. */
function withAll<Value>(text: string, read: (part: string) => Value | null, key: keyof Facets): Facets | null {
  const values = text.split(',').map(read);
  return values.includes(null) ? null : { ...NO_FACETS, [key]: [...new Set(values)] };
}

/** The value that a text names: in full, as a plural, or by its beginning where no other begins so. */
function oneOf<Value extends string>(text: string, values: readonly Value[]): Value | null {
  const wanted = fold(text);
  const exact = values.find((value) => value === wanted || `${value}s` === wanted);
  if (exact !== undefined) return exact;
  const start = wanted.replace(/(?:ies|s)$/, '');
  const near = start.length < SHORTEST ? [] : values.filter((value) => value.startsWith(start));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Paths of the categories that a text names: by path, else by the last part of the path or by title. */
function findCategories(text: string, categories: readonly ManifestCategory[]): string[] {
  const wanted = plain(text.replace(/^\/+|\/+$/g, ''));
  const byPath = categories.filter(([path]) => plain(path) === wanted);
  const found =
    byPath.length > 0
      ? byPath
      : categories.filter(
          ([path, title]) => plain(path.slice(path.lastIndexOf('/') + 1)) === wanted || plain(title) === wanted,
        );
  return found.map(([path]) => path);
}

function plain(text: string): string {
  return fold(text)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
