import { mkdir, writeFile } from 'node:fs/promises';
import { buildRuleDocs, RULE_DOCS } from '../src/node/rule-docs.ts';

await mkdir(RULE_DOCS, { recursive: true });
for (const [location, text] of await buildRuleDocs()) await writeFile(location, text);
process.stdout.write(`Wrote ${RULE_DOCS}\n`);
