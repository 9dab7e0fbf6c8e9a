import { parseArgs } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { DEFAULT_CONTENT, DEFAULT_OUT, parseOverrides } from '../src/node/options.ts';
import { runBuild } from '../src/node/run-build.ts';

const usage = `Usage: npm run build -- [options]
  --content DIR    folder of notes (default: content)
  --out DIR        where the site is written (default: dist)
  --baseline FILE  known problems, which do not stop the build (default: DIR/.waymark-baseline.json)
  --site URL       scheme and host under which the site is published
  --base /PATH     path under which the site is published
  --force          build everything anew, also when nothing has changed
  --no-cache       use nothing of earlier runs and keep nothing for the next
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
        force: { type: 'boolean', default: false },
        'no-cache': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { content, out, baseline, site, base, force } = values;
    const overrides = parseOverrides(site, base);
    const result = await runBuild(
      { contentDir: content, outDir: out, baseline, overrides, force, useCache: !values['no-cache'] },
      signal,
    );
    return result.type === 'failed' ? EXIT.contentErrors : EXIT.ok;
  },
});
