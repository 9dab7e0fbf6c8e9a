import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { applyBaseline, type Baseline } from '../core/lint/baseline.ts';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import type { NoteTexts } from '../core/search/group-words.ts';
import { readBaseline } from './baseline-file.ts';
import { fingerprintBuild, fingerprintProgram } from './fingerprint.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import { type IndexRecord, NO_INDEX, readIndexRecord, writeIndexRecord } from './index-record.ts';
import { type KeptWords, openKeptWords } from './kept-words.ts';
import { readLastChanges } from './last-changes.ts';
import { assembleSite, type LoadedSite, nextYear, type Overrides } from './load-site.ts';
import { takeLock } from './lock.ts';
import { type Manifest, measureFolder, readManifest, writeManifest } from './manifest.ts';
import { isLarge } from './note-memory.ts';
import { type OutputPaths, resolveOutput } from './output-paths.ts';
import { type Pages, withPages } from './page-builder.ts';
import { NO_RECORD, readSiteRecord, type SiteRecord, writeSiteRecord } from './page-record.ts';
import type { ParseCache } from './parse-cache.ts';
import type { ParsedNotes } from './parsed-notes.ts';
import type { Progress } from './progress.ts';
import { type Content, readContent } from './read-content.ts';
import { countReport, type Report } from './report.ts';
import { buildSearchIndex } from './search-index.ts';
import { writeHostFiles } from './site-files.ts';
import { makeParent, prepareStaging, removeStaging, swapIn } from './staging.ts';
import { startIndexCheck } from './verify-index.ts';
import type { IndexBefore } from './word-pieces.ts';
import { type SiteBefore, writePages } from './write-pages.ts';

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
  const baseline = await readBaseline(contentDir, options.baseline);
  const content = await progress.stage('reading', () => readContent(contentDir));
  const [program, lastChanges] = await allSettled([
    fingerprintProgram(),
    readLastChanges(contentDir, content.settings),
  ]);
  const fingerprint = await fingerprintBuild(content, program, [overrides, baseline, nextYear(), ...lastChanges]);
  const built = await readManifest(paths.out);
  if (!options.force && built?.fingerprint === fingerprint && (await isIntact(paths.out, built))) {
    return { type: 'unchanged', manifest: built };
  }
  const settings = { ...content.settings, ...overrides };
  return withPages({ staging, settings, progress, signal }, async (pages) => {
    const { loaded, parsed } = await progress.stage('parsing', () => parse(content, options));
    if (isLarge(content.sources)) limitHeapGrowth();
    const report = reportOf(loaded, contentDir, baseline);
    const { site } = loaded;
    if (site === null || report.counts.errors > 0) return { type: 'failed', report };
    const before = await readBefore(paths.out, program, parsed, options);
    const written = await writeSite(site, { content, lastChanges }, pages, before);
    if (written.messages.length > 0) return { type: 'failed', report: withErrors(report, written.messages) };
    signal.throwIfAborted();
    const { notes, links, companions } = report.counts;
    const manifest: Manifest = {
      version: 1,
      fingerprint,
      base: settings.base,
      ...(await measureFolder(pages.stage)),
      notes,
      links,
      companions,
      pages: written.pages,
      indexBytes: written.indexBytes,
    };
    await writeManifest(pages.stage, manifest);
    swapIn(pages.stage, paths);
    if (options.cache !== null) {
      await writeSiteRecord(paths.out, written.record);
      await writeIndexRecord(paths.out, program, written.indexRecord);
    }
    return { type: 'built', manifest, report };
  });
}

/** What is there of the site that was built before. */
interface Before {
  readonly site: SiteBefore;
  readonly index: IndexBefore;
  readonly words: KeptWords | null;
  readonly cache: ParseCache | null;
}

async function readBefore(
  out: string,
  program: string,
  parsed: ParsedNotes | null,
  { cache, force, notify }: BuildOptions,
): Promise<Before> {
  const isKept = cache !== null && !force;
  return {
    site: { out, record: isKept ? await readSiteRecord(out, notify) : NO_RECORD },
    index: { folder: join(out, 'pagefind'), record: isKept ? await readIndexRecord(out, program, notify) : NO_INDEX },
    cache,
    words: parsed === null ? null : await openKeptWords({ out, program, parsed, isFresh: force }, notify),
  };
}

/** Parses all notes, and returns with the site what is kept of them. */
async function parse(
  content: Content,
  { overrides, cache, progress, signal }: BuildOptions,
): Promise<{ readonly loaded: LoadedSite; readonly parsed: ParsedNotes | null }> {
  const parsed = cache === null ? null : await cache.load(content);
  const loaded = await assembleSite(content, {
    overrides,
    withoutNotices: true,
    ...(parsed && { parsed }),
    progress: (done, total) => {
      signal.throwIfAborted();
      return progress.count(done, total);
    },
  });
  return { loaded, parsed };
}

/** What was written, with all that is wrong with it. */
interface Written {
  readonly pages: number;
  readonly indexBytes: number;
  readonly messages: readonly Message[];
  readonly record: SiteRecord;
  readonly indexRecord: IndexRecord;
}

/** What a site is written from beside its graph. */
interface Sources {
  readonly content: Content;
  /** Days on which files were last changed, by path. */
  readonly lastChanges: ReadonlyMap<string, string>;
}

/** Writes and checks pages with all that stands beside them, and the search index at the same time. */
async function writeSite(site: Site, from: Sources, place: Pages, before: Before): Promise<Written> {
  const searchDir = join(place.staging, 'search');
  const started = Promise.withResolvers<NoteTexts | null>();
  const writingIndex = writeIndex(site, searchDir, place, { before, onStart: started.resolve });
  // Pagefind takes longest, so it goes first.
  const starting = Promise.race([started.promise, writingIndex.then(() => started.promise)]);
  const writingPages = starting.then(async (texts) => {
    const written = await writePages(site, from.content, place, before.site, from.lastChanges);
    // What is kept for the next build holds whatever comes of this one, and here is time for it.
    if (texts !== null) await before.words?.keep(texts);
    await before.cache?.save();
    return written;
  });
  const [index, { pages, messages, record }] = await allSettled([writingIndex, writingPages]);
  await rename(join(searchDir, 'pagefind'), join(place.stage, 'pagefind'));
  await writeHostFiles(site, place.stage);
  const found = [...messages, ...index.messages];
  return { pages, indexBytes: index.bytes, messages: found, record, indexRecord: index.record };
}

async function writeIndex(
  site: Site,
  outDir: string,
  { staging, progress, signal }: Pages,
  { before, onStart }: { readonly before: Before; readonly onStart: (texts: NoteTexts | null) => void },
) {
  const workDir = join(staging, 'search-work');
  const check = startIndexCheck(site, outDir, before.index.record);
  try {
    const { bytes, written } = await progress.stage('search index', () =>
      buildSearchIndex(site, {
        workDir,
        outDir,
        before: before.index,
        words: before.words?.words,
        signal,
        onStart,
        onLinks: check.checkLinks,
      }),
    );
    const { messages, sums } = await progress.stage('verifying index', check.finish);
    const files = Array.from(
      sums,
      ([path, output]) => [path, { input: written.inputs.get(path) ?? null, output }] as const,
    );
    return { bytes, messages, record: { files: new Map(files), records: written.records } };
  } finally {
    check.stop();
  }
}

/** Waits for all, so that nothing writes any more when the first error is thrown. */
async function allSettled<Results extends unknown[]>(
  promises: {
    [Index in keyof Results]: Promise<Results[Index]>;
  },
): Promise<Results> {
  const results = await Promise.allSettled(promises);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as Results;
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
