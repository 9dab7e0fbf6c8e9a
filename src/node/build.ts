import { join } from 'node:path';
import { applyBaseline, type Baseline } from '../core/lint/baseline.ts';
import { readBaseline } from './baseline-file.ts';
import { allSettled } from './concurrent.ts';
import { fingerprintBuild, fingerprintProgram } from './fingerprint.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import { NO_INDEX, readIndexRecord, writeIndexRecord } from './index-record.ts';
import { readLastChanges } from './last-changes.ts';
import {
  type AssembleOptions,
  buildGraph,
  checkSite,
  type LoadedSite,
  nextYear,
  type Overrides,
  readNotes,
} from './load-site.ts';
import { takeLock } from './lock.ts';
import { type Manifest, measureFolder, readManifest, writeManifest } from './manifest.ts';
import { isLarge } from './note-memory.ts';
import { type OutputPaths, resolveOutput } from './output-paths.ts';
import { type Pages, withPages } from './page-builder.ts';
import { NO_RECORD, readSiteRecord, writeSiteRecord } from './page-record.ts';
import type { ParseCache } from './parse-cache.ts';
import { createParsedNotes, type ParsedNotes } from './parsed-notes.ts';
import type { Progress } from './progress.ts';
import { openContent, readContent } from './read-content.ts';
import type { SettingsFile } from './read-settings.ts';
import { countReport, type Report } from './report.ts';
import { makeParent, prepareStaging, removeStaging, swapIn } from './staging.ts';
import { type IndexSources, startIndex, type WritingIndex } from './write-index.ts';
import type { SiteBefore } from './write-pages.ts';
import { type Sources, writeSite } from './write-site.ts';

/** What to build, and where. */
export interface BuildOptions {
  readonly contentDir: string;
  readonly outDir: string;
  /** A baseline file; without one, the content folder's own is used when there is one. */
  readonly baseline?: string | undefined;
  readonly overrides: Overrides;
  /** Builds also when nothing has changed. */
  readonly force: boolean;
  /** Notes of earlier builds; null to parse all. Saving it is left to the caller when a build ends before its index is written. */
  readonly cache: ParseCache | null;
  /** Is told in one line why something that is kept of the site before is not used. */
  readonly notify: (notice: string) => void;
  readonly progress: Progress;
  /** Ends the build; what was in the output folder stays. */
  readonly signal: AbortSignal;
}

/** How a build ended. */
export type BuildResult =
  | { readonly type: 'built'; readonly manifest: Manifest; readonly report: Report }
  | { readonly type: 'unchanged'; readonly manifest: Manifest }
  /** The output folder is as it was. */
  | { readonly type: 'failed'; readonly report: Report };

/**
 * Builds a site. Everything is written beside the output folder, checked, and put in its place at the end: until then,
 * whatever happens, the site that was there stays whole.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const paths = await resolveOutput(options.outDir, options.contentDir);
  await makeParent(paths);
  const unlock = await takeLock(paths.lock, `\`${options.outDir}\``);
  try {
    const staging = await prepareStaging(paths);
    return await buildInto(staging, paths, options);
  } finally {
    await removeStaging(paths);
    await unlock();
  }
}

async function buildInto(staging: string, paths: OutputPaths, options: BuildOptions): Promise<BuildResult> {
  const { contentDir, overrides, progress, signal } = options;
  const built = await readManifest(paths.out);
  const opened = await openContent(contentDir);
  const settings = { ...opened.settings, ...overrides };
  const place = { staging, settings, progress, signal };
  const read = () => progress.stage('reading', () => readInputs(opened, options));
  // A first build renders pages in any case, so their process starts while notes are read.
  if (built === null) return withPages(place, async (pages) => buildFrom(await read(), pages, paths, options));
  const inputs = await read();
  if (!options.force && built.fingerprint === inputs.fingerprint && (await isIntact(paths.out, built))) {
    return { type: 'unchanged', manifest: built };
  }
  return withPages(place, (pages) => buildFrom(inputs, pages, paths, options));
}

/** What a build is made from. */
interface Inputs extends Pick<Sources, 'content' | 'lastChanges'> {
  readonly baseline: Baseline | null;
  /** Fingerprints of the program and of everything. */
  readonly program: string;
  readonly fingerprint: string;
}

async function readInputs(opened: SettingsFile, options: BuildOptions): Promise<Inputs> {
  const { contentDir, overrides } = options;
  const baseline = await readBaseline(contentDir, options.baseline);
  const content = await readContent(contentDir, opened);
  const [program, lastChanges] = await allSettled([
    fingerprintProgram(),
    readLastChanges(contentDir, content.settings),
  ]);
  const fingerprint = await fingerprintBuild(content, program, [overrides, baseline, nextYear(), ...lastChanges]);
  return { content, lastChanges, baseline, program, fingerprint };
}

async function buildFrom(
  inputs: Inputs,
  pages: Pages,
  paths: OutputPaths,
  options: BuildOptions,
): Promise<BuildResult> {
  const { content, program } = inputs;
  const parsed = options.cache === null ? createParsedNotes() : await options.cache.load(content);
  const before = await readIndexBefore(paths.out, program, options);
  if (isLarge(content.sources)) limitHeapGrowth();
  const index = startIndex(content.sources, parsed, pages, before);
  try {
    return await buildBeside(index, { ...inputs, parsed }, pages, paths, options);
  } finally {
    await index.stop();
  }
}

async function buildBeside(
  index: WritingIndex,
  { content, parsed, lastChanges, baseline, program, fingerprint }: Inputs & { readonly parsed: ParsedNotes },
  pages: Pages,
  paths: OutputPaths,
  options: BuildOptions,
): Promise<BuildResult> {
  const { contentDir, cache, progress, signal } = options;
  const read = await progress.stage('parsing', () => readNotes(content, readOptions(parsed, index, options)));
  const graph = buildGraph(read);
  const check = async () => {
    const loaded = await progress.stage('checking', () => checkSite(content, read, graph, { withoutNotices: true }));
    return reportOf(loaded, contentDir, baseline);
  };
  const isHuge = isLarge(content.sources);
  // What the rules find on a very large site and the groups of its index take too much memory at the same time.
  const early = isHuge ? await check() : null;
  if (early !== null && early.counts.errors > 0) return { type: 'failed', report: early };
  // Pagefind takes longest, so it goes first.
  if (graph !== null) await index.finish(graph.site);
  const report = early ?? (await check());
  if (graph === null || report.counts.errors > 0) return { type: 'failed', report };
  const before = { site: await readPagesBefore(paths.out, options), cache };
  const written = await writeSite(graph.site, { content, lastChanges, index }, pages, before);
  if (written.messages.length > 0) return { type: 'failed', report: withErrors(report, written.messages) };
  signal.throwIfAborted();
  const { notes, links, companions } = report.counts;
  const manifest: Manifest = {
    version: 1,
    fingerprint,
    base: pages.settings.base,
    ...written.size,
    notes,
    links,
    companions,
    pages: written.pages,
    indexBytes: written.indexBytes,
  };
  await writeManifest(pages.stage, manifest);
  swapIn(pages.stage, paths);
  if (cache !== null) {
    await writeSiteRecord(paths.out, written.record);
    await writeIndexRecord(paths.out, program, written.indexRecord);
  }
  return { type: 'built', manifest, report };
}

function readOptions(parsed: ParsedNotes, index: WritingIndex, of: BuildOptions): AssembleOptions {
  const { overrides, progress, signal } = of;
  return {
    overrides,
    parsed,
    onParsed: index.add,
    progress: (done, total) => {
      signal.throwIfAborted();
      return progress.count(done, total);
    },
  };
}

async function readIndexBefore(
  out: string,
  program: string,
  { cache, force, notify }: BuildOptions,
): Promise<IndexSources> {
  const record = cache !== null && !force ? await readIndexRecord(out, program, notify) : NO_INDEX;
  const words = cache === null ? null : { out, program, isFresh: force };
  return { index: { folder: join(out, 'pagefind'), record }, words, notify };
}

async function readPagesBefore(out: string, { cache, force, notify }: BuildOptions): Promise<SiteBefore> {
  return { out, record: cache !== null && !force ? await readSiteRecord(out, notify) : NO_RECORD };
}

function reportOf({ facts, messages }: LoadedSite, contentDir: string, baseline: Baseline | null): Report {
  const { known, stale, messages: shown } = applyBaseline(messages, baseline ?? { version: 1, problems: [] });
  return { contentDir, messages: shown, known, stale, counts: countReport(facts, shown) };
}

function withErrors(report: Report, errors: Report['messages']): Report {
  const counts = { ...report.counts, errors: report.counts.errors + errors.length };
  return { ...report, messages: [...report.messages, ...errors], counts };
}

/** A cheap check that nothing was added to, taken from or cut off a site since it was built. */
async function isIntact(out: string, manifest: Manifest): Promise<boolean> {
  const { files, bytes } = await measureFolder(out);
  return files === manifest.files && bytes === manifest.bytes;
}
