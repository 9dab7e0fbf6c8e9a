/**
 * Returns a whole number with commas, the same in every locale. The first `toLocaleString` loads a locale, which takes a
 * phone a tenth of a second.
 */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
