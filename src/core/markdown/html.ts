const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns `text` as it must stand in HTML, between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark) : text;
}

/** Returns text with each run of white space as one space. Text that is so already is the same string. */
export function foldSpace(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Returns text with runs of white space as one space and none at its ends. */
export function collapse(text: string): string {
  return foldSpace(text).trim();
}
