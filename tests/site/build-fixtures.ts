import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { COLLECTION_NAMES, COLLECTIONS } from '../support/collections.ts';
import { runScript } from '../support/run-script.ts';

/** Builds each collection once for all site and browser tests. A build that fails is told by the tests that need it. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-sites-'));
  const sites: [string, { folder: string; failure: string | null }][] = [];
  for (const name of COLLECTION_NAMES) {
    const out = join(folder, name);
    const { code, stdout, stderr } = await runScript('build', ['--content', COLLECTIONS[name], '--out', out]);
    sites.push([name, { folder: out, failure: code === 0 ? null : `${stdout}\n${stderr}` }]);
  }
  project.provide('sites', Object.fromEntries(sites) as Parameters<typeof project.provide<'sites'>>[1]);
  return () => rmSync(folder, { recursive: true, force: true });
}
