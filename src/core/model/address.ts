import { KNOWN_SCHEMES, nearestText } from './nearest.ts';

/** Query keys that only follow a reader around; the address is the same without them. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|si|mc_cid|mc_eid)$/i;

/** What makes an address unusable, with the corrected address where it can be told. */
export interface AddressProblem {
  readonly rule: 'unknown-scheme' | 'malformed-address' | 'address-characters' | 'address-credentials';
  readonly message: string;
  readonly hint?: string;
  /** The corrected address, where it is certain. */
  readonly right?: string;
}

/** What an author wrote as the target of a link. */
export type CheckedAddress =
  /** http, https or mailto; the scheme in lower case, all else as written. */
  | { readonly type: 'outside'; readonly url: string }
  /** Relative to the note, or to the content folder when it begins with a slash. */
  | { readonly type: 'inside'; readonly target: string }
  | { readonly type: 'refused'; readonly problem: AddressProblem };

/** A scheme as browsers read it: their parser skips tabs and line breaks, and leading control characters. */
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Control characters, and what cannot be seen. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in an address
  /\u034f|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\ufffb]/u;

/** Most addresses: of the web, with a host in lower case alone, and visible ASCII. Nothing can be wrong with them. */
const PLAIN_WEB = /^https?:\/\/[a-z0-9][a-z0-9.-]*(?:[/?#][!-~]*)?$/;

/** Checks the target of a link: `https`, `http`, `mailto` and relative targets pass, all else is refused with a reason. */
export function checkAddress(raw: string): CheckedAddress {
  if (PLAIN_WEB.test(raw)) return { type: 'outside', url: raw };
  const written = raw.trim();
  const unsafe = UNSAFE.exec(written);
  if (unsafe) {
    const code = unsafe[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const right = written.replace(new RegExp(UNSAFE, 'gu'), '');
    return refuse({
      rule: 'address-characters',
      message: `Unexpected invisible character U+${code} in an address, expected visible characters only`,
      hint: `Write ${right}`,
      ...(checkAddress(right).type === 'outside' ? { right } : {}),
    });
  }
  const scheme = SCHEME.exec(written)?.[1];
  if (scheme === undefined) return checkSchemeless(written);
  const name = scheme.toLowerCase();
  // Most schemes are in lower case already; the same string then serves everywhere.
  const url = name === scheme ? written : name + written.slice(name.length);
  if (name === 'mailto') return { type: 'outside', url };
  if (name === 'http' || name === 'https') return checkWeb(name, url);
  return refuseScheme(written, scheme);
}

function checkSchemeless(written: string): CheckedAddress {
  if (written.startsWith('//') || written.startsWith('\\\\')) {
    return refuse({
      rule: 'malformed-address',
      message: 'Unexpected address without a scheme, expected `https://`',
      hint: `Write https:${written.replaceAll('\\', '/')}`,
    });
  }
  return { type: 'inside', target: written };
}

function checkWeb(scheme: string, url: string): CheckedAddress {
  const rest = url.slice(scheme.length + 1);
  const slashes = /^[\\/]*/.exec(rest)?.[0] ?? '';
  const host = rest.slice(slashes.length);
  if (slashes !== '//' || host === '') {
    const stray = /^[a-z]{1,2}\/\/(.+)$/i.exec(rest);
    const right = `${scheme}://${stray?.[1] ?? host}`;
    return refuse({
      rule: 'malformed-address',
      message: `Unexpected \`${url.slice(0, scheme.length + 5)}\`, expected \`${scheme}://\` and a host`,
      hint: host === '' ? 'Write the whole address, such as https://example.org/page' : `Write ${right}`,
      ...(hasDottedHost(right) ? { right } : {}),
    });
  }
  const parsed = parseWeb(url);
  if (parsed === null) {
    return refuse({
      rule: 'malformed-address',
      message: `Unexpected \`${url}\`, expected an address with a valid host`,
    });
  }
  if (parsed.credentials) {
    return refuse({
      rule: 'address-credentials',
      message: 'Unexpected user name or password in an address, expected the host alone',
      hint: `Write ${scheme}://${host.slice(host.indexOf('@') + 1)}`,
    });
  }
  return { type: 'outside', url };
}

function refuseScheme(written: string, scheme: string): CheckedAddress {
  const name = scheme.toLowerCase();
  const near = nearestText(name, KNOWN_SCHEMES, 2);
  const rest = written.slice(scheme.length + 1);
  const isHost = !rest.startsWith('/') && /^[^/]*\.[^/]*$/.test(scheme);
  const right = near === 'mailto' ? `mailto:${rest}` : `${near ?? 'https'}://${rest.replace(/^[\\/]*/, '')}`;
  // `httpx` can be either of two.
  const isCertain =
    near !== null && near !== 'mailto' && /^:\/\//.test(written.slice(scheme.length)) && isOnlyNear(name);
  return refuse({
    rule: 'unknown-scheme',
    message: `Unexpected scheme \`${scheme}:\`, expected \`https:\`, \`http:\`, \`mailto:\` or a path`,
    hint:
      near !== null
        ? `Write ${right}`
        : isHost
          ? `Write https://${written}`
          : 'Write the address of a web page, which begins with https://',
    ...(isCertain && hasDottedHost(right) ? { right } : {}),
  });
}

/** Whether `https` is nearer to a misspelt scheme than `http`, or the other way round. */
function isOnlyNear(name: string): boolean {
  const near = [1, 2].map((limit) => KNOWN_SCHEMES.filter((scheme) => nearestText(name, [scheme], limit) !== null));
  return (near.find((schemes) => schemes.length > 0) ?? []).length === 1;
}

/** Whether a web address is whole, and its host has a dot: then nothing of it needs to be guessed. */
function hasDottedHost(url: string): boolean {
  const parsed = parseWeb(url);
  return parsed !== null && !parsed.credentials && /^[^.].*\.[^.]{2,}$/.test(parsed.host);
}

function refuse(problem: AddressProblem): CheckedAddress {
  return { type: 'refused', problem };
}

interface WebAddress {
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  readonly credentials: boolean;
}

const WEB = /^https?:\/\/([^/?#\\]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/** Splits a web address as browsers do, or returns null when it has no possible host. */
function parseWeb(url: string): WebAddress | null {
  return splitPlain(url) ?? splitAny(url);
}

/** Splits an address with nothing but a host in lower case before its path, and returns null for any other. */
function splitPlain(url: string): WebAddress | null {
  const start = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : 0;
  if (start === 0) return null;
  let end = start;
  while (isHostUnit(url.charCodeAt(end))) end++;
  if (end === start || (end < url.length && !/^[/?#]/.test(url.charAt(end)))) return null;
  const hash = url.indexOf('#', end);
  const fragmentStart = hash < 0 ? url.length : hash;
  const mark = url.indexOf('?', end);
  const queryStart = mark < 0 || mark > fragmentStart ? fragmentStart : mark;
  return {
    host: url.slice(start, end),
    port: '',
    path: url.slice(end, queryStart),
    query: url.slice(queryStart, fragmentStart),
    fragment: url.slice(fragmentStart),
    credentials: false,
  };
}

/** Whether a UTF-16 unit is a letter in lower case, a digit, a full stop or a hyphen. */
function isHostUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x2d && unit <= 0x39 && unit !== 0x2f);
}

function splitAny(url: string): WebAddress | null {
  const parts = WEB.exec(url);
  if (parts === null) return null;
  const [, authority = '', path = '', query = '', fragment = ''] = parts;
  const at = authority.lastIndexOf('@');
  const hostAndPort = authority.slice(at + 1);
  const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d*))?$/i.exec(hostAndPort) ?? [];
  if (host === '' || /[\s<>"{}|^`%]/.test(host) || Number(port) > 65535) return null;
  return { host: host.toLowerCase(), port, path, query, fragment, credentials: at >= 0 };
}

/**
 * Returns the form under which two addresses of the same page are equal: without scheme, `www.`, default port, trailing
 * slash and tracking parameters; the host in lower case; fragment and other parameters kept in their order. An address
 * that is no web address is returned as it is, in lower case for mailto.
 */
export function normaliseAddress(url: string): string {
  const parts = parseWeb(url);
  if (parts === null) return url.startsWith('mailto:') ? url.toLowerCase() : url;
  const port = parts.port === '' || parts.port === '80' || parts.port === '443' ? '' : `:${parts.port}`;
  const query = parts.query === '' ? '' : stripQuery(parts.query);
  const fragment = parts.fragment === '#' ? '' : parts.fragment;
  return stripWww(parts.host) + port + stripSlashes(parts.path) + query + fragment;
}

function stripQuery(query: string): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=', 1)[0] ?? ''));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function stripSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return end === path.length ? path : path.slice(0, end);
}

/** Returns the host that a reader is shown, without `www.` and port; of a mail address, what stands after the `@`. */
export function hostOf(url: string): string {
  if (url.startsWith('mailto:')) return /@([^?]+)/.exec(url)?.[1] ?? '';
  return stripWww(parseWeb(url)?.host ?? '');
}

function stripWww(host: string): string {
  return host.startsWith('www.') && host.includes('.', 4) ? host.slice(4) : host;
}

/** Returns host and path of a web address, both without `www.`, trailing slash and query, or null for others. */
export function hostAndPath(url: string): { host: string; path: string } | null {
  const parts = parseWeb(url);
  return parts && { host: stripWww(parts.host), path: stripSlashes(parts.path) };
}
