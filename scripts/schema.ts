import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildJsonSchemas } from '../src/node/json-schemas.ts';

for (const [location, text] of buildJsonSchemas()) {
  await mkdir(dirname(location), { recursive: true });
  await writeFile(location, text);
  process.stdout.write(`Wrote ${location}\n`);
}
