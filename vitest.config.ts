import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { TestOrder } from './tests/support/test-order.ts';

/** Tests that put something in the place of a module, which other tests must not get. */
const MOCKING = ['tests/node/note-memory.test.ts', 'tests/node/output.test.ts', 'tests/node/shortage.test.ts'];

/**
 * Tests are grouped by what they need: nothing, Node, a built site, a browser on a built site, or the reference parser.
 * `hostile` holds notes and events that mean harm; `npm run test:hostile` runs it, `npm test` leaves it out.
 */
export default defineConfig({
  test: {
    // Most tests wait for a browser or a build now and then: one more than there are cores leaves none of these idle.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: TestOrder },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/core/**/*.test.ts', 'tests/client/**/*.test.ts', 'tests/rules/*.test.ts'],
          // Pure code leaves nothing behind: loading it once for all files takes a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'node',
          include: ['tests/*.test.ts', 'tests/node/**/*.test.ts', 'tests/scripts/**/*.test.ts'],
          exclude: MOCKING,
          // Loading all modules anew for each file takes a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'mocking', include: MOCKING, testTimeout: 60_000 } },
      {
        test: {
          name: 'differential',
          include: ['tests/differential/**/*.test.ts'],
          // Loaded by Node itself, what calls other modules a million times is a fifth faster.
          experimental: { viteModuleRunner: false },
          // Where the trees of a large note fit into the space for what is new, collecting them takes a third of the time.
          execArgv: ['--min-semi-space-size=128', '--max-semi-space-size=128'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/browser/**/*.browser.test.ts'],
          isolate: false,
          globalSetup: ['tests/site/build-fixtures.ts'],
          // A second, as it is by itself, is not enough for a browser on a machine that is busy otherwise.
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'hostile',
          include: ['tests/hostile/**/*.test.ts'],
          // These use all cores by themselves, and some have their time.
          maxWorkers: Math.max(2, availableParallelism()),
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
