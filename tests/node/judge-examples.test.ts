import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readExamples } from '../../src/node/judge-examples.ts';
import { readSealed, writeSealed } from '../../src/node/sealed-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('keeps what is said to examples, and makes it anew when it is damaged or of another program', async () => {
  const location = join(temporaryFolder(), 'kept/examples.bin');
  const made = await readExamples(location);
  expect(made['tracking-parameter']?.findings).toMatchObject([{ line: 1, hint: 'Write https://example.org/?page=2' }]);
  const { ino } = statSync(location);
  expect(await readExamples(location)).toEqual(made);
  expect(statSync(location).ino).toBe(ino);

  const file = await readSealed(location);
  if (file.type !== 'whole') throw new Error('Expected a whole file');
  await writeSealed(location, { program: 'older' }, [Buffer.from('{}')]);
  expect(await readExamples(location)).toEqual(made);
  expect((await readSealed(location)).type).toBe('whole');

  writeFileSync(location, readFileSync(location).subarray(0, -1));
  expect(await readExamples(location)).toEqual(made);

  // Kept as it is, whatever it says: only the seal and the program are asked.
  await writeSealed(location, file.head as object, [Buffer.from('{"kept":{"findings":[],"fixed":null}}')]);
  expect(Object.keys(await readExamples(location))).toEqual(['kept']);
});

it('is made all the same where nothing can be kept', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'in-the-way'), '');
  expect(Object.keys(await readExamples(join(folder, 'in-the-way/examples.bin'))).length).toBeGreaterThan(20);
});
