/**
 * Builds the pages in a process of its own, started by node/pages.ts with {@link PagesTask} as its only argument. A failure is
 * sent to that process as one message.
 */
import { keepCompiled, readCompiled } from '../node/compiled-pages.ts';
import type { PagesTask } from '../node/pages.ts';
import { renderPages } from './render-pages.ts';
import { workspaceDir } from './workspace-dir.ts';

// When the process that started this one is gone, nobody waits for the pages.
process.once('disconnect', () => process.exit(1));

try {
  const task = JSON.parse(process.argv[2] ?? '{}') as PagesTask;
  const [compiled] = await Promise.all([compiledPages(task), compileOnce()]);
  await renderPages({
    compiled,
    workspace: workspaceDir(),
    outDir: task.outDir,
    onProgress: (done, total, files) => process.send?.({ type: 'progress', done, total, files }),
  });
  // Astro leaves watchers and workers behind.
  process.exit(0);
} catch (error) {
  const { message, hint, loc } = error as { message?: string; hint?: string; loc?: { file?: string; line?: number } };
  const place = loc?.file === undefined ? '' : ` (${loc.file}${loc.line === undefined ? '' : `:${loc.line}`})`;
  const text = `${message ?? String(error)}${place}${hint === undefined ? '' : `\n${hint}`}`;
  if (process.send) process.send({ type: 'failure', text }, () => process.exit(1));
  else {
    console.error(text);
    process.exit(1);
  }
}

/** Compiles the program too, unless it runs as it was compiled. */
async function compileOnce(): Promise<void> {
  if (process.env['WAYMARK_COMPILED'] !== undefined) return;
  // Without what it needs, commands run as they are written.
  await import('../node/compile-program.ts').then(({ compileProgram }) => compileProgram()).catch(() => undefined);
}

/** Returns the folder of the compiled pages. Astro, which takes seconds to get going, is loaded only when it must compile them. */
async function compiledPages({ config, kept, draft }: PagesTask): Promise<string> {
  if (await readCompiled(kept)) return kept;
  const { compilePages } = await import('./compile-pages.ts');
  await compilePages({ ...config, outDir: draft });
  return (await keepCompiled(draft, kept)) ? kept : draft;
}
