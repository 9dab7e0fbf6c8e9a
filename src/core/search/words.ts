/** Returns text in lower case without diacritics: the form in which words are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Returns the words of a query or a host: folded runs of letters and digits, in their order, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(fold(text).match(WORD) ?? [])];
}

/**
 * Returns every form under which the words of a text can be found: `Next.js` as `next`, `js` and `nextjs`, `ripgrepAll`
 * as `ripgrepall`, `ripgrep` and `all`. The index splits words the same way.
 */
export function formsOf(text: string): string[] {
  const forms = new Set<string>();
  for (const chunk of text.split(/\s+/u)) {
    const parts = fold(chunk).match(WORD);
    if (parts === null) continue;
    for (const part of parts) forms.add(part);
    if (parts.length > 1) forms.add(parts.join(''));
    if (!CAMEL.test(chunk)) continue;
    for (const part of fold(chunk.replace(CAMEL_BREAKS, ' ')).match(WORD) ?? []) forms.add(part);
  }
  return [...forms];
}

const WORD = /[\p{L}\p{N}]+/gu;
const CAMEL = /[\p{Ll}\p{N}]\p{Lu}/u;
const CAMEL_BREAKS = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu;
