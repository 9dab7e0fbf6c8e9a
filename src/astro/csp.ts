/** The content security policy of every page. Nothing is inline, so no hashes are needed. */
const BUILD = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: https:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/** The dev server puts styles into the page and talks to it over a web socket. */
const DEV = { ...BUILD, 'style-src': "'self' 'unsafe-inline'", 'connect-src': "'self' ws:" };

/** Returns the text of the policy for a `<meta>` element. */
export function contentSecurityPolicy(isDev: boolean): string {
  const directives = Object.entries(isDev ? DEV : BUILD);
  return directives.map(([name, sources]) => `${name} ${sources}`).join('; ');
}
