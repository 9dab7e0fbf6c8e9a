import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renderBody } from '../../src/core/markdown/render.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { readContent } from '../../src/node/read-content.ts';

/** What became of a bomb. */
export interface Blast {
  /**
   * Seconds that it took to read, check and render it: of the clock, which counts what other processes take, and of all
   * threads, which counts twice what is done side by side, the fewer.
   */
  readonly seconds: number;
  /** Rule and line of each refusal. */
  readonly refused: readonly string[];
  readonly links: number;
  /** Whether links and companions are those that a walk of the tree finds. */
  readonly isConserved: boolean;
  /** Whether the note beside it was read and checked. */
  readonly isRestChecked: boolean;
  /** Largest memory of the process so far, in MB. */
  readonly megabytes: number;
}

const REFUSALS = /^(?:nesting-depth|note-parts|line-length|file-size|frontmatter-.*)$/;

/** Reads, checks and renders a content folder with a bomb, `bomb.md`. */
async function explode(folder: string): Promise<Blast> {
  // What is left of the one before is not this one's.
  globalThis.gc?.();
  const before = process.cpuUsage();
  const start = performance.now();
  const { site, messages } = await assembleSite(await readContent(folder), {});
  if (site !== null) for (const note of site.notes.values()) renderBody(note, site.settings);
  const { user, system } = process.cpuUsage(before);
  const clock = (performance.now() - start) / 1000;
  const note = site?.notes.get('bomb.md');
  const shown = note?.links.flatMap((link) => [link.url, ...link.companions.map(({ url }) => url)]) ?? [];
  const refused = messages.filter(({ file, rule }) => file === 'bomb.md' && REFUSALS.test(rule));
  return {
    seconds: Math.min(clock, (user + system) / 1e6),
    refused: refused.map(({ rule, line }) => `${rule} ${line}`),
    links: shown.length,
    isConserved: shown.sort().join('\n') === [...(note?.addresses ?? [])].sort().join('\n'),
    isRestChecked: messages.some(({ file, rule }) => file === 'b.md' && rule === 'broken-target'),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const { positionals } = parseArgs({ allowPositionals: true });
const [root = '', ...names] = positionals;
// Start-up and the compilation of all that is used are not a bomb's own time.
await explode(join(root, 'warm-up'));
for (const name of names) process.stdout.write(`${JSON.stringify(await explode(join(root, name)))}\n`);
