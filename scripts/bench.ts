import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { usageError } from '../src/node/usage-error.ts';
import { listNotes } from './bench/corpus.ts';
import { type BenchOptions, bench, CONTENDERS } from './bench/turns.ts';

const usage = `Usage: npm run bench -- [options]
  --corpus DIR     folder of notes to build (default: content)
  --against NAMES  hugo, eleventy, starlight, with commas between them (default: none)
  --times N        runs of each, in turns (default: 3)
  --fold N         also builds the collection N times beside itself
  --help           show this text`;

await runCommand({
  usage,
  run: async (args, signal) => {
    const options = readOptions(args);
    if (options === null) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const work = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
    try {
      await bench(options, work, signal);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return EXIT.ok;
  },
});

function readOptions(args: string[]): BenchOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string', default: 'content' },
      against: { type: 'string', default: '' },
      times: { type: 'string', default: '3' },
      fold: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const against = values.against.split(',').filter((name) => name !== '');
  const unknown = against.find((name) => !Object.hasOwn(CONTENDERS, name));
  if (unknown !== undefined)
    throw usageError(`Unexpected \`${unknown}\` for --against, expected ${Object.keys(CONTENDERS).join(', ')}.`);
  const corpus = resolve(values.corpus);
  if (listNotes(corpus).length === 0) throw usageError(`The folder \`${values.corpus}\` holds no notes.`);
  return {
    corpus,
    against: against as BenchOptions['against'],
    times: count('times', values.times),
    fold: count('fold', values.fold),
  };
}

function count(option: string, value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw usageError(`Unexpected \`${value}\` for --${option}, expected a whole number from 1.`);
  return Number(value);
}
