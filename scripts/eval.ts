import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { EXIT, runCommand } from '../src/node/command.ts';
import { readManifest } from '../src/node/manifest.ts';
import { serve } from '../src/node/serve.ts';
import { usageError } from '../src/node/usage-error.ts';
import { askAll } from './eval/ask.ts';
import { formatFigures } from './eval/figures.ts';

const usage = `Usage: npm run eval -- --queries FILE [options]
  --queries FILE   a JSON array of { kind, q, url }: what is asked, and the address that is the right answer
  --dist DIR       the built site (default: dist)
  --kind NAME      asks the queries of one kind only
  --every N        asks every Nth query only
  --slower N       lets the browser compute N times slower than this machine
  --misses         lists the queries whose answer is not among the first ten
  --help           show this text`;

const queriesSchema = z.array(z.object({ kind: z.string(), q: z.string(), url: z.string() }));

await runCommand({
  usage,
  run: async (args, signal) => {
    const { values } = parseArgs({
      args,
      options: {
        queries: { type: 'string' },
        dist: { type: 'string', default: 'dist' },
        kind: { type: 'string' },
        every: { type: 'string', default: '1' },
        slower: { type: 'string', default: '1' },
        misses: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { kind, dist } = values;
    const [every, slower] = [readCount('every', values.every), readCount('slower', values.slower)];
    const queries = (await readQueries(values.queries)).filter((query) => kind === undefined || query.kind === kind);
    const manifest = await readManifest(dist);
    if (manifest === null)
      throw usageError(`The folder \`${dist}\` holds no built site. Build one with npm run build.`);
    const served = await serve({ dir: dist, base: manifest.base, port: 0 });
    try {
      const asked = queries.filter((_, index) => index % every === 0);
      const evaluation = await askAll(served.url, asked, { slower, signal });
      process.stdout.write(formatFigures(evaluation, values.misses));
    } finally {
      await served.close();
    }
    return EXIT.ok;
  },
});

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw usageError(`Unexpected \`--${name}\`, expected a whole number from 1.`);
}

async function readQueries(file: string | undefined): Promise<z.output<typeof queriesSchema>> {
  if (file === undefined) throw usageError(`Name a file of queries.\n\n${usage}`);
  try {
    return queriesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw usageError(
      `The file \`${file}\` cannot be read as queries, expected a JSON array of { kind, q, url }.`,
      error,
    );
  }
}
