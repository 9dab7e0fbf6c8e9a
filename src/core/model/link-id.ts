/**
 * Returns the id of a link: 10 characters of base 36 from a 53-bit hash of its normalised address, so that it stays the
 * same when the link is retitled or moved. Among 113,000 addresses two share an id about once in a million sites.
 */
export function linkId(normalisedAddress: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < normalisedAddress.length; index++) {
    const unit = normalisedAddress.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35) ^ high;
  high = Math.imul(high ^ (high >>> 13), 0x27d4eb2f) ^ (low >>> 7);
  const number = (high >>> 11) * 2 ** 32 + (low >>> 0);
  return number.toString(36).padStart(10, '0').slice(-10);
}
