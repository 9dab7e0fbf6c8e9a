import { createHash, hash } from 'node:crypto';
import { pageLanguage } from '../core/search/group-words.ts';
import { OPAQUE_URL } from './search-pages.ts';

/** In how many files Pagefind puts its own records of pages: they are not shipped, so it may be few. */
export const RECORD_FILES = 8;

/** Characters of a hash that a name has; one more for each that is taken (`build_indexes` of Pagefind). */
const NAME_LENGTH = 7;

/**
 * Returns the names of the files of records that Pagefind 1.6 makes of pages with these words, of which the first has a number:
 * they are told by the content. Packing them takes Pagefind a seventh of its time, and nobody reads them. Where another version
 * names them in another way, these files are just not found by it.
 */
export function namePagefindRecords(words: readonly string[], first: number, language: string): string[] {
  const lang = pageLanguage(language).toLowerCase();
  const size = Math.ceil(words.length / RECORD_FILES);
  const taken = new Set<string>();
  const names: string[] = [];
  for (let at = 0; at < words.length; at += size) {
    const records = words.slice(at, at + size).map((text, index) => {
      const fields = fieldsOf(text, first + at + index);
      return `,"${nameOf(fields, lang, taken)}":${fields.shared}`;
    });
    // Each begins with its name, so this is the order of the names.
    names.push(`${lang}_group_${sumOf(records.sort()).slice(0, NAME_LENGTH)}`);
  }
  return names;
}

/** Hash of a file that holds these records, each behind a comma. It is not put together: it may be megabytes. */
function sumOf(records: readonly string[]): string {
  const sum = createHash('sha1').update('{');
  for (const [index, record] of records.entries()) sum.update(index === 0 ? record.slice(1) : record);
  return shorten(sum.update('}').digest('hex'));
}

/** A record as it is hashed for its own name, and as it stands in a file that it shares: with its keys in their order. */
interface RecordFields {
  readonly own: string;
  readonly shared: string;
}

function fieldsOf(words: string, number: number): RecordFields {
  // Pagefind ends a text with a full stop. Words hold nothing that JSON writes in another way.
  const content = `"${words}."`;
  const count = countWords(words);
  return {
    own: `{"url":"${OPAQUE_URL}","content":${content},"word_count":${count},"filters":{},"meta":{},"anchors":[{"element":"a","id":"${number}","text":"","location":0}]}`,
    shared: `{"anchors":[{"element":"a","id":"${number}","location":0,"text":""}],"content":${content},"filters":{},"meta":{},"url":"${OPAQUE_URL}","word_count":${count}}`,
  };
}

function nameOf({ own }: RecordFields, lang: string, taken: Set<string>): string {
  const whole = shorten(hash('sha1', own));
  let length = NAME_LENGTH;
  while (taken.has(whole.slice(0, length))) length++;
  taken.add(whole.slice(0, length));
  return `${lang}_${whole.slice(0, length)}`;
}

/** A hash as Pagefind writes it: bytes below 16 have one digit. */
function shorten(hex: string): string {
  return hex.replace(/0(.)|(..)/g, '$1$2');
}

function countWords(words: string): number {
  let count = 1;
  for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) count++;
  return count;
}
