import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('ends as it would when nobody reads its output any more', async () => {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['scripts/check.ts', '--format', 'json', '--no-cache'], { cwd: root });
  child.stdout.destroy();
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect({ said, code }).toEqual({ said: '', code: 0 });
});
