import { parseArgs } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { PROGRAM_ROOT } from '../src/node/fingerprint.ts';
import { DEFENCES, type Defence } from './mutate/defences.ts';
import { keyOf, openWorkbench, type Workbench } from './mutate/workbench.ts';

const usage = `Usage: npm run mutate -- [options]
Takes each defence of the program out, in a copy, and shows that a test fails without it.
  --only TEXT      those whose name or file holds this text
  --help           show this text`;

/** Columns of a verdict in the table. */
const WIDTH = 14;

await runCommand({
  usage,
  run: async (args, signal) => {
    const options = { only: { type: 'string', default: '' }, help: { type: 'boolean', default: false } } as const;
    const { only, help } = parseArgs({ args, options }).values;
    if (help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const defences = DEFENCES.filter(({ name, file }) => `${name}\n${file}`.includes(only));
    const workbench = await openWorkbench(PROGRAM_ROOT, signal);
    try {
      return await control(workbench, defences);
    } finally {
      await workbench.remove();
    }
  },
});

/** Takes the defences out one by one, after all their tests have passed, and prints what came of each. */
async function control(workbench: Workbench, defences: readonly Defence[]): Promise<number> {
  const whole = await workbench.run(defences.map(({ test }) => test));
  const open = defences.filter(({ test }) => whole.get(keyOf(test)) !== true);
  for (const { test } of open) process.stderr.write(`${keyOf(test)}: Unexpected failure, expected it to pass\n`);
  if (open.length > 0) return EXIT.contentErrors;
  let noticed = 0;
  for (const defence of defences) {
    const verdict = await judge(workbench, defence);
    if (verdict === 'fails') noticed++;
    process.stdout.write(
      `${verdict.padEnd(WIDTH)}${defence.name} (${defence.file})\n${' '.repeat(WIDTH)}${keyOf(defence.test)}\n`,
    );
  }
  process.stdout.write(`${noticed} of ${defences.length} defences are missed by a test when they are out\n`);
  return noticed === defences.length ? EXIT.ok : EXIT.contentErrors;
}

/** Whether the test fails without the defence; one that cannot even run says nothing about it. */
async function judge(workbench: Workbench, defence: Defence): Promise<'fails' | 'passes' | 'does not run'> {
  await workbench.takeOut(defence);
  try {
    const passed = (await workbench.run([defence.test])).get(keyOf(defence.test));
    if (passed === undefined) return 'does not run';
    return passed ? 'passes' : 'fails';
  } finally {
    await workbench.putBack(defence);
  }
}
