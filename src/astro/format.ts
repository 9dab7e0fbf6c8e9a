const numbers = new Intl.NumberFormat('en');

/** Returns a number with its thousands apart. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** Returns a number with its noun, such as "1 link" or "1,204 links". */
export function formatCount(value: number, noun: string): string {
  return `${formatNumber(value)} ${noun}${value === 1 ? '' : 's'}`;
}
