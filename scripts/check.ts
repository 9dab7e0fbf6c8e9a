import { parseArgs } from 'node:util';
import { isRecordable, recordBaseline } from '../src/core/lint/baseline.ts';
import { readBaseline, writeBaseline } from '../src/node/baseline-file.ts';
import { type Checked, checkContent } from '../src/node/check-content.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { DEFAULT_CONTENT, parseChoice } from '../src/node/options.ts';
import { openParseCache } from '../src/node/parse-cache.ts';
import { counted, type Report } from '../src/node/report.ts';
import { reportGithub } from '../src/node/report-github.ts';
import { reportJson } from '../src/node/report-json.ts';
import { reportSarif } from '../src/node/report-sarif.ts';
import { reportPieces } from '../src/node/report-text.ts';
import { notify, usesColor, writePieces } from '../src/node/terminal.ts';
import { usageError } from '../src/node/usage-error.ts';

const usage = `Usage: npm run check -- [options] [FILES...]
  FILES                  notes or folders whose findings are shown (default: all)
  --content DIR          folder of notes (default: content)
  --since REVISION       only what stands on lines changed since the branch left this commit, branch or tag, and what the
                         change has broken elsewhere
  --format FORMAT        text, json, github or sarif (default: text)
  --baseline FILE        known problems, shown as notices (default: DIR/.waymark-baseline.json)
  --write-baseline FILE  record the problems that are there now
  --no-cache             use nothing of earlier runs and keep nothing for the next
  --help                 show this text`;

/** Folder from which paths are shown on GitHub. */
const workspace = () => process.env['GITHUB_WORKSPACE'] ?? process.cwd();

const FORMATS = {
  text: (report: Report) => reportPieces(report, { from: process.cwd(), color: usesColor(process.stdout) }),
  json: (report: Report) => [reportJson(report)],
  github: (report: Report) => [reportGithub(report, workspace())],
  sarif: (report: Report) => [reportSarif(report, workspace())],
} as const;

await runCommand({
  usage,
  run: async (args) => {
    const { values, positionals: names } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string', default: DEFAULT_CONTENT },
        since: { type: 'string' },
        format: { type: 'string', default: 'text' },
        baseline: { type: 'string' },
        'write-baseline': { type: 'string' },
        'no-cache': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const { content: contentDir, since, 'write-baseline': target } = values;
    const format = parseChoice('format', values.format, FORMATS);
    if (target !== undefined && (values.baseline !== undefined || since !== undefined || names.length > 0)) {
      throw usageError('Unexpected --write-baseline with --baseline, --since or files, expected it alone.');
    }
    const recorded = target === undefined ? await readBaseline(contentDir, values.baseline) : null;
    const cache = values['no-cache'] ? null : openParseCache(contentDir, { notify });
    const checked = await checkContent({ contentDir, names, since, cache });
    const report = target === undefined ? checked.report(recorded) : await record(checked, target);
    await writePieces(FORMATS[format](report));
    await cache?.save();
    return report.counts.errors > 0 ? EXIT.contentErrors : EXIT.ok;
  },
});

/** Writes a baseline of all that was found, and returns the report under it. */
async function record({ messages, report }: Checked, target: string): Promise<Report> {
  const baseline = recordBaseline(messages);
  await writeBaseline(target, baseline);
  const under = report(baseline);
  const refused = under.messages.filter((message) => message.severity === 'error' && !isRecordable(message)).length;
  const rest = refused === 0 ? '' : `; ${counted(refused, 'error')} cannot be recorded and must be corrected`;
  process.stderr.write(`Recorded ${counted(under.known.size, 'problem')} in ${target}${rest}\n`);
  return under;
}
