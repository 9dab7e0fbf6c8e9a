/** Returns a part of an address with its percent signs decoded; as it is when they stand for no text. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
