import { describe, expect, it } from 'vitest';
import { auditLicenses } from '../../src/node/audit-licenses.ts';
import { writeFiles } from '../support/files.ts';
import { ROOT, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Makes a project whose packages have these licences; null stands for one that is not installed. */
function projectWith(licenses: Readonly<Record<string, unknown>>, locked: object = {}): string {
  const folder = temporaryFolder();
  const places = Object.keys(licenses).map((name) => `node_modules/${name}`);
  const packages = { '': { name: 'project' }, ...Object.fromEntries(places.map((place) => [place, locked])) };
  writeFiles(folder, { 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) });
  for (const [name, license] of Object.entries(licenses)) {
    if (license !== null)
      writeFiles(folder, { [`node_modules/${name}/package.json`]: JSON.stringify({ name, license }) });
  }
  return folder;
}

describe('the licences', () => {
  it('of what is installed here are allowed', async () => {
    const { installed, faults } = await auditLicenses(ROOT);
    expect(faults).toEqual([]);
    expect(installed).toBeGreaterThan(200);
  });

  it.each(['MIT', 'ISC', '(MIT OR GPL-3.0-only)', 'Apache-2.0 OR MIT', 'Apache-2.0 AND MIT', '0BSD'])(
    'may be %s',
    async (license) => expect((await auditLicenses(projectWith({ a: license }))).faults).toEqual([]),
  );

  it.each([
    ['GPL-3.0-only'],
    ['MIT AND GPL-3.0-only'],
    ['LGPL-3.0-or-later'],
    ['MPL-2.0'],
    ['UNLICENSED'],
    ['SEE LICENSE IN LICENSE.md'],
    ['(MIT OR (GPL-3.0-only AND ISC))'],
    ['mit'],
    [''],
  ])('may not be %j', async (license) => {
    const { faults } = await auditLicenses(projectWith({ a: license }));
    expect(faults).toEqual([`node_modules/a: Unexpected licence \`${license}\`, expected one that is allowed`]);
  });

  it.each([[undefined], [{ type: 'MIT' }], [['MIT']]])('must be named, and not as %j', async (license) => {
    const { faults } = await auditLicenses(projectWith({ a: license }));
    expect(faults).toEqual(['node_modules/a: Unexpected lack of a licence, expected its SPDX name']);
  });

  it('may be another one for the packages that are named, and no others', async () => {
    const audit = await auditLicenses(
      projectWith({
        'axe-core': 'MPL-2.0',
        '@fontsource/inter': 'OFL-1.1',
        'lightningcss-linux-x64-gnu': 'MPL-2.0',
        '@img/sharp-libvips-linux-x64': 'LGPL-3.0-or-later',
        '@img/sharp-win32-x64': 'Apache-2.0 AND LGPL-3.0-or-later',
      }),
    );
    expect(audit.faults).toEqual([]);
    expect(audit.excepted).toHaveLength(5);
    const { faults } = await auditLicenses(projectWith({ 'axe-core': 'GPL-2.0-only', 'axe-core-2': 'MPL-2.0' }));
    expect(faults).toHaveLength(2);
  });

  it('are looked for wherever a package lies, and one that must be there is missed', async () => {
    expect((await auditLicenses(projectWith({ 'a/node_modules/b': 'GPL-3.0-only', a: 'MIT' }))).faults).toHaveLength(1);
    expect((await auditLicenses(projectWith({ a: null }))).faults).toEqual([
      'node_modules/a: Unexpected lack of the package, expected it to be installed. Run `npm ci`',
    ]);
    const elsewhere = await auditLicenses(projectWith({ a: null }, { optional: true }));
    expect(elsewhere).toMatchObject({ locked: 1, installed: 0, faults: [] });
  });

  it('are told by a command, which ends with 1 when one is not allowed', async () => {
    const bad = await runScript('audit-licenses', [], { cwd: projectWith({ a: 'MIT', b: 'GPL-3.0-only' }) });
    expect(bad.code).toBe(1);
    expect(bad.stderr).toBe('node_modules/b: Unexpected licence `GPL-3.0-only`, expected one that is allowed\n');
    expect(bad.stdout).toBe('2 of 2 locked packages are installed, 1 faults\n');
    expect((await runScript('audit-licenses', [], { cwd: projectWith({ a: 'MIT' }) })).code).toBe(0);
  });
});
