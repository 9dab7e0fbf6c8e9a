/** Query keys that only follow a reader around, wherever they stand. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_cid|mc_eid)$/i;
/** `si` is a common name: it follows readers only on these. */
const SHARE_HOSTS = /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|spotify\.com)\//i;

/** Returns a web address without its tracking parameters, all else as written, and the names of those it had. */
export function stripTracking(url: string): { readonly address: string; readonly removed: readonly string[] } {
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  if (mark < 0) return { address: url, removed: [] };
  const removed: string[] = [];
  const kept = beforeHash
    .slice(mark + 1)
    .split('&')
    .filter((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      const isTracking = TRACKING.test(name) || (name === 'si' && SHARE_HOSTS.test(url));
      if (isTracking) removed.push(name);
      return !isTracking;
    });
  if (removed.length === 0) return { address: url, removed };
  const query = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return { address: beforeHash.slice(0, mark) + query + (hash < 0 ? '' : url.slice(hash)), removed };
}
