/** The package has no types; those of DefinitelyTyped are for the address that Node's own, deprecated module takes. */
declare module 'punycode/punycode.es6.js' {
  /** Returns the text of a Punycode string by RFC 3492. Throws a `RangeError` when it is none. */
  export function decode(input: string): string;
}
