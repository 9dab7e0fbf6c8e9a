import { parseArgs } from 'node:util';
import { NOT_READ } from '../src/core/lint/unread-frontmatter.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { newNote } from '../src/node/new-note.ts';
import { DEFAULT_CONTENT } from '../src/node/options.ts';
import { clickablePath, visible } from '../src/node/report.ts';
import { tellMessages } from '../src/node/tell-messages.ts';
import { notify } from '../src/node/terminal.ts';
import { usageError } from '../src/node/usage-error.ts';

const usage = `Usage: npm run new -- --category PATH --title TEXT [options]
  --category PATH  folder that the note is to be in, "" for none; it may be new
  --title TEXT     title of the note, which also names its file
  --content DIR    folder of notes (default: content)
  --help           show this text`;

await runCommand({
  usage,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        category: { type: 'string' },
        title: { type: 'string' },
        content: { type: 'string', default: DEFAULT_CONTENT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { category, title, content: contentDir } = values;
    if (category === undefined || title === undefined) {
      const lack = category === undefined ? 'category' : 'title';
      throw usageError(`Unexpected lack of --${lack}, expected both --category and --title.\n\n${usage}`);
    }
    const made = await newNote({ contentDir, category, title }, notify);
    if (made.unread.length > 0) {
      tellMessages({ contentDir, messages: made.unread });
      process.stderr.write(`Nothing was made: ${NOT_READ}\n`);
      return EXIT.contentErrors;
    }
    const report = {
      contentDir,
      messages: made.messages,
      textOf: (file: string) => (file === made.path ? made.text : null),
    };
    tellMessages(report);
    if (made.messages.some(({ severity }) => severity === 'error')) {
      process.stderr.write('Nothing was made: the note would have an error\n');
      return EXIT.contentErrors;
    }
    process.stdout.write(`${visible(clickablePath(contentDir, made.path, process.cwd()))}\n`);
    return EXIT.ok;
  },
});
