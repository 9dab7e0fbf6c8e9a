import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, ROOT, runScript } from './run-script.ts';

/** A step of a guide: a file with its text, or a command. */
type Step =
  | { readonly type: 'file'; readonly path: string; readonly text: string }
  | { readonly type: 'command'; readonly line: string };

/** A command of a guide and how it ended. */
export interface Done extends Outcome {
  readonly line: string;
}

const BLOCK = /^```(?<language>yaml|sh)\n(?<text>[\s\S]*?)^```$/gm;

/** Reads the steps of a guide: each `yaml` block is the file named last before it, each line of an `sh` block a command. */
function readSteps(guide: string): Step[] {
  const text = readFileSync(join(ROOT, guide), 'utf8');
  return [...text.matchAll(BLOCK)].flatMap((match): Step[] => {
    const { language, text: block = '' } = match.groups ?? {};
    if (language === 'sh') {
      return block
        .trimEnd()
        .split('\n')
        .map((line) => ({ type: 'command', line }));
    }
    const path = [...text.slice(0, match.index).matchAll(/`(\.\.\/[^`]*\.yaml)`/g)].at(-1)?.[1];
    if (path === undefined) throw new Error(`${guide}: expected the name of a file before its text`);
    return [{ type: 'file', path, text: block }];
  });
}

/**
 * Follows a guide to its end in an empty folder, with a copy of the fixture as the folder `name` that the guide speaks of.
 * `..` is that empty folder. Commands of ours run as a user runs them, the others in a shell.
 */
export async function followGuide(
  guide: string,
  { name, fixture, folder }: { readonly name: string; readonly fixture: string; readonly folder: string },
): Promise<Done[]> {
  cpSync(fixture, join(folder, name), { recursive: true });
  const place = (text: string) => text.replaceAll('../', `${folder}/`);
  const done: Done[] = [];
  for (const step of readSteps(guide)) {
    if (step.type === 'file') writeFileSync(place(step.path), step.text);
    else done.push({ line: step.line, ...(await run(place(step.line))) });
  }
  return done;
}

function run(line: string): Promise<Outcome> | Outcome {
  const script = /^npm run (?<name>\w+) -- (?<rest>.*)$/.exec(line)?.groups;
  if (script) return runScript(script['name'] ?? '', script['rest']?.split(' ') ?? []);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}
