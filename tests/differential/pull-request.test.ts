import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../support/files.ts';
import { type Repository, repositoryIn } from '../support/repository.ts';
import { runScript } from '../support/run-script.ts';
import { wikiFolder } from '../support/wiki.ts';

const wiki = wikiFolder();

/** Rule, lines, and whether `fix` corrects it. `FIRST` stands for an address that the note lists already. */
const FAULTS: readonly (readonly [rule: string, line: string, isFixed: boolean])[] = [
  ['unknown-scheme', '- [Planted 1](httpsn://planted.example/1) - Number one here.', true],
  ['malformed-address', '- [Planted 2](https:/planted.example/2) - Number two here.', true],
  ['address-characters', '- [Planted 3](https://planted.example/\u200b3) - Number three here.', true],
  ['address-credentials', '- [Planted 4](https://me:secret@planted.example/4) - Number four here.', false],
  ['broken-target', '- [Planted 5](planted/nowhere.md)', false],
  ['broken-anchor', '- [Planted 6](#planted-nowhere)', false],
  ['empty-link-text', '- [](https://planted.example/7) - Number seven here.', false],
  ['unclosed-bracket', '- [Planted 8(https://planted.example/8) - Number eight here.', true],
  ['left-over-link', '- Planted 9](https://planted.example/9) - Number nine here.', true],
  ['mojibake', '- [Planted caf√© 10](https://planted.example/10) - Number ten here.', true],
  ['duplicate-link', '- [Planted 11](FIRST) - Number eleven here.', false],
  ['future-year', '- [Planted 12 (2038)](https://planted.example/12) - Number twelve here.', false],
  ['tracking-parameter', '- [Planted 13](https://planted.example/13?utm_source=x) - Number thirteen here.', true],
  ['invisible-character', '- [Plan\u200bted 14](https://planted.example/14) - Number fourteen here.', true],
  ['bidi-character', '- [Planted 15](https://planted.example/15) - Number \u202afifteen\u202c here.', true],
  ['look-alike-host', '- [Planted 16](https://pl\u0430nted.example/16) - Number sixteen here.', false],
  ['description-end', '- [Planted 17](https://planted.example/17) - Number seventeen without its end', true],
  ['description-title', '- [Planted 18](https://planted.example/18) - Planted 18 is number eighteen.', false],
  [
    'companion-space',
    '- [Planted 19](https://planted.example/19)([HN](https://news.ycombinator.com/item?id=19))',
    true,
  ],
  [
    'companion-label',
    '- [Planted 20](https://planted.example/20) ([HM](https://news.ycombinator.com/item?id=20))',
    true,
  ],
  ['bare-address', '- https://planted.example/21', false],
  ['insecure-address', '- [Planted 22](http://github.com/planted/22) - Number twenty-two here.', true],
  ['link-text-space', '- [Planted 23 ](https://planted.example/23) - Number twenty-three here.', true],
  ['heading-level', '\n###### Planted 24', false],
  ['wikilink', '- [[Planted 25 nowhere]]', false],
  ['dropped-html', '- <script>planted(26)</script>', false],
  ['target-beyond-content', '- [Planted 27](../../../../../../planted.md)', false],
  ['broken-target', '- ![Planted 28](planted.png)', false],
  ['unknown-scheme', '- [Planted 29](javascript:planted)', false],
];

/** A fault that is a whole file. */
const NEW_NOTE = 'planted-note.md';

interface Found {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
}

const print = ({ file, line, rule }: Omit<Found, 'severity'>) => `${file}:${line} ${rule}`;

describe.skipIf(wiki === null)('a pull request with 30 faults in 10 files', () => {
  let repository: Repository;
  let planted: { file: string; line: number; rule: string; isFixed: boolean }[];

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-wiki-'));
    cpSync(wiki ?? '', folder, { recursive: true });
    repository = repositoryIn(folder);
    planted = plant(folder);
  });

  afterAll(() => rmSync(repository.folder, { recursive: true, force: true }));

  const since = async (): Promise<{ code: number | null; found: Found[] }> => {
    const args = ['--content', repository.folder, '--format', 'json', '--since', 'main', '--no-cache'];
    const { code, stdout, stderr } = await runScript('check', args);
    if (stdout === '') throw new Error(stderr);
    return { code, found: JSON.parse(stdout).messages.filter(({ severity }: Found) => severity !== 'notice') };
  };

  it('is told each fault at its place and no old one; after fix, only what needs a person', async () => {
    expect(planted).toHaveLength(30);
    expect(new Set(planted.map(({ file }) => file)).size).toBe(10);
    const { code, found } = await since();
    expect(code).toBe(1);
    expect(found.map(print).sort()).toEqual(planted.map(print).sort());
    await runScript('fix', ['--content', repository.folder, ...planted.map(({ file }) => file)]);
    const after = await since();
    expect(after.found.map(print).sort()).toEqual(
      planted
        .filter(({ isFixed }) => !isFixed)
        .map(print)
        .sort(),
    );
  });
});

/** Adds the faults to nine notes, some at the end, some in the midst of a list, and a note of its own. */
function plant(folder: string) {
  const notes = listFiles(folder).filter((path) => path.endsWith('.md') && !path.startsWith('.'));
  const large = notes.filter(
    (path) => /^- \[.*\n- \[.*\n$/m.test(readFileSync(join(folder, path), 'utf8')) && isTidy(folder, path),
  );
  const chosen = Array.from({ length: 9 }, (_, index) => large[Math.floor((index * large.length) / 9)] ?? '');
  const planted: { file: string; line: number; rule: string; isFixed: boolean }[] = [];
  for (const [index, file] of chosen.entries()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const first = /^- \[[^\]]*\]\((https:\/\/[^)\s]+)\)/m.exec(text)?.[1] ?? '';
    const lines = text.replace(/\n*$/, '').split('\n');
    for (const [rule, fault, isFixed] of FAULTS.filter((_, at) => at % 9 === index)) {
      for (const line of fault.replace('FIRST', first).split('\n')) lines.push(line);
      planted.push({ file, line: lines.length, rule, isFixed });
    }
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
  writeFileSync(join(folder, NEW_NOTE), '---\ntilte: Planted\n---\n\n# Planted\n');
  planted.push({ file: NEW_NOTE, line: 2, rule: 'frontmatter-key', isFixed: false });
  return planted;
}

/** A note whose last line is an entry, so that what is added belongs to its list. */
function isTidy(folder: string, path: string): boolean {
  const last = readFileSync(join(folder, path), 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return /^- \[[^\]]*\]\(https:[^()]*\)( - [^[\]]*\.)?$/.test(last);
}
