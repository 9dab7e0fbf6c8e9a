import { formatNumber } from '../core/model/format-number.ts';

/** Returns a number with its noun, such as "1 link" or "1,204 links". */
export function formatCount(value: number, noun: string): string {
  return `${formatNumber(value)} ${noun}${value === 1 ? '' : 's'}`;
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Returns a day such as `2026-11-26` in words. */
export function formatDay(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}

/** Returns an example as it can be seen: signs without a shape by their number, without line breaks at its end. */
export function showInvisible(text: string): string {
  const code = (sign: string) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return text.trimEnd().replace(/[\p{Cf}\p{Co}]/gu, (sign) => `<U+${code(sign)}>`);
}
