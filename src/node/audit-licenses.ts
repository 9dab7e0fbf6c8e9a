import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapConcurrent } from './concurrent.ts';

/** Licences under which anyone may use, change and pass on a package, by their SPDX names. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
]);

/** Packages with another licence that we take all the same: none is changed by us, and no file of them is in a site. */
const EXCEPTIONS: readonly { readonly name: RegExp; readonly license: string }[] = [
  // The library that Astro's image service loads; each platform has its own package.
  { name: /^@img\/sharp-/, license: 'LGPL-3.0-or-later' },
  // The font whose letters are drawn on images for other sites; its licence leaves what is drawn free.
  { name: /^@fontsource(?:-variable)?\//, license: 'OFL-1.1' },
  // Astro's minifier of stylesheets.
  { name: /^lightningcss(?:-|$)/, license: 'MPL-2.0' },
  // Used by tests only.
  { name: /^axe-core$/, license: 'MPL-2.0' },
];

/** What an audit of licences has found. */
export interface LicenseAudit {
  /** How many packages the lockfile has, for all platforms. */
  readonly locked: number;
  /** How many of them are installed here. */
  readonly installed: number;
  /** Names of installed packages that an exception is made for. */
  readonly excepted: readonly string[];
  /** What is wrong, a line each, by place. */
  readonly faults: readonly string[];
}

interface LockedPackage {
  readonly optional?: boolean;
  readonly link?: boolean;
}

/**
 * Looks at the licence of each package of a project's lockfile, as the package itself names it. One that is optional may be
 * missing, since it can be of another platform. Throws when there is no lockfile.
 */
export async function auditLicenses(root: string): Promise<LicenseAudit> {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  );
  const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
  const judged = await mapConcurrent(packages, 32, ([place, entry]) => judge(root, place, entry));
  return {
    locked: packages.length,
    installed: judged.filter(({ isInstalled }) => isInstalled).length,
    excepted: judged.flatMap(({ excepted }) => excepted ?? []).sort(),
    faults: judged.flatMap(({ fault }) => fault ?? []).sort(),
  };
}

interface Judgement {
  readonly isInstalled: boolean;
  readonly excepted?: string;
  readonly fault?: string;
}

async function judge(root: string, place: string, { optional = false }: LockedPackage): Promise<Judgement> {
  const text = await readFile(join(root, place, 'package.json'), 'utf8').catch(() => null);
  if (text === null) {
    const fault = `${place}: Unexpected lack of the package, expected it to be installed. Run \`npm ci\``;
    return optional ? { isInstalled: false } : { isInstalled: false, fault };
  }
  const { license }: { license?: unknown } = JSON.parse(text);
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (typeof license !== 'string') {
    return { isInstalled: true, fault: `${place}: Unexpected lack of a licence, expected its SPDX name` };
  }
  if (isAllowed(license, ALLOWED)) return { isInstalled: true };
  const granted = EXCEPTIONS.filter((exception) => exception.name.test(name)).map((exception) => exception.license);
  if (isAllowed(license, new Set([...ALLOWED, ...granted]))) return { isInstalled: true, excepted: name };
  return { isInstalled: true, fault: `${place}: Unexpected licence \`${license}\`, expected one that is allowed` };
}

/** Whether an SPDX expression can be met: all sides of an `AND`, one side of an `OR`. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const inner = /^\(([^()]*)\)$/.exec(expression.trim())?.[1] ?? expression;
  // Nested brackets are rare enough to be looked at by a person.
  if (/[()]/.test(inner)) return false;
  return inner.split(' OR ').some((side) => side.split(' AND ').every((name) => allowed.has(name.trim())));
}
