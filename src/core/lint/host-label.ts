/// <reference path="./punycode.d.ts" />
import { decode } from 'punycode/punycode.es6.js';

/** Returns the label of a host as it is read: `xn--bcher-kva` is `bücher`. A label that is no valid Punycode stays as it is. */
export function readLabel(label: string): string {
  if (!/^xn--[a-z\d-]+$/i.test(label)) return label;
  try {
    const text = decode(label.slice('xn--'.length).toLowerCase());
    return text.isWellFormed() ? text : label;
  } catch {
    return label;
  }
}
