import { formatNumber } from '../core/model/format-number.ts';
import { type BuildResult, build } from './build.ts';
import type { Overrides } from './load-site.ts';
import { openParseCache } from './parse-cache.ts';
import { createProgress, type Progress } from './progress.ts';
import { counted } from './report.ts';
import { reportText } from './report-text.ts';
import { usesColor } from './terminal.ts';

/** What a command asks to build. */
export interface BuildRequest {
  readonly contentDir: string;
  readonly outDir: string;
  readonly baseline?: string | undefined;
  readonly overrides: Overrides;
  /** Builds everything anew, also when nothing has changed. */
  readonly force: boolean;
  /** Uses what earlier builds have kept, and keeps something for the next. */
  readonly useCache: boolean;
}

/** Builds for people: shows progress, then the findings, then the figures. */
export async function runBuild(request: BuildRequest, signal: AbortSignal): Promise<BuildResult> {
  const progress = createProgress(process.stdout);
  const start = performance.now();
  const notify = (notice: string) => {
    progress.clear();
    process.stderr.write(`${notice}\n`);
  };
  const cache = request.useCache ? openParseCache(request.contentDir, { notify, isFresh: request.force }) : null;
  try {
    const result = await build({ ...request, cache, notify, progress, signal });
    progress.clear();
    process.stdout.write(describe(result, request.outDir, progress, (performance.now() - start) / 1000));
    await cache?.save();
    return result;
  } finally {
    progress.clear();
  }
}

function describe(result: BuildResult, outDir: string, progress: Progress, seconds: number): string {
  if (result.type === 'unchanged') {
    const { notes, links, pages } = result.manifest;
    const figures = [counted(notes, 'note'), counted(links, 'link'), counted(pages, 'page')].join(', ');
    return `Nothing has changed: ${outDir} is up to date (${figures}), ${seconds.toFixed(1)} s\n`;
  }
  const findings = reportText(result.report, {
    from: process.cwd(),
    color: usesColor(process.stdout),
    least: 'error',
  });
  if (result.type === 'failed') return `${findings}Nothing was built: ${outDir} is as it was\n`;
  const { notes, links, companions, pages, indexBytes } = result.manifest;
  const stages = Array.from(progress.seconds, ([name, value]) => `${name} ${value.toFixed(1)} s`);
  const figures = [
    counted(notes, 'note'),
    counted(links, 'link'),
    counted(companions, 'companion'),
    counted(pages, 'page'),
    `search index ${formatNumber(Math.round(indexBytes / 1024))} KB`,
  ];
  return `${findings}Built ${outDir} in ${seconds.toFixed(1)} s: ${figures.join(', ')}\n${stages.join(', ')}\n`;
}
