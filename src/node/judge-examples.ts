import { join } from 'node:path';
import { z } from 'zod';
import { RULES } from '../core/lint/rules/index.ts';
import type { RuleExample } from '../core/site/view.ts';
import { cacheFolder } from './cache-folder.ts';
import { fingerprintProgram } from './fingerprint.ts';
import { lintExample } from './lint-example.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What `check` says to an example, and `fix` makes of it. */
type Judged = Pick<RuleExample, 'findings' | 'fixed'>;

/** By rule. */
type JudgedExamples = Readonly<Record<string, Judged>>;

const headSchema = z.object({ program: z.string() });

let judged: Promise<JudgedExamples> | null = null;

/** Returns what is said to the examples of all rules. It is the same for all sites, and so it is kept with the program. */
export function judgeExamples(): Promise<JudgedExamples> {
  judged ??= readExamples(examplesFile());
  return judged;
}

/** File that keeps what is said to the examples. */
function examplesFile(): string {
  return join(cacheFolder(), 'examples.bin');
}

/** Reads what is kept in a file for this version of the program, or makes it and keeps it there. */
export async function readExamples(location: string): Promise<JudgedExamples> {
  const program = await fingerprintProgram();
  const file = await readSealed(location).catch(() => null);
  if (file?.type === 'whole' && headSchema.safeParse(file.head).data?.program === program) {
    return JSON.parse(file.body.toString('utf8'));
  }
  const all = await judgeAll();
  // It only saves time: whatever is in the way of it is no fault.
  await writeSealed(location, { program }, [Buffer.from(JSON.stringify(all))]).catch(() => undefined);
  return all;
}

async function judgeAll(): Promise<JudgedExamples> {
  const all: Record<string, Judged> = {};
  for (const { id, notOk } of RULES) {
    if (notOk === undefined) continue;
    const { messages, fixed } = await lintExample(notOk, id);
    const findings = messages.map(({ line, column, message, hint }) => ({ line, column, message, hint: hint ?? null }));
    all[id] = { findings, fixed };
  }
  return all;
}
