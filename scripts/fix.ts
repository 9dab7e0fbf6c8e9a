import { parseArgs } from 'node:util';
import { RULES } from '../src/core/lint/rules/index.ts';
import type { Message } from '../src/core/model/message.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { type FixResult, fixNotes } from '../src/node/fix-notes.ts';
import { DEFAULT_CONTENT } from '../src/node/options.ts';
import { openParseCache } from '../src/node/parse-cache.ts';
import { type Content, readContent } from '../src/node/read-content.ts';
import { clickablePath, counted, visible } from '../src/node/report.ts';
import { selectFiles } from '../src/node/select-files.ts';
import { tellMessages } from '../src/node/tell-messages.ts';
import { notify } from '../src/node/terminal.ts';
import { unifiedDiff } from '../src/node/unified-diff.ts';
import { usageError } from '../src/node/usage-error.ts';
import { writeNote } from '../src/node/write-note.ts';

const usage = `Usage: npm run fix -- [options] [FILES...]
  FILES          notes or folders to correct (default: all)
  --content DIR  folder of notes (default: content)
  --rule ID      correct findings of this rule only; can be given several times
  --dry-run      write nothing, show what would change as a diff
  --help         show this text`;

await runCommand({
  usage,
  run: async (args, signal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string', default: DEFAULT_CONTENT },
        rule: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const rules = new Set(values.rule.map(checkRule));
    const content = await readContent(values.content);
    const isChosen = selectFiles(content, values.content, positionals);
    const wants = ({ file, rule }: Message) => isChosen(file) && (rules.size === 0 || rules.has(rule));
    const parsed = await openParseCache(values.content, { notify }).load(content);
    const result = await fixNotes(content, { wants, signal, parsed });
    const unread = result.unread.filter(({ file }) => isChosen(file));
    const code = unread.length > 0 ? EXIT.contentErrors : EXIT.ok;
    tellMessages({ contentDir: values.content, messages: unread });
    if (values['dry-run']) {
      process.stdout.write(result.notes.map((note) => diffOf(content, note)).join(''));
      process.stderr.write(describe(result, values.content, 'Would fix'));
      return code;
    }
    for (const { path, after } of result.notes) await writeNote(content, path, after);
    process.stdout.write(listFixes(result, values.content) + describe(result, values.content, 'Fixed'));
    return code;
  },
});

function checkRule(id: string): string {
  const rule = RULES.find((each) => each.id === id);
  if (rule?.fixable) return id;
  const ids = RULES.filter(({ fixable }) => fixable).map((each) => `\`${each.id}\``);
  const reason = rule === undefined ? 'no rule has that name' : 'its findings need a person';
  throw usageError(`Unexpected \`${id}\` for --rule: ${reason}. Expected one of ${ids.join(', ')}.`);
}

function diffOf(content: Content, { path, before, after }: FixResult['notes'][number]): string {
  const mark = content.marked.has(path) ? '\ufeff' : '';
  return unifiedDiff(path, mark + before, mark + after);
}

function placeOf({ file, line, column }: Message, contentDir: string): string {
  return `${visible(clickablePath(contentDir, file, process.cwd()))}:${line}:${column}`;
}

function listFixes({ fixed }: FixResult, contentDir: string): string {
  return fixed
    .map((message) => `${placeOf(message, contentDir)}  fixed  ${visible(message.message)}  ${message.rule}\n`)
    .join('');
}

function describe({ fixed, notes, refused, left }: FixResult, contentDir: string, done: string): string {
  const lines = refused.map(
    ({ message, reason }) => `${placeOf(message, contentDir)}  left as it is: ${visible(reason)}  ${message.rule}`,
  );
  const rest = left.filter(({ severity }) => severity !== 'notice').length;
  const needed =
    rest === 0 ? '' : `; ${counted(rest, 'finding')} ${rest === 1 ? 'needs' : 'need'} a person, see \`npm run check\``;
  lines.push(`${done} ${counted(fixed.length, 'finding')} in ${counted(notes.length, 'note')}${needed}`);
  return `${lines.join('\n')}\n`;
}
