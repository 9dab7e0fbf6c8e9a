/**
 * Builds the pages in a process of its own, started by node/pages.ts with the inline configuration as its only argument.
 * A failure is sent to that process as one message.
 */
import { type AstroInlineConfig, build } from 'astro';
import { insertBodies } from './insert-bodies.ts';
import { workspaceDir } from './workspace-dir.ts';

// When the process that started this one is gone, nobody waits for the pages.
process.once('disconnect', () => process.exit(1));

try {
  const config = JSON.parse(process.argv[2] ?? '{}') as AstroInlineConfig;
  await build({ ...config, integrations: [insertBodies(workspaceDir())] });
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
