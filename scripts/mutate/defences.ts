/** A defence of the program, how to take it out, and what must notice. */
export interface Defence {
  /** What it keeps from happening, in a few words. */
  readonly name: string;
  /** Where it stands. */
  readonly file: string;
  /** A text of that file that stands there once. */
  readonly from: string;
  /** What stands in its place when the defence is out. */
  readonly to: string;
  readonly test: {
    readonly file: string;
    /** The names of its groups and its own, with ` > ` between them. */
    readonly name: string;
  };
}

/** The defences, from reading a note to publishing a site. */
export const DEFENCES: readonly Defence[] = [
  {
    name: 'Links out of the content are not followed',
    file: 'src/node/walk-content.ts',
    from: 'else if (entry.dirent.isFile()) files.push(file);',
    to: 'else if (!isFolder) files.push(file);',
    test: {
      file: 'tests/node/read-content.test.ts',
      name: 'readContent > refuses links, sockets and names that are not UTF-8, and goes on',
    },
  },
  {
    name: 'Files have at most 1 MB',
    file: 'src/node/read-text.ts',
    from: 'if (stats.size <= MAX_BYTES) return',
    to: 'return',
    test: { file: 'tests/node/read-content.test.ts', name: 'readContent > tells the place of a large file' },
  },
  {
    name: 'Text is UTF-8, or refused',
    file: 'src/node/read-text.ts',
    from: 'if (!isUtf8(bytes)) return',
    to: 'if (false) return',
    test: { file: 'tests/node/read-content.test.ts', name: 'readContent > tells the place of a byte of Windows-1252' },
  },
  {
    name: 'Frontmatter has one language, which runs nothing',
    file: 'src/node/frontmatter.ts',
    from: '    engines[name] = { parse: () => deny(name) };',
    to: '    engines.yaml;',
    test: {
      file: 'tests/node/frontmatter.test.ts',
      name: 'the engines that gray-matter gets > refuse js even when the guard is not there',
    },
  },
  {
    name: 'YAML has no aliases, which could unfold without end',
    file: 'src/node/yaml.ts',
    from: 'if (isAlias(node) || node.anchor) {',
    to: 'if (false) {',
    test: { file: 'tests/node/frontmatter.test.ts', name: 'parseFrontmatter > tells the place of an alias' },
  },
  {
    name: 'Addresses have schemes that run nothing',
    file: 'src/core/model/address.ts',
    from: '  return refuseScheme(written, scheme);',
    to: "  return { type: 'outside', url };",
    test: {
      file: 'tests/core/model/address.test.ts',
      name: 'checkAddress > refuses javascript:alert(1): unknown-scheme',
    },
  },
  {
    name: 'Raw HTML passes a sanitizer',
    file: 'src/core/markdown/safe-html.ts',
    from: '    .use(rehypeSanitize, sanitizeSchema(slot))\n',
    to: '',
    test: {
      file: 'tests/core/markdown/note.test.ts',
      name: 'raw HTML > lets nothing through of <script>alert(1)</script>',
    },
  },
  {
    name: 'Ids of notes have a prefix of ours',
    file: 'src/core/markdown/sanitize-schema.ts',
    from: 'clobberPrefix: ID_PREFIX,',
    to: "clobberPrefix: '',",
    test: { file: 'tests/core/markdown/note.test.ts', name: 'sections > never gives an id without prefix' },
  },
  {
    name: 'SVG files hold no script',
    file: 'src/node/svg.ts',
    from: '  if (REFUSED_ELEMENTS.has(localName(name))) return',
    to: '  if (false) return',
    test: { file: 'tests/node/svg.test.ts', name: 'findUnsafeSvg > refuses a script' },
  },
  {
    name: 'Hidden signs that turn a text around are told',
    file: 'src/core/lint/rules/bidi-character.ts',
    from: 'for (const hidden of findHidden(text, BIDI)) {',
    to: "for (const hidden of findHidden('', BIDI)) {",
    test: { file: 'tests/rules/rules.test.ts', name: 'bidi-character > tells what is wrong at its place' },
  },
  {
    name: 'Hosts that look like others are told',
    file: 'src/core/lint/rules/look-alike-host.ts',
    from: '      if (found === null) return;',
    to: '      if (found !== undefined) return;',
    test: { file: 'tests/rules/rules.test.ts', name: 'look-alike-host > tells what is wrong at its place' },
  },
  {
    name: 'What is typed into the form stays text',
    file: 'src/core/markdown/format-entry.ts',
    from: 'replace(MARKUP,',
    to: 'replace(/(?!)/g,',
    test: {
      file: 'tests/core/markdown/format-entry.test.ts',
      name: 'formatEntry > lists whatever is typed as it was typed',
    },
  },
  {
    name: 'The policy of pages lets no inline script run',
    file: 'src/core/site/security-headers.ts',
    from: `'script-src': "'self' 'wasm-unsafe-eval'",`,
    to: `'script-src': "'self' 'unsafe-inline' 'wasm-unsafe-eval'",`,
    test: { file: 'tests/csp.test.ts', name: 'the policy of built pages > lets nothing run that stands in a page' },
  },
  {
    name: 'Each link of a note is on its page, or nothing is published',
    file: 'src/node/verify.ts',
    from: '    compare(note, `the page',
    to: "    compare('', `the page",
    test: { file: 'tests/node/verify.test.ts', name: 'verifyPages > tells of a link that a page has lost' },
  },
  {
    name: 'A page that is written again after it was checked is checked again',
    file: 'src/node/verify-pages.ts',
    from: 'before?.stamp === stampOf(join(stage, page)) ? before',
    to: 'before !== undefined ? before',
    test: {
      file: 'tests/node/verify.test.ts',
      name: 'verifyPages > finds what it finds at the end also on pages that are checked while others are written',
    },
  },
  {
    name: 'The old site comes back when the new one cannot take its place',
    file: 'src/node/staging.ts',
    from: '    if (hadSite) renameSync(aside, out);\n',
    to: '',
    test: {
      file: 'tests/node/output.test.ts',
      name: 'staging > moves the old site back when the new one cannot take its place',
    },
  },
  {
    name: 'Two builds of one folder do not meet',
    file: 'src/node/lock.ts',
    from: '  return isRunning(holder.pid) && holder.began === (await beginOf(holder.pid));',
    to: '  return false;',
    test: { file: 'tests/node/output.test.ts', name: 'takeLock > keeps another build out until it is given back' },
  },
  {
    name: 'What is kept from build to build is sealed',
    file: 'src/node/sealed-file.ts',
    from: "!== seal(hash('sha256', content))) return { type: 'damaged' };",
    to: "=== '') return { type: 'damaged' };",
    test: {
      file: 'tests/node/parse-cache.test.ts',
      name: 'the cache of parsed notes > is replaced, with one notice, when it has another letter in an id',
    },
  },
  {
    name: 'The server answers to no name but this machine’s',
    file: 'src/node/foreign-request.ts',
    from: 'if (!isLoopback(host)) return',
    to: 'if (false) return',
    test: { file: 'tests/node/serve.test.ts', name: 'serve > answers only to names of this machine' },
  },
  {
    name: 'The server leaves its folder by no path',
    file: 'src/node/serve.ts',
    from: "return isUnsafe || segments.some((segment) => segment.startsWith('.')) ? null",
    to: 'return isUnsafe && segments.length < 0 ? null',
    test: { file: 'tests/node/serve.test.ts', name: 'serve > answers /..%2fsecret.txt with 404' },
  },
  {
    name: 'Actions of workflows are pinned by commit',
    file: '.github/workflows/check.yml',
    from: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    to: 'actions/checkout@v7',
    test: { file: 'tests/repository.test.ts', name: 'the workflows > are safe: check.yml' },
  },
];
