import { formatPolicy, POLICY } from '../core/site/security-headers.ts';

/** The dev server puts styles into the page and talks to it over a web socket. */
const DEV = { ...POLICY, 'style-src': "'self' 'unsafe-inline'", 'connect-src': "'self' ws:" };

/** Returns the text of the policy for a `<meta>` element. */
export function contentSecurityPolicy(isDev: boolean): string {
  return formatPolicy(isDev ? DEV : POLICY);
}
