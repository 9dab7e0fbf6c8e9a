import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { COLLECTION_NAMES, COLLECTIONS, type CollectionName } from '../support/collections.ts';
import { runScript } from '../support/run-script.ts';

/** Builds each collection once for all site and browser tests. A build that fails is told by the tests that need it. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-sites-'));
  const build = async (name: CollectionName) => {
    const out = join(folder, name);
    const { code, stdout, stderr } = await runScript('build', ['--content', COLLECTIONS[name], '--out', out]);
    return [name, { folder: out, failure: code === 0 ? null : `${stdout}\n${stderr}` }] as const;
  };
  // The first one compiles the pages that all share; the others fill what one leaves of the processor.
  const [first, ...others] = COLLECTION_NAMES;
  const sites = first === undefined ? [] : [await build(first), ...(await Promise.all(others.map(build)))];
  project.provide('sites', Object.fromEntries(sites) as Parameters<typeof project.provide<'sites'>>[1]);
  return () => rmSync(folder, { recursive: true, force: true });
}
