import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from './faults-random.ts';
import { createTrial, otherState, type State, type Trial } from './faults-site.ts';

const KILLS = 50;
const TERMINATIONS = 20;
/** After so many stopped builds, one is left to come to its end. */
const ROUND = 10;
const STACK = /^\s+at /m;

const random = createRandom('Builds that are stopped');
const trial: Trial = createTrial();
/** The site that each state of the content makes. */
const sites = {} as Record<State, string | null>;
let seconds = 0;
/** The state that was built last. */
let built: State = 'two';

beforeAll(async () => {
  for (const state of ['one', 'two'] as const) {
    trial.become(state);
    const { code, text, seconds: taken } = await trial.build();
    expect(code, text).toBe(0);
    sites[state] = trial.hash();
    seconds = taken;
  }
  expect(sites.one).not.toBe(sites.two);
});

afterAll(() => trial.remove());

/** Starts to build the other state and stops that at a random moment, by a signal to all of it or to its first process. */
async function stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ code: number; text: string; told: string }> {
  const state = otherState(built);
  trial.become(state);
  const moment = random.next() * seconds * 1.1;
  const isWhole = random.next() < 0.5;
  const running = trial.start({ args: random.next() < 0.5 ? ['--force'] : [] });
  let isOver = false;
  const ended = running.ended.finally(() => {
    isOver = true;
  });
  await Promise.race([wait(moment * 1000), ended]);
  const isThrough = isOver;
  if (!isThrough) process.kill(isWhole ? -running.pid : running.pid, signal);
  const { code, text, seconds: taken } = await ended;
  // How long a build takes depends on what else the machine does meanwhile.
  if (isThrough) seconds = taken;
  const told = `seed ${random.seed}, ${signal} to ${isWhole ? 'all' : 'one'} after ${moment.toFixed(3)} s: ${text}`;
  const hash = trial.hash();
  expect(text, told).not.toMatch(STACK);
  // One that is stopped when its site is in place and only tidying up is left has done its work.
  expect([sites[built], sites[state]], told).toContain(hash);
  if (code === 0) expect(hash, told).toBe(sites[state]);
  if (hash === sites[state]) built = state;
  return { code, text, told };
}

/** Builds to the end, over whatever the builds before have left. */
async function recover(): Promise<void> {
  const state = otherState(built);
  trial.become(state);
  const { code, text } = await trial.build();
  expect(code, text).toBe(0);
  expect(trial.hash()).toBe(sites[state]);
  built = state;
  expect(trial.besides(), 'beside the site').toEqual([]);
  expect(await trial.settled(), 'still running').toEqual([]);
}

describe('a build that is stopped at any moment', () => {
  it(`leaves a whole site and a way on for the next build: ${KILLS} times killed`, async () => {
    let killed = 0;
    for (let count = 1; count <= KILLS; count++) {
      // A build that meets the leftovers of one before, even of one whose children still write, does not fail by itself.
      const { code, told } = await stop('SIGKILL');
      expect([0, 137], told).toContain(code);
      if (code === 137) killed++;
      if (count % ROUND === 0) await recover();
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
  }, 3_600_000);

  it(`clears up after itself when it is asked to end: ${TERMINATIONS} times`, async () => {
    let stopped = 0;
    for (let count = 1; count <= TERMINATIONS; count++) {
      const { code, told } = await stop('SIGTERM');
      expect([0, 143], told).toContain(code);
      if (code === 143) stopped++;
      expect(await trial.settled(), told).toEqual([]);
      expect(trial.besides(), told).toEqual([]);
    }
    await recover();
    expect(stopped).toBeGreaterThan(TERMINATIONS / 3);
  }, 3_600_000);
});

describe('a build that is killed at the very moment', () => {
  /** Kills the process before the given call that renames, or after it. */
  const atRename = (number: number, side: 'before' | 'after') => `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let count = 0;
    fs.renameSync = (...args) => {
      count += 1;
      if (count === ${number} && ${side === 'before'}) process.kill(process.pid, 'SIGKILL');
      renameSync(...args);
      if (count === ${number}) process.kill(process.pid, 'SIGKILL');
    };
    syncBuiltinESMExports();`;

  it.each([
    ['before the old site is moved aside', 1, 'before', 'old'],
    ['between the old site and the new one', 2, 'before', 'none'],
    ['after the new site is in place', 2, 'after', 'new'],
  ] as const)(
    '%s: the next one goes on',
    async (_, number, side, expected) => {
      const state = otherState(built);
      trial.become(state);
      expect((await trial.build({ preload: atRename(number, side) })).code).toBe(137);
      const hashes = { old: sites[built], new: sites[state], none: null };
      expect(trial.hash()).toBe(hashes[expected]);
      // Even a build that fails puts the old site back.
      const bad = join(trial.content, 'bad.md');
      writeFileSync(bad, '[x](httpx://x.example)\n');
      expect((await trial.build()).code).toBe(1);
      expect(trial.hash()).toBe(expected === 'new' ? sites[state] : sites[built]);
      rmSync(bad);
      expect((await trial.build()).code).toBe(0);
      expect(trial.hash()).toBe(sites[state]);
      expect([trial.besides(), await trial.settled()]).toEqual([[], []]);
      built = state;
    },
    300_000,
  );
});

it('is refused while another builds into the same folder', async () => {
  const state = otherState(built);
  trial.become(state);
  const endings = await Promise.all([1, 2, 3].map(() => trial.build({ args: ['--force'] })));
  const codes = endings.map(({ code }) => code).sort();
  expect(codes, endings.map(({ text }) => text).join()).toEqual([0, 2, 2]);
  for (const { code, text } of endings) {
    if (code === 2)
      expect(text).toMatch(/^`.+` is being built by another process .+ Wait for it to end, then try again\.\n$/);
  }
  expect(trial.hash()).toBe(sites[state]);
  expect([trial.besides(), await trial.settled()]).toEqual([[], []]);
}, 1_200_000);
