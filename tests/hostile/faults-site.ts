import { spawn } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { hashFiles, writeFiles } from '../support/files.ts';
import { scriptArguments } from '../support/run-script.ts';

const LINKS = Array.from({ length: 60 }, (_, n) => `- [Link ${n}](https://n${n}.example/) - Words of number${n}.`);

/** A small site in two states, so that each can be built over the other. */
const STATES = {
  one: {
    'site.yaml': 'title: One\n',
    'a/a.md': '# A\n\n- [First](https://first.example/?a=1&b=2) ([HN](https://hn.example/1))\n\n![Dot](dot.svg)\n',
    'a/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
    'a/many.md': `# Many\n\n${LINKS.join('\n')}\n`,
    'b.md': '# B\n\n- [Second](https://second.example/)\n\n[A](a/a.md)\n',
  },
  two: {
    'site.yaml': 'title: Two\n',
    'a/a.md': '# A\n\n- [Another](https://another.example/)\n\n![Dot](dot.svg)\n',
    'a/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="6"/>',
    'b.md': '# Bee\n\n- [Third](https://third.example/)\n\n[A](a/a.md)\n',
  },
} as const;

/** Name of a state of the content. */
export type State = keyof typeof STATES;

/** The state that is not the given one. */
export const otherState = (state: State): State => (state === 'one' ? 'two' : 'one');

/** How a build is started. */
interface Start {
  readonly args?: readonly string[];
  /** Module that is loaded into the process before the build. */
  readonly preload?: string | undefined;
  /** Most files that may be open at once. */
  readonly openFiles?: number;
}

/** A build that runs. */
interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

/** How a build ended. */
export interface Ended {
  /** Exit code; as shells count it for a process that a signal ended. */
  readonly code: number;
  readonly text: string;
  readonly seconds: number;
}

/** A content folder with a site beside it, on which builds are tried. */
export interface Trial {
  readonly folder: string;
  readonly content: string;
  readonly out: string;
  /** Makes other content. */
  readonly become: (state: State) => void;
  readonly start: (start?: Start) => Running;
  readonly build: (start?: Start) => Promise<Ended>;
  /** One hash of the site that is there; null for none. */
  readonly hash: () => string | null;
  /** What lies beside content and site. */
  readonly besides: () => readonly string[];
  /** Command lines of all processes that builds have started and that still run. */
  readonly processes: () => readonly string[];
  /** Waits until no process runs any more, and returns those that still do after 20 seconds. */
  readonly settled: () => Promise<readonly string[]>;
  readonly remove: () => void;
}

/** Creates a trial in a folder, in a temporary one of its own unless given. */
export function createTrial(place?: string): Trial {
  const folder = place ?? mkdtempSync(join(tmpdir(), 'waymark-faults-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  const mark = randomUUID();
  const start = ({ args = [], preload, openFiles }: Start = {}): Running => {
    if (preload !== undefined) writeFiles(folder, { 'content/.preload.mjs': preload });
    const script = [...scriptArguments('build'), '--content', content, '--out', out, ...args];
    const loaded = preload === undefined ? [] : ['--import', pathToFileURL(join(content, '.preload.mjs')).href];
    const command = [process.execPath, ...loaded, ...script];
    const limited =
      openFiles === undefined ? command : ['sh', '-c', `ulimit -n ${openFiles}; exec "$0" "$@"`, ...command];
    const [program = '', ...rest] = limited;
    const began = performance.now();
    const child = spawn(program, rest, {
      env: { ...process.env, NO_COLOR: '1', WAYMARK_TRIAL: mark },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    }
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        const seconds = (performance.now() - began) / 1000;
        resolve({ code: code ?? 128 + (SIGNALS[signal ?? ''] ?? 0), seconds, text: text.replace(/^.*…\n/gm, '') });
      });
    });
    return { pid: child.pid ?? 0, ended };
  };
  const processes = () => runningWith(`WAYMARK_TRIAL=${mark}`);
  return {
    folder,
    content,
    out,
    become: (state) => {
      rmSync(content, { recursive: true, force: true });
      writeFiles(content, STATES[state]);
    },
    start,
    build: (how) => start(how).ended,
    hash: () => (existsSync(out) ? hash('sha256', JSON.stringify(hashFiles(out))) : null),
    besides: () => readdirSync(folder).filter((name) => name !== 'content' && name !== 'dist'),
    processes,
    settled: async () => {
      for (let left = 200; left > 0 && processes().length > 0; left--) await wait(100);
      return processes();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const SIGNALS: Readonly<Record<string, number>> = { SIGTERM: 15, SIGKILL: 9 };

/** Command lines of the processes with a setting in their environment, where the system tells. */
function runningWith(setting: string): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      return environment.includes(setting) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
    } catch {
      // It is gone, or not ours.
      return [];
    }
  });
}
