import { join } from 'node:path';
import { z } from 'zod';
import { frontmatterSchema } from '../core/schema/frontmatter.ts';
import { settingsSchema } from '../core/schema/settings.ts';
import { PROGRAM_ROOT } from './fingerprint.ts';

const SCHEMAS = { 'site.json': settingsSchema, 'frontmatter.json': frontmatterSchema } as const;

/** Returns the JSON Schemas of settings and frontmatter, by location: editors complete and explain keys with them. */
export function buildJsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      join(PROGRAM_ROOT, 'public/schema', name),
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-07' }), null, 2)}\n`,
    ]),
  );
}
