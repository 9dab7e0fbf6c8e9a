import { z } from 'zod';
import { compareText, type Message } from '../model/message.ts';
import { FIXED_RULES, type RuleId } from '../schema/rule-ids.ts';

/** Rules that no site can switch off, and whose errors a baseline takes all the same: nothing unsafe comes of them. */
const HARMLESS: ReadonlySet<string> = new Set<RuleId>(['address-credentials', 'frontmatter-key', 'frontmatter-value']);

/** Rules whose errors would publish something unsafe or lose a note: no baseline takes them. */
export const NEVER_RECORDED: ReadonlySet<string> = new Set(FIXED_RULES.filter((id) => !HARMLESS.has(id)));

const problem = z.strictObject({
  file: z.string(),
  rule: z.string(),
  message: z.string(),
  count: z.int().positive().default(1),
});

/** The known problems of a collection, as a file keeps them. */
export const baselineSchema = z.strictObject({ version: z.literal(1), problems: z.array(problem) });

/** The known problems of a collection. */
export type Baseline = z.output<typeof baselineSchema>;

/** Messages after a baseline was laid over them. */
export interface Baselined {
  readonly messages: readonly Message[];
  /** Those among them that are recorded. */
  readonly known: ReadonlySet<Message>;
  /** Number of recorded problems that are no longer there. */
  readonly stale: number;
}

/** Records errors and warnings by file, rule and text, with how often each is there: lines may move. */
export function recordBaseline(messages: readonly Message[]): Baseline {
  const problems = new Map<string, Baseline['problems'][number]>();
  for (const message of messages) {
    if (message.severity === 'notice' || !isRecordable(message)) continue;
    const key = keyOf(message);
    const count = (problems.get(key)?.count ?? 0) + 1;
    problems.set(key, { file: message.file, rule: message.rule, message: message.message, count });
  }
  const sorted = [...problems.values()].sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.message, b.message),
  );
  return { version: 1, problems: sorted };
}

/** Turns recorded problems into notices; of several that are alike, as many as were recorded, the first ones first. */
export function applyBaseline(messages: readonly Message[], baseline: Baseline): Baselined {
  const left = new Map<string, number>();
  for (const recorded of baseline.problems) {
    const key = keyOf(recorded);
    left.set(key, (left.get(key) ?? 0) + recorded.count);
  }
  const known = new Set<Message>();
  const shown = messages.map((message) => {
    const count = left.get(keyOf(message)) ?? 0;
    if (count === 0 || message.severity === 'notice' || !isRecordable(message)) return message;
    left.set(keyOf(message), count - 1);
    const notice: Message = { ...message, severity: 'notice' };
    known.add(notice);
    return notice;
  });
  return { messages: shown, known, stale: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

/** Whether a baseline may hold a message. */
export function isRecordable({ rule, severity }: Message): boolean {
  return severity !== 'error' || !NEVER_RECORDED.has(rule);
}

function keyOf({ file, rule, message }: Pick<Message, 'file' | 'rule' | 'message'>): string {
  return JSON.stringify([file, rule, message]);
}
