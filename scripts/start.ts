import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { DEFAULT_CONTENT, DEFAULT_OUT, parseOverrides, parsePort } from '../src/node/options.ts';
import { runBuild } from '../src/node/run-build.ts';
import { serve } from '../src/node/serve.ts';

const usage = `Usage: npm start -- [options]
  --content DIR    folder of notes (default: content)
  --out DIR        where the site is written (default: dist)
  --baseline FILE  known problems, which do not stop the build (default: DIR/.waymark-baseline.json)
  --site URL       scheme and host under which the site is published
  --base /PATH     path under which the site is published
  --port NUMBER    port of the server; the next free one when it is taken (default: 4321)
  --help           show this text`;

await runCommand({
  usage,
  run: async (args, signal) => {
    const { values } = parseArgs({
      args,
      options: {
        content: { type: 'string', default: DEFAULT_CONTENT },
        out: { type: 'string', default: DEFAULT_OUT },
        baseline: { type: 'string' },
        site: { type: 'string' },
        base: { type: 'string' },
        port: { type: 'string', default: '4321' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { content, out, baseline, site, base } = values;
    const port = parsePort(values.port);
    const overrides = parseOverrides(site, base);
    const result = await runBuild(
      { contentDir: content, outDir: out, baseline, overrides, force: false, useCache: true },
      signal,
    );
    if (result.type === 'failed') return EXIT.contentErrors;
    const served = await serve({ dir: out, base: result.manifest.base, port });
    process.stdout.write(`Serving ${out} at ${served.url}\nPress Ctrl C to stop\n`);
    if (!signal.aborted) await once(signal, 'abort');
    await served.close();
    return EXIT.ok;
  },
});
