import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { readManifest } from '../src/node/manifest.ts';
import { serve } from '../src/node/serve.ts';
import { usageError } from '../src/node/usage-error.ts';
import { BROWSER_ARGUMENTS, findChromium } from '../tests/browser/chromium.ts';
import { choosePages, formatAudits, readAudit } from './bench/lighthouse-audit.ts';
import { installProject } from './bench/npm-project.ts';

const usage = `Usage: npm run lighthouse -- [options]
  --dist DIR   the built site (default: dist)
  --help       show this text
Installs Lighthouse into a temporary folder and audits five pages as a phone shows them.`;

/** Tried with this version; its scores change from one to the next. */
const LIGHTHOUSE = '13.5.0';

await runCommand({
  usage,
  run: async (args, signal) => {
    const { values } = parseArgs({
      args,
      options: { dist: { type: 'string', default: 'dist' }, help: { type: 'boolean', default: false } },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const manifest = await readManifest(values.dist);
    if (manifest === null)
      throw usageError(`The folder \`${values.dist}\` holds no built site. Build one with npm run build.`);
    const chromium = findChromium();
    if (chromium === null) throw usageError('No Chromium was found; `npm test` installs one.');
    const work = mkdtempSync(join(tmpdir(), 'waymark-lighthouse-'));
    const served = await serve({ dir: values.dist, base: manifest.base, port: 0 });
    try {
      process.stderr.write('Installing Lighthouse\n');
      await installProject(work, { lighthouse: LIGHTHOUSE });
      const audits: Parameters<typeof formatAudits>[0][number][] = [];
      for (const { kind, path } of choosePages(values.dist)) {
        signal.throwIfAborted();
        process.stderr.write(`${kind}: ${path}\n`);
        const report = join(work, 'report.json');
        const program = [join(work, 'node_modules/lighthouse/cli/index.js'), new URL(path, served.url).href];
        const flags = `--chrome-flags=--headless ${BROWSER_ARGUMENTS.join(' ')}`;
        const options = ['--output=json', `--output-path=${report}`, '--quiet', flags];
        const env = { ...process.env, CHROME_PATH: chromium };
        // It fails when a single audit did, and tells of all others in its report.
        const failure = await promisify(execFile)(process.execPath, [...program, ...options], { env, signal }).then(
          () => null,
          (error: unknown) => error,
        );
        const text = await readFile(report, 'utf8').catch(() => null);
        if (text === null) throw usageError(`Lighthouse made no report of \`${path}\`: ${String(failure)}`, failure);
        audits.push({ kind, ...readAudit(text) });
        await rm(report);
      }
      process.stdout.write(formatAudits(audits));
      return EXIT.ok;
    } finally {
      await served.close();
      rmSync(work, { recursive: true, force: true });
    }
  },
});
