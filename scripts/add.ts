import { parseArgs } from 'node:util';
import { NOT_READ } from '../src/core/lint/unread-frontmatter.ts';
import { parseAddress, parseCompanion } from '../src/node/add-options.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { DEFAULT_CONTENT } from '../src/node/options.ts';
import { openQuestions } from '../src/node/questions.ts';
import { messagesText } from '../src/node/report-text.ts';
import { type AddResult, placeText, runAdd } from '../src/node/run-add.ts';
import { notify, usesColor } from '../src/node/terminal.ts';
import { unifiedDiff } from '../src/node/unified-diff.ts';
import { usageError } from '../src/node/usage-error.ts';

const usage = `Usage: npm run add -- URL [options]
  URL                    address of the link
  --note PATH            note that it is to stand in
  --section HEADING      section of the note: its heading, \`#anchor\`, or "" for the part before the first heading
  --title TEXT           title of the link
  --description TEXT     what it is, in a few words
  --companion LABEL=URL  another address of the same thing, such as a discussion; can be given several times
  --again                adds it also when it is listed already
  --content DIR          folder of notes (default: content)
  --dry-run              write nothing, show what would change as a diff
  --help                 show this text
In a terminal, what is missing is asked for.`;

await runCommand({
  usage,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        note: { type: 'string' },
        section: { type: 'string' },
        title: { type: 'string' },
        description: { type: 'string' },
        companion: { type: 'string', multiple: true, default: [] },
        again: { type: 'boolean', default: false },
        content: { type: 'string', default: DEFAULT_CONTENT },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const [written, ...others] = positionals;
    if (written === undefined || others.length > 0) {
      throw usageError(`Unexpected ${positionals.length} addresses, expected one.\n\n${usage}`);
    }
    const { note, section, title, description, again, content: contentDir, 'dry-run': dryRun } = values;
    if (title?.trim() === '') throw usageError('Unexpected empty --title, expected the title of the link.');
    const companions = values.companion.map(parseCompanion);
    const request = {
      url: parseAddress(written),
      note,
      section,
      title,
      description,
      companions,
      again,
      contentDir,
      dryRun,
    };
    // Questions go to the error output, so that the result can be written to a file.
    const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
    const questions = isTerminal ? openQuestions(process.stdin, process.stderr) : null;
    try {
      const result = await runAdd(request, { questions, notify });
      show(result, contentDir, dryRun);
      return result.type === 'added' ? EXIT.ok : EXIT.contentErrors;
    } finally {
      questions?.close();
    }
  },
});

function show(result: AddResult, contentDir: string, dryRun: boolean): void {
  if (result.type === 'listed') {
    process.stdout.write(result.text);
    return;
  }
  // A diff stands alone, so that `git apply` takes it.
  const output = dryRun ? process.stderr : process.stdout;
  output.write(messagesText(result.findings, { from: process.cwd(), color: usesColor(output) }));
  if (result.type === 'refused')
    process.stderr.write(`Nothing was added: ${result.where === 'line' ? 'the new line has an error' : NOT_READ}\n`);
  else if (dryRun) {
    const { path, before, after } = result.entry;
    const mark = result.content.marked.has(path) ? '\ufeff' : '';
    process.stdout.write(unifiedDiff(path, mark + before, mark + after));
  } else {
    const { path, written } = result.entry;
    process.stdout.write(`${placeText(contentDir, path, result.entry)}  added  ${written}\n`);
  }
}
