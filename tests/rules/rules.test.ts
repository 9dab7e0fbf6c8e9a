import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NEVER_RECORDED } from '../../src/core/lint/baseline.ts';
import { RULES } from '../../src/core/lint/rules/index.ts';
import type { Message } from '../../src/core/model/message.ts';
import { FIXED_RULES, SETTABLE_RULES } from '../../src/core/schema/rule-ids.ts';
import { fixNotes } from '../../src/node/fix-notes.ts';
import { lintExample } from '../../src/node/lint-example.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { type Content, readContent } from '../../src/node/read-content.ts';
import { buildRuleDocs, RULE_DOCS } from '../../src/node/rule-docs.ts';
import { writeFiles } from '../support/files.ts';
import { ROOT } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What no folder under version control can hold is tested where it is read or built. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'file-size': 'tests/node/read-content.test.ts',
  'note-parts': 'tests/core/markdown/excess.test.ts',
  'path-collision': 'tests/node/read-content.test.ts',
  'unreadable-file': 'tests/node/read-content.test.ts',
  'verify-index': 'tests/node/verify.test.ts',
  'verify-links': 'tests/node/verify.test.ts',
  'verify-pages': 'tests/node/verify.test.ts',
};

const FIXTURES = join(ROOT, 'tests/rules');
const fixture = (rule: string, name: string) => join(FIXTURES, rule, name);
const signal = new AbortController().signal;

/** Reads an example of a rule: a folder, or one file as the only note. */
function readExample(rule: string, name: string, change = (text: string) => text): Promise<Content> {
  const folder = temporaryFolder();
  if (existsSync(fixture(rule, name))) cpSync(fixture(rule, name), folder, { recursive: true });
  else {
    const bytes = readFileSync(fixture(rule, `${name}.md`));
    writeFiles(folder, { 'note.md': change === undefined ? bytes : recode(bytes, change) });
  }
  return readContent(folder);
}

/** Changes a text, byte for byte where it is no UTF-8. */
function recode(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('latin1')), 'latin1');
}

async function messagesOf(rule: string, content: Content): Promise<Message[]> {
  const { messages } = await assembleSite(content, {});
  return messages.filter((message) => message.rule === rule);
}

function print({ file, line, column, endLine, endColumn, severity, message, hint }: Message): string {
  const place = `${file}:${line}:${column}-${endLine}:${endColumn}`;
  return `${place} ${severity} ${message}\n${hint === undefined ? '' : `    ${hint}\n`}`;
}

async function fix(rule: string, content: Content): Promise<string | null> {
  const { notes } = await fixNotes(content, { wants: (message) => message.rule === rule, signal });
  return notes[0]?.after ?? null;
}

const shown = RULES.filter(({ id }) => !(id in ELSEWHERE));

describe.each(shown.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('finds nothing in what is right', async () => {
    expect(await messagesOf(id, await readExample(id, 'ok'))).toEqual([]);
  });

  it('tells what is wrong at its place', async () => {
    const expected = readFileSync(fixture(id, 'expected.txt'), 'utf8');
    expect(expected.trim()).not.toBe('');
    const messages = await messagesOf(id, await readExample(id, 'not-ok'));
    expect(messages.map(print).join('')).toBe(expected);
  });

  it('says what to do, and the hint is one line', async () => {
    const messages = await messagesOf(id, await readExample(id, 'not-ok'));
    for (const { message, hint, severity } of messages) {
      expect(message).not.toContain('\n');
      expect(hint ?? '').not.toContain('\n');
      if (severity === 'error' && id !== 'settings-value' && id !== 'frontmatter-value') expect(hint).toBeTruthy();
    }
  });

  it('corrects byte for byte, once', async () => {
    const fixed = await fix(id, await readExample(id, 'not-ok'));
    expect(existsSync(fixture(id, 'fixed.md'))).toBe(rule.fixable === true);
    if (!rule.fixable) return expect(fixed).toBeNull();
    expect(fixed).toBe(readFileSync(fixture(id, 'fixed.md'), 'utf8'));
    expect(await fix(id, await readExample(id, 'fixed'))).toBeNull();
  });

  it.runIf(rule.fixable)('leaves the line ends of Windows as they are', async () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const fixed = await fix(id, await readExample(id, 'not-ok', windows));
    expect(fixed).toBe(windows(readFileSync(fixture(id, 'fixed.md'), 'utf8')));
  });

  it('has examples that hold', async () => {
    if (rule.ok !== undefined) expect((await lintExample(rule.ok, id)).messages).toEqual([]);
    if (rule.notOk === undefined) return;
    const { messages, fixed } = await lintExample(rule.notOk, id);
    expect(messages.length).toBeGreaterThan(0);
    expect(fixed !== null).toBe(rule.fixable === true);
  });
});

describe('the rules', () => {
  it('are all known, by id, and each has its examples or is tested elsewhere', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...SETTABLE_RULES, ...FIXED_RULES].sort());
    expect(readdirSync(join(ROOT, 'src/core/lint/rules')).sort()).toEqual(
      [...ids.map((id) => `${id}.ts`), 'index.ts'].sort(),
    );
    const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(shown.map(({ id }) => id));
    for (const [id, path] of Object.entries(ELSEWHERE)) {
      expect(readFileSync(join(ROOT, path), 'utf8'), path).toContain(id);
    }
  });

  it('that no baseline takes cannot be lowered', () => {
    const fixed: readonly string[] = FIXED_RULES;
    expect([...NEVER_RECORDED].filter((id) => !fixed.includes(id))).toEqual([]);
  });

  it('name no line in a message: a baseline would not know it again', () => {
    const texts = shown.map(({ id }) => readFileSync(fixture(id, 'expected.txt'), 'utf8'));
    for (const text of texts) expect(text).not.toMatch(/^\S.* (?:error|warning|notice) .*\bline \d/m);
  });

  it('have pages that are up to date, and no others', async () => {
    const pages = await buildRuleDocs();
    for (const [location, text] of pages) {
      expect(readFileSync(location, 'utf8'), `${location}: run \`npm run rules\``).toBe(text);
    }
    expect(
      readdirSync(RULE_DOCS)
        .map((name) => join(RULE_DOCS, name))
        .sort(),
    ).toEqual([...pages.keys()].sort());
  });
});

describe('severities of the settings', () => {
  const load = async (rules: string) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'site.yaml': `rules:\n${rules}`,
      'note.md': '# A\n\n- [x ](https://example.org/)\n- [y](httpsn://y.example.org/)\n- [z](z.md)\n',
    });
    const { messages } = await assembleSite(await readContent(folder), {});
    return messages.map(({ rule, severity }) => `${severity} ${rule}`);
  };

  it('hold for all findings of a rule', async () => {
    expect(await load('  unknown-scheme: warning\n  link-text-space: error\n  broken-target: notice\n')).toEqual([
      'error link-text-space',
      'warning unknown-scheme',
      'notice broken-target',
    ]);
  });

  it('leave a rule out', async () => {
    expect(await load('  unknown-scheme: off\n  broken-target: off\n')).toEqual(['warning link-text-space']);
  });
});
