import type { IncomingHttpHeaders } from 'node:http';

/**
 * Returns why a request to a server of this machine is refused, or null. A page of another site could give a name of its
 * own this machine's address and then read what is served here, or ask for it from where it is.
 */
export function findForeign({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): string | null {
  if (!isLoopback(host)) return 'Unexpected host, expected 127.0.0.1';
  // Requests that leave no trace of where they come from have the origin `null`.
  if (origin !== undefined && !isLoopback(origin.replace(/^https?:\/\//i, ''))) {
    return 'Unexpected origin, expected 127.0.0.1';
  }
  return null;
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}
