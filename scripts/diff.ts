import { parseArgs } from 'node:util';
import { EXIT, runCommand } from '../src/node/command.ts';
import { diffContent } from '../src/node/diff-content.ts';
import { DEFAULT_CONTENT, parseChoice } from '../src/node/options.ts';
import { openParseCache } from '../src/node/parse-cache.ts';
import type { DiffReport } from '../src/node/report-diff.ts';
import { reportDiffJson } from '../src/node/report-diff-json.ts';
import { reportDiffMarkdown } from '../src/node/report-diff-markdown.ts';
import { reportDiffText } from '../src/node/report-diff-text.ts';
import { tellMessages } from '../src/node/tell-messages.ts';
import { notify, usesColor } from '../src/node/terminal.ts';
import { usageError } from '../src/node/usage-error.ts';

const usage = `Usage: npm run diff -- --since REVISION [options]
  --since REVISION  shows the links that are not what they were when the branch left this commit, branch or tag
  --content DIR     folder of notes (default: content)
  --format FORMAT   text, markdown or json (default: text)
  --no-cache        use nothing of earlier runs and keep nothing for the next
  --help            show this text`;

const FORMATS = {
  text: (diff: DiffReport) => reportDiffText(diff, { from: process.cwd(), color: usesColor(process.stdout) }),
  markdown: reportDiffMarkdown,
  json: reportDiffJson,
} as const;

await runCommand({
  usage,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        since: { type: 'string' },
        content: { type: 'string', default: DEFAULT_CONTENT },
        format: { type: 'string', default: 'text' },
        'no-cache': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { content: contentDir, since } = values;
    const format = parseChoice('format', values.format, FORMATS);
    if (since === undefined) throw usageError('Unexpected end of the command, expected `--since` and a revision.');
    const cache = values['no-cache'] ? null : openParseCache(contentDir, { notify });
    const diff = await diffContent({ contentDir, since, cache });
    process.stdout.write(FORMATS[format](diff));
    tellMessages({ contentDir, messages: diff.unread });
    await cache?.save();
    return diff.unread.length > 0 ? EXIT.contentErrors : EXIT.ok;
  },
});
