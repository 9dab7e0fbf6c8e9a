import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readRecord } from '../../src/node/record-file.ts';
import { writeSealed } from '../../src/node/sealed-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const schema = z.object({ origin: z.string(), count: z.int() });
const seal = (location: string, text: string) => writeSealed(location, {}, [Buffer.from(text)]);

it.each<[string, (location: string) => unknown, unknown]>([
  ['is whole', (location) => seal(location, '{"origin":"/here","count":3}'), { origin: '/here', count: 3 }],
  ['is not there', () => undefined, null],
  ['was not sealed', (location) => writeFileSync(location, '{"origin":"/here","count":3}'), 'is damaged'],
  ['is of another shape', (location) => seal(location, '{"origin":"/here"}'), 'is damaged'],
  ['is no JSON', (location) => seal(location, '{'), 'is damaged'],
  [
    'is about another folder',
    (location) => seal(location, '{"origin":"/there","count":3}'),
    'is that of another folder',
  ],
  ['is a folder', (location) => mkdirSync(location), 'cannot be read (it is a folder)'],
  ['leads to itself', (location) => symlinkSync(location, location), 'cannot be read (its links lead in a circle)'],
])('a record that %s', async (_, make, expected) => {
  const location = join(temporaryFolder(), 'record.bin');
  await make(location);
  expect(await readRecord(location, schema, '/here')).toEqual(expected);
});
