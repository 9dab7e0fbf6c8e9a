import { join } from 'node:path';
import type { Settings } from '../core/schema/settings.ts';
import { buildPages } from './pages.ts';
import type { Progress } from './progress.ts';

/** Where pages are written. */
interface PagesPlace {
  readonly staging: string;
  readonly settings: Settings;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Pages that are on their way. */
export interface Pages extends PagesPlace {
  /** Folder of the new site. */
  readonly stage: string;
  /** Folder of what the pages are made from. */
  readonly workspace: string;
  /** Tells the page builder that the workspace is filled. `onWritten` is told of the files of pages when they are written. */
  readonly fill: (onWritten: (files: readonly string[]) => void) => void;
  readonly done: Promise<void>;
}

/** Starts the page builder, which takes seconds to get going, and ends it when what needs it ends without it. */
export async function withPages<Result>(place: PagesPlace, use: (pages: Pages) => Promise<Result>): Promise<Result> {
  const { staging, settings, progress, signal } = place;
  const [stage, workspace] = [join(staging, 'site'), join(staging, 'workspace')];
  const filled = Promise.withResolvers<void>();
  let listen: (files: readonly string[]) => void = () => undefined;
  const fill: Pages['fill'] = (onWritten) => {
    listen = onWritten;
    filled.resolve();
  };
  const over = new AbortController();
  const done = buildPages({
    workspace,
    ready: filled.promise,
    outDir: stage,
    settings,
    signal: AbortSignal.any([signal, over.signal]),
    onWritten: (files) => listen(files),
    onProgress: (count, total) => void progress.count(count, total),
  });
  // An early end is told by whoever waits for the pages.
  done.catch(() => undefined);
  try {
    return await use({ ...place, stage, workspace, fill, done });
  } finally {
    over.abort();
    // Nothing may write into the folder any more when it is removed.
    await done.catch(() => undefined);
  }
}
