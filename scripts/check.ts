import { parseArgs } from 'node:util';
import { applyBaseline, isRecordable, recordBaseline } from '../src/core/lint/baseline.ts';
import { readBaseline, writeBaseline } from '../src/node/baseline-file.ts';
import { EXIT, runCommand } from '../src/node/command.ts';
import { loadSite } from '../src/node/load-site.ts';
import { DEFAULT_CONTENT } from '../src/node/options.ts';
import { counted, countReport, type Report } from '../src/node/report.ts';
import { reportGithub } from '../src/node/report-github.ts';
import { reportJson } from '../src/node/report-json.ts';
import { reportText } from '../src/node/report-text.ts';
import { usesColor } from '../src/node/terminal.ts';
import { usageError } from '../src/node/usage-error.ts';

const usage = `Usage: npm run check -- [options]
  --content DIR          folder of notes (default: content)
  --format FORMAT        text, json or github (default: text)
  --baseline FILE        known problems, shown as notices (default: DIR/.waymark-baseline.json)
  --write-baseline FILE  record the problems that are there now
  --help                 show this text`;

const FORMATS = {
  text: (report: Report) => reportText(report, { from: process.cwd(), color: usesColor(process.stdout) }),
  json: reportJson,
  github: (report: Report) => reportGithub(report, process.env['GITHUB_WORKSPACE'] ?? process.cwd()),
} as const;

await runCommand({
  usage,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        content: { type: 'string', default: DEFAULT_CONTENT },
        format: { type: 'string', default: 'text' },
        baseline: { type: 'string' },
        'write-baseline': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return EXIT.ok;
    }
    const format = parseFormat(values.format);
    const target = values['write-baseline'];
    if (target !== undefined && values.baseline !== undefined) {
      throw usageError('Unexpected --baseline with --write-baseline, expected one of the two.');
    }
    const contentDir = values.content;
    const recorded = target === undefined ? await readBaseline(contentDir, values.baseline) : null;
    const { site, messages } = await loadSite(contentDir);
    const baseline = target === undefined ? recorded : recordBaseline(messages);
    const { messages: shown, known, stale } = applyBaseline(messages, baseline ?? { version: 1, problems: [] });
    const report = { contentDir, messages: shown, known, stale, counts: countReport(site, shown) };
    process.stdout.write(FORMATS[format](report));
    if (target !== undefined) {
      await writeBaseline(target, recordBaseline(messages));
      const refused = shown.filter((message) => message.severity === 'error' && !isRecordable(message)).length;
      const rest = refused === 0 ? '' : `; ${counted(refused, 'error')} cannot be recorded and must be corrected`;
      process.stderr.write(`Recorded ${counted(known.size, 'problem')} in ${target}${rest}\n`);
    }
    return report.counts.errors > 0 ? EXIT.contentErrors : EXIT.ok;
  },
});

function parseFormat(name: string): keyof typeof FORMATS {
  if (name in FORMATS) return name as keyof typeof FORMATS;
  throw usageError(`Unexpected \`${name}\` for --format, expected text, json or github.`);
}
