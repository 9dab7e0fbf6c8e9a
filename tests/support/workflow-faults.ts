import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What may start a workflow: none of these runs code of a stranger with rights or secrets. */
const TRIGGERS = ['pull_request', 'push', 'workflow_dispatch'];

/** What the job that publishes may write, and no other. */
const PUBLISHING = ['pages', 'id-token'];

/** Returns what is unsafe about a workflow in a repository to which strangers send pull requests. */
export function findWorkflowFaults(text: string): string[] {
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);
  return [
    ...triggersOf(workflow)
      .filter((trigger) => !TRIGGERS.includes(trigger))
      .map((trigger) => `is started by ${trigger}`),
    ...permissionFaults(workflow.permissions, []),
    ...jobs.flatMap(([, job]) => jobFaults(job, triggersOf(workflow))),
    ...text.split('\n').flatMap(lineFaults),
    ...steps.flatMap(stepFaults),
  ];
}

function triggersOf({ on }: Workflow): readonly string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}

function permissionFaults(permissions: unknown, writable: readonly string[]): string[] {
  if (typeof permissions !== 'object' || permissions === null) return ['does not name its permissions'];
  return Object.entries(permissions).flatMap(([name, right]) =>
    right === 'read' || right === 'none' || (right === 'write' && writable.includes(name))
      ? []
      : [`may ${right} ${name}`],
  );
}

/** A job has the rights of its workflow, less, or those to publish: then it runs nothing but the action for that. */
function jobFaults({ permissions, uses, steps = [] }: Job, triggers: readonly string[]): string[] {
  const faults = uses === undefined ? [] : ['has steps that stand elsewhere'];
  if (permissions === undefined) return faults;
  const isPublishing = steps.length === 1 && steps[0]?.uses?.startsWith('actions/deploy-pages@') === true;
  const mayWrite = isPublishing && !triggers.includes('pull_request');
  return [...faults, ...permissionFaults(permissions, mayWrite ? PUBLISHING : [])];
}

function lineFaults(line: string): string[] {
  const faults: string[] = [];
  if (/\buses:/.test(line) && !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)) {
    faults.push('uses an action that is not pinned by commit and version');
  }
  if (/\bsecrets\b/.test(line)) faults.push('uses a secret');
  if (/^\s*continue-on-error:/.test(line)) faults.push('goes on after an error');
  return faults;
}

function stepFaults({ uses = '', run = '', with: inputs = {} }: Step): string[] {
  const faults: string[] = [];
  if (run.includes('${{') || String(inputs['script'] ?? '').includes('${{'))
    faults.push('puts an expression into a command');
  if (uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false) {
    faults.push('leaves credentials in the checkout');
  }
  if (uses.startsWith('actions/checkout@') && inputs['ref'] !== undefined) faults.push('checks out what someone names');
  // A cache that a pull request fills, and the published site is built from, is a way in.
  const keepsPackages = uses.startsWith('actions/setup-node@') && inputs['package-manager-cache'] !== false;
  if (/\bcache\b/.test(uses) || inputs['cache'] !== undefined || keepsPackages) faults.push('keeps a cache');
  return faults;
}
