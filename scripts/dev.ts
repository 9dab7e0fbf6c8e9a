import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applyBaseline } from '../src/core/lint/baseline.ts';
import { readBaseline } from '../src/node/baseline-file.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { startDevServer } from '../src/node/dev-server.ts';
import type { LoadedSite } from '../src/node/load-site.ts';
import { formatNotes } from '../src/node/machine-view.ts';
import { DEFAULT_CONTENT, DEFAULT_OUT, parsePort } from '../src/node/options.ts';
import { openParseCache } from '../src/node/parse-cache.ts';
import { countReport } from '../src/node/report.ts';
import { reportText } from '../src/node/report-text.ts';
import { createSiteLoader } from '../src/node/site-loader.ts';
import { notify, usesColor } from '../src/node/terminal.ts';
import { followSite } from '../src/node/workspace.ts';

const usage = `Usage: npm run dev -- [options]
  --content DIR    folder of notes (default: content)
  --baseline FILE  known problems, which are not shown (default: DIR/.waymark-baseline.json)
  --port NUMBER    port of the server; the next free one when it is taken (default: 4321)
  --help           show this text`;

await runCommand({
  usage,
  run: async (args, signal) => {
    const { values } = parseArgs({
      args,
      options: {
        content: { type: 'string', default: DEFAULT_CONTENT },
        baseline: { type: 'string' },
        port: { type: 'string', default: '4321' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const workspace = await mkdtemp(join(tmpdir(), 'waymark-dev-'));
    try {
      return await develop({ ...values, port: parsePort(values.port), workspace }, signal);
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  },
});

interface DevOptions {
  readonly content: string;
  readonly baseline?: string | undefined;
  readonly port: number;
  readonly workspace: string;
}

/** Serves the content until the signal comes, and follows its changes. */
async function develop({ content, baseline, port, workspace }: DevOptions, signal: AbortSignal): Promise<number> {
  const cache = openParseCache(content, { notify });
  const loader = createSiteLoader(content, {}, cache);
  const known = await readBaseline(content, baseline);
  const follow = await followSite(workspace);
  let loaded = await loader.reload();
  const show = async (changed: readonly string[] | null): Promise<void> => {
    const messages = newMessages(loaded, known);
    if (loaded.site !== null) await follow(loaded.site, messages);
    const reported = changed === null ? messages : messages.filter(({ file }) => changed.includes(file));
    const counts = countReport(loaded.facts, reported);
    const report = { contentDir: content, messages: reported, known: new Set<never>(), stale: 0, counts };
    process.stdout.write(reportText(report, { from: process.cwd(), color: usesColor(process.stdout) }));
  };
  await show(null);
  await cache.save();
  if (loaded.site === null) return EXIT.contentErrors;

  let queue = Promise.resolve();
  const server = await startDevServer({
    workspace,
    contentDir: await realpath(content),
    base: loaded.site.settings.base,
    port,
    locate: (path) => loaded.content.locations.get(path) ?? null,
    notes: () => (loaded.site === null ? '[]' : formatNotes(loaded.site)),
    builtSite: DEFAULT_OUT,
    onChange: (changed) => {
      queue = queue.then(async () => {
        const start = performance.now();
        try {
          loaded = await loader.reload(changed ?? undefined);
          await show(changed);
          server.refresh();
        } catch (error) {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        }
        const what = changed === null ? 'Read again' : changed.join(', ');
        process.stdout.write(`${what}: ${Math.round(performance.now() - start)} ms\n`);
      });
    },
  });
  const hasIndex = existsSync(join(DEFAULT_OUT, 'pagefind'));
  const search = hasIndex ? `answers from the last build in ${DEFAULT_OUT}` : 'has no index before the first build';
  process.stdout.write(`Serving ${content} at ${server.url}\nSearch ${search}\nPress Ctrl C to stop\n`);
  if (!signal.aborted) await once(signal, 'abort');
  await server.stop();
  return EXIT.ok;
}

/** The messages that ask for something and that the baseline does not know. */
function newMessages({ messages }: LoadedSite, baseline: Awaited<ReturnType<typeof readBaseline>>) {
  const applied = applyBaseline(messages, baseline ?? { version: 1, problems: [] });
  return applied.messages.filter((message) => message.severity !== 'notice' && !applied.known.has(message));
}
