import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hashFiles, writeFiles } from '../support/files.ts';
import { type Outcome, ROOT, runScript } from '../support/run-script.ts';

const LINKS = Array.from({ length: 90 }, (_, n) => `- [Ünïcode ${n}](https://n${n % 7}.example/${n}) - Text ${n}.`);

/** Notes in whose order, case and dates a locale, a time zone or the order of a folder would show. */
const NOTES = {
  'site.yaml': 'title: Same\nlanguage: tr\n',
  'index.md': '# Same\n\n[I](i/İstanbul.md), [ä](ä/ärger.md)\n\n- [Start](https://start.example/)\n',
  'i/İstanbul.md':
    '---\ntags: [ıI, iİ]\ndescription: İÇİN ıssız\n---\n# İstanbul\n\n- [Iğdır (2020)](https://igdir.example/)\n',
  'i/ISTANBUL-2.md':
    '# istanbul\n\n- [Iğdır](https://igdir.example/2) ([HN](https://news.ycombinator.com/item?id=1))\n',
  'ä/ärger.md': `# Ärger\n\n## Zwei\n\n${LINKS.join('\n')}\n`,
  'z/Zoo.md': '# Zoo\n\n- [Zebra](https://zebra.example/)\n- [éclair](https://eclair.example/)\n',
  'z/apple.md': '# apple\n\n![p](p.svg)\n\n- [Apple](https://apple.example/)\n',
  'z/p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
} as const;

/** Code that sets the mask for the rights of new files. */
const masked = (mask: string) => `
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.umask(0o${mask});`;

/** A folder that goes when the test ends, on another disk when there is one. */
function folderIn(place: string): string {
  const folder = mkdtempSync(join(existsSync(place) ? place : tmpdir(), 'waymark-same-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('six builds of the same notes, each in another world, give the same bytes', async () => {
  const [disk, memory] = [folderIn(tmpdir()), folderIn('/dev/shm')];
  const reversed = Object.fromEntries(Object.entries(NOTES).reverse());
  const [one, two, three] = [join(disk, 'notes'), join(memory, 'other notes'), join(disk, 'drei/Notizen ü')];
  writeFiles(one, NOTES);
  // A file system in memory lists what came last first; notes were also written in the other order.
  writeFiles(two, NOTES);
  writeFiles(three, reversed);
  writeFiles(disk, { 'open.mjs': masked('000'), 'closed.mjs': masked('077') });
  const build = (content: string, out: string, env: Readonly<Record<string, string>>, ...more: string[]) =>
    runScript('build', ['--content', content, '--out', out, ...more], { env, cwd: env['CWD'] ?? ROOT });
  const load = (name: string) => ({ NODE_OPTIONS: `--import ${join(disk, name)}` });
  const outs = ['a', 'b', 'c/Größe', 'd'].map((name) => join(disk, name));
  const [first = '', second = '', third = '', fourth = ''] = outs;
  mkdirSync(join(disk, 'c'));
  const hashes: Record<string, string>[] = [];
  const keep = ({ code, stderr }: Outcome, out: string): void => {
    expect(code, stderr).toBe(0);
    hashes.push(hashFiles(out));
  };
  const far = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const near = { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' };
  await Promise.all([
    build(one, first, { TZ: 'UTC', ...load('open.mjs') }, '--no-cache').then((ended) => keep(ended, first)),
    build(two, second, { ...far, ...load('closed.mjs'), CWD: memory }).then((ended) => keep(ended, second)),
  ]);
  await Promise.all([
    build(three, third, { ...near, CWD: join(disk, 'c') }).then((ended) => keep(ended, third)),
    // With what was kept of the notes, and nothing of a site.
    build(two, fourth, { TZ: 'Europe/Istanbul', LC_ALL: 'sv_SE.UTF-8' }).then((ended) => keep(ended, fourth)),
  ]);
  // Warm: another site and back, so that pages and index are taken from the site before.
  writeFiles(two, { 'z/apple.md': '# Apfel\n' });
  expect((await build(two, second, near)).code).toBe(0);
  expect(hashFiles(second)).not.toEqual(hashes[0]);
  writeFiles(two, NOTES);
  keep(await build(two, second, { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' }), second);
  keep(await build(two, second, { TZ: 'Africa/Abidjan', LC_ALL: 'en_US.UTF-8' }, '--force'), second);
  expect(hashes).toHaveLength(6);
  for (const hash of hashes) expect(hash).toEqual(hashes[0]);
}, 600_000);
