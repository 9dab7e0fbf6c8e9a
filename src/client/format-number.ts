/** Returns a whole number with its thousands apart. `toLocaleString` takes a phone a tenth of a second when it is first used. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
