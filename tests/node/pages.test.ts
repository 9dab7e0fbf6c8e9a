import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/astro/csp.ts';
import { loadSite } from '../../src/node/load-site.ts';
import { createPageLines, PAGES_FILE } from '../../src/node/page-lines.ts';
import { buildPages } from '../../src/node/pages.ts';
import { followSite } from '../../src/node/workspace.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { articleOf, readPage, select } from '../support/page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a/a.md': '# A\n\n- [One](https://one.example/)\n',
  'a/x.md': '---\naliases: [ex]\n---\n# X\n\n- [Two](https://two.example/)\n',
  'a/ñandú.md': '# Ñandú\n',
  'a/v1.2+beta.md': '# Version\n',
  'a/page.html.md': '# Page\n',
};

async function workspaceOf(notes: Readonly<Record<string, string>>) {
  const [content, workspace] = [temporaryFolder(), temporaryFolder()];
  writeFiles(content, notes);
  const { site } = await loadSite(content);
  if (site === null) throw new Error('no site');
  await (await followSite(workspace))(site, []);
  return { workspace, settings: site.settings };
}

describe('buildPages', () => {
  it('writes a page for each note, list and redirect and nothing of the server, whatever the names', async () => {
    const { workspace, settings } = await workspaceOf(NOTES);
    const outDir = join(temporaryFolder(), 'site');
    const counts: number[][] = [];
    const written: string[] = [];
    await buildPages({
      workspace,
      outDir,
      settings,
      onProgress: (...count) => counts.push(count),
      onWritten: (files) => written.push(...files),
    });
    const pages = listFiles(outDir).filter((path) => path.endsWith('.html'));
    expect(pages).toEqual(
      [
        '404.html',
        'a/ex/index.html',
        'a/index.html',
        'a/page.html/index.html',
        'a/v1.2+beta/index.html',
        'a/x/index.html',
        'a/~links/index.html',
        'a/ñandú/index.html',
        'contribute/index.html',
        'index.html',
        'notes/index.html',
        'search/index.html',
        'suggest/index.html',
      ].sort(),
    );
    const hidden = listFiles(outDir).filter((path) => path.endsWith('.mjs') || path.startsWith('.'));
    expect(hidden).toEqual(['.nojekyll']);
    expect(readFileSync(join(outDir, 'a/x/index.html'), 'utf8')).toContain('href="https://two.example/"');
    // The tests themselves run in an environment with the variable DEV, which must not loosen the policy.
    expect(process.env['DEV']).toBeTruthy();
    const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(false)}">`;
    for (const page of pages) expect(readFileSync(join(outDir, page), 'utf8'), page).toContain(policy);
    expect(counts.at(-1)).toEqual([7, 7]);
    expect(written.filter((path) => path.endsWith('.html')).sort()).toEqual(pages);
  });

  it('gives each page the body of its note, whatever its texts hold', async () => {
    const text = '<!--body [[0,9]]-->">\'<!--"body" [[0,9]]--><!--"body" x-->';
    const quoted = `'${text.replaceAll("'", "''")}'`;
    const { workspace, settings } = await workspaceOf({
      'a/a.md': `---\ntitle: ${quoted}\ndescription: ${quoted}\ntags: [${quoted}]\n---\n# x\n\n## ${text}\n\nIts body.\n`,
      'a/b.md': `# \`${text}\`\n\n![${text}](https://one.example/x.png '${text}')\n\n## Two\n\n## Three\n`,
    });
    const outDir = join(temporaryFolder(), 'site');
    await buildPages({ workspace, outDir, settings });
    const described = select(
      readPage(outDir, 'a/index.html'),
      ({ attributes }) => attributes['name'] === 'description',
    );
    expect(described[0]?.attributes['content']).toBe(text);
    expect(articleOf(readPage(outDir, 'a/index.html'))?.text).toContain('Its body.');
    expect(articleOf(readPage(outDir, 'a/b/index.html'))?.text).toContain('Three');
  });

  it('may run several times at once, and waits until the workspace is ready', async () => {
    const { workspace, settings } = await workspaceOf(NOTES);
    const late = temporaryFolder();
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const outDirs = [temporaryFolder(), temporaryFolder()] as const;
    const builds = [
      buildPages({ workspace, outDir: outDirs[0], settings }),
      buildPages({ workspace: late, ready, outDir: outDirs[1], settings }),
    ];
    writeFiles(
      late,
      Object.fromEntries(
        listFiles(workspace)
          .filter((path) => !path.startsWith('cache'))
          .map((path) => [path, readFileSync(join(workspace, path))]),
      ),
    );
    setTimeout(resolve, 2000);
    await Promise.all(builds);
    expect(hashFiles(outDirs[1])).toEqual(hashFiles(outDirs[0]));
  });

  it('says in words why it failed', async () => {
    const { workspace, settings } = await workspaceOf(NOTES);
    const lines = createPageLines(join(workspace, PAGES_FILE));
    lines.add('a', '{"slug":"a","view":{"type":"note"},"body":[]}');
    await lines.finish();
    const failure = buildPages({ workspace, outDir: temporaryFolder(), settings });
    await expect(failure).rejects.toThrow(
      /^The pages could not be built: Unexpected page in the workspace:.*view\.note/s,
    );
  });

  it('ends when it is told to, or when the workspace never comes', async () => {
    const { workspace, settings } = await workspaceOf(NOTES);
    const outDir = temporaryFolder();
    const never = new Promise(() => undefined);
    const stopped = buildPages({ workspace, ready: never, outDir, settings, signal: AbortSignal.timeout(500) });
    await expect(stopped).rejects.toThrow();
    expect(existsSync(join(outDir, 'index.html'))).toBe(false);
    const ready = Promise.reject(new Error('no notes'));
    await expect(buildPages({ workspace, ready, outDir, settings })).rejects.toThrow('no notes');
  });
});
