import { readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { copyCorpus, editNote, listNotes, sizeOf } from './corpus.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { type Command, measure, type Run } from './measure.ts';
import { heaviestNote, meanShellBytes } from './shell.ts';
import { starlight } from './starlight.ts';
import { type Case, formatTable, median } from './table.ts';
import { type Subject, waymark } from './waymark.ts';

/** Those that can be measured beside us. */
export const CONTENDERS = { hugo, eleventy, starlight } as const;

/** What to measure. */
export interface BenchOptions {
  readonly corpus: string;
  readonly against: readonly (keyof typeof CONTENDERS)[];
  /** Runs of each. */
  readonly times: number;
  /** Also builds the collection this many times beside itself; 1 for not. */
  readonly fold: number;
}

interface Step {
  readonly name: string;
  /** Not measured. */
  readonly before: () => void | Promise<void>;
  readonly commands: readonly Command[];
}

/** Measures our build and others side by side in a folder of their own, and prints the table. */
export async function bench(
  { corpus, against, times, fold }: BenchOptions,
  work: string,
  signal: AbortSignal,
): Promise<void> {
  const notes = listNotes(corpus).length;
  say(
    `${notes} notes, ${times} turns, ${availableParallelism()} x ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}`,
  );
  const subject = await prepareSubject(corpus, join(work, 'waymark'), 1);
  const rivals = against.map((name) => CONTENDERS[name](corpus, join(work, name), 1));
  for (const rival of rivals) {
    say(`Setting up ${rival.name}`);
    await rival.prepare();
  }
  const cases = new Map<string, Run[]>();
  for (let turn = 1; turn <= times; turn++) {
    for (const { name, before, commands } of turnOf(subject, rivals, turn)) {
      signal.throwIfAborted();
      await before();
      const result = await measure(commands);
      cases.set(name, [...(cases.get(name) ?? []), result]);
      say(`${turn}/${times} ${name}: ${result.seconds.toFixed(2)} s`);
    }
  }
  const outputs = new Map([['cold', subject.out], ...rivals.map((rival) => [rival.name, rival.out] as const)]);
  for (const [name, out] of outputs) refuseIncomplete(name, out, notes);
  const rows: Case[] = Array.from(cases, ([name, runs]) => {
    const out = outputs.get(name);
    return { name, runs, ...(out === undefined ? {} : { output: sizeOf(out) }) };
  });
  const index = sizeOf(join(subject.out, 'pagefind'));
  const shell = meanShellBytes(subject.out);
  const heaviest = heaviestNote(subject.out);
  if (fold > 1) rows.push(await measureFold(corpus, join(work, 'fold'), fold));
  process.stdout.write(`\n${formatTable(rows, rivals[0]?.name ?? null)}\n\n`);
  process.stdout.write(`Search index: ${index.files} files, ${(index.bytes / 1e6).toFixed(1)} MB. `);
  process.stdout.write(`Mean shell of a note: ${(shell / 1000).toFixed(1)} KB gzip. `);
  process.stdout.write(`Heaviest beside its Markdown: ${heaviest.note}, ${(heaviest.part * 100).toFixed(1)} %.\n`);
  if (fold > 1) process.stdout.write(foldRatio(rows, fold));
}

/** A build that leaves out notes is quick, but no comparison. */
function refuseIncomplete(name: string, out: string, notes: number): void {
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).length;
  if (pages < notes) throw new Error(`${name} wrote ${pages} pages for ${notes} notes`);
}

async function prepareSubject(corpus: string, folder: string, fold: number): Promise<Subject> {
  const subject = waymark(folder);
  copyCorpus(corpus, subject.content, fold);
  await subject.writeBaseline();
  return subject;
}

/** What is measured in one turn, in order: our three cases, then each of the others. */
function turnOf(subject: Subject, rivals: readonly Contender[], turn: number): Step[] {
  const commands = [subject.command];
  return [
    { name: 'cold', before: subject.clean, commands },
    { name: 'one edit', before: () => editNote(subject.content, turn), commands },
    { name: 'unchanged', before: () => undefined, commands },
    ...rivals.map(({ name, clean, commands: theirs }) => ({ name, before: clean, commands: theirs })),
  ];
}

async function measureFold(corpus: string, folder: string, fold: number): Promise<Case> {
  say(`Making the ${fold}-fold collection`);
  const subject = await prepareSubject(corpus, folder, fold);
  await subject.clean();
  const run = await measure([subject.command]);
  say(`${fold}-fold: ${run.seconds.toFixed(2)} s`);
  return { name: `${fold}-fold, cold`, runs: [run], output: sizeOf(subject.out) };
}

function foldRatio(rows: readonly Case[], fold: number): string {
  const secondsOf = (name: string) =>
    median(rows.find((row) => row.name === name)?.runs.map((run) => run.seconds) ?? []);
  return `${fold} times the notes took ${(secondsOf(`${fold}-fold, cold`) / secondsOf('cold')).toFixed(1)} times as long.\n`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
