const BEYOND_ASCII = /[\u0080-\u00ff]/;

/**
 * Returns the text whose UTF-8 bytes are the characters of `bytes`. A large text of which little is needed is searched
 * fastest with a character for each byte.
 */
export function decodeUtf8(bytes: string): string {
  return BEYOND_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}
