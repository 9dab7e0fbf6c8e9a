// The program as compile-program.ts has compiled it: a few modules instead of some seven hundred.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Returns what was compiled of a module, `scripts/build.ts`: the name of the module to run, and the bytes of all by name.
 * Returns null when `file` was damaged, or when a module of it or a package has changed since.
 */
export function readProgram(file, entry) {
  try {
    const bytes = readFileSync(file);
    const [sealEnd, headEnd] = [bytes.indexOf('\n'), bytes.indexOf('\n', bytes.indexOf('\n') + 1)];
    const head = JSON.parse(bytes.toString('utf8', sealEnd + 1, headEnd));
    const name = head.entries[entry];
    if (name === undefined || !isCurrent(head)) return null;
    if (bytes.toString('latin1', 0, sealEnd) !== hash('sha256', bytes.subarray(sealEnd + 1))) return null;
    const body = bytes.subarray(headEnd + 1);
    return {
      name,
      modules: new Map(
        Object.entries(head.modules).map(([module, [start, end]]) => [module, body.subarray(start, end)]),
      ),
    };
  } catch {
    return null;
  }
}

function isCurrent({ root, inputs }) {
  return (
    root === ROOT &&
    Object.entries(inputs).every(([path, sum]) => hash('sha256', readFileSync(join(ROOT, path))) === sum)
  );
}
