// Loaded before a command: it runs as it was compiled into a few modules, or else its modules need at least neither be freed of
// their types nor be compiled again in each run.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { readProgram } from './kept-program.mjs';

const root = new URL('../../', import.meta.url).href;
const packages = `${root}node_modules/`;
const folder = fileURLToPath(`${packages}.cache/waymark/`);
// Another Node may have another way to take types out.
const file = join(folder, `modules-${process.version}.json`);

/** How a module names another one of its package: by its file, so nothing need be looked for. */
const NEIGHBOUR = /^\.\.?\/.+\.(?:js|ts)$/;

const programFile = join(folder, 'program.bin');
/** Where compiled modules are said to be. */
const compiled = `${packages}.cache/waymark/program/`;
/** Their bytes by name; null when the program runs as it is written. */
let modules = null;

/** By address: SHA-256 of a module, and what is left of it without types. Read when it is asked for. */
let known = null;
/** What was not known before. */
const found = {};

enableCompileCache(join(folder, 'compile'));
registerHooks({
  resolve(name, context, nextResolve) {
    const { parentURL = '', conditions = [] } = context;
    const program =
      parentURL === '' && name.startsWith(root) ? readProgram(programFile, name.slice(root.length)) : null;
    if (program !== null) {
      modules = program.modules;
      process.env.WAYMARK_COMPILED = '1';
      return { url: compiled + program.name, shortCircuit: true };
    }
    if (!NEIGHBOUR.test(name) || !parentURL.startsWith(root) || !conditions.includes('import')) {
      return nextResolve(name, context);
    }
    return { url: new URL(name, parentURL).href, shortCircuit: true };
  },
  load(url, context, nextLoad) {
    const source = url.startsWith(compiled) ? modules?.get(url.slice(compiled.length)) : undefined;
    if (source !== undefined) return { format: 'module', source, shortCircuit: true };
    if (!url.endsWith('.ts') || !isOwn(url)) return nextLoad(url, context);
    return { format: 'module', source: codeOf(url), shortCircuit: true };
  },
});
process.on('exit', () => Object.keys(found).length > 0 && keep());

function isOwn(url) {
  return url.startsWith(root) && !url.startsWith(packages);
}

function codeOf(url) {
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const source = hash('sha256', text);
  known ??= readKnown();
  if (known[url]?.source === source) return known[url].code;
  const code = withoutWarning(() => stripTypeScriptTypes(text));
  // A thread may be stopped before it comes to its end, and is told nothing of it.
  if (!isMainThread && Object.keys(found).length === 0) setImmediate(keep);
  found[url] = { source, code };
  return code;
}

/** Node does the same by itself without a warning; asked to, it warns that the name of the function may change. */
function withoutWarning(act) {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return act();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The first line of the file is the SHA-256 of all others: what was damaged is not run. */
function readKnown() {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === hash('sha256', body) ? JSON.parse(body) : {};
  } catch {
    return {};
  }
}

/** Where nothing can be kept, the next run takes as long as this one. */
function keep() {
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(folder, { recursive: true });
    // Other processes may have kept theirs since.
    const body = JSON.stringify({ ...readKnown(), ...found });
    writeFileSync(draft, `${hash('sha256', body)}\n${body}`);
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}
