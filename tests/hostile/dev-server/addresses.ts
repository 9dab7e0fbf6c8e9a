/** Where the secrets of a test lie: each holds the text `SECRET`. */
export interface Secrets {
  /** Absolute path of a file outside of all that is served. */
  readonly file: string;
  /** Path of it relative to the folder that is served. */
  readonly relative: string;
}

/** Paths that lead out of what is served, if they were followed; they are sent as they stand here. */
export function traversals({ file, relative }: Secrets): string[] {
  const name = relative.replaceAll('../', '');
  const encoded = relative.replaceAll('/', '%2f');
  const plain = [
    `/${relative}`,
    `/a/../${relative}`,
    `/./a/./../../${name}`,
    `/${encoded}`,
    `/${relative.replaceAll('..', '%2e%2e')}`,
    `/${relative.replaceAll('..', '.%2e')}`,
    `/${relative.replaceAll('../', '..%2f')}`,
    `/${relative.replaceAll('../', '..%252f')}`,
    `/${relative.replaceAll('../', '%252e%252e%252f')}`,
    `/${relative.replaceAll('../', '..\\')}`,
    `/${relative.replaceAll('../', '..%5c')}`,
    `/${relative.replaceAll('../', '..%c0%af')}`,
    `/${relative.replaceAll('../', '..%u2215')}`,
    `/${relative.replaceAll('../', '..;/')}`,
    `/${relative.replaceAll('../', '....//')}`,
    `/${relative}%00.html`,
    `/${relative}%00/index.html`,
    `/pagefind/${relative}`,
    `/pagefind/..%2f${encoded}`,
    `/pagefind/x/../../${relative}`,
    `/_astro/../${relative}`,
    `/~links/../${relative}`,
    `//${file}`,
    `/${file}`,
    file,
    `/..${file}`,
    `http://127.0.0.1/${relative}`,
    `http://evil.example/${relative}`,
    `/?/../${relative}`,
    `/a#/../${relative}`,
    `/.waymark.json/../${relative}`,
  ];
  const vite = [
    '',
    '?raw',
    '?url',
    '?raw??',
    '?import&raw',
    '?import&raw??',
    '?inline&import',
    '?url&inline',
    '?.svg?.wasm?init',
  ];
  return [
    ...plain,
    ...vite.map((query) => `/@fs${file}${query}`),
    ...vite.map((query) => `/@fs/${file}${query}`),
    `/@fs/${encodeURIComponent(file)}?raw`,
    `/@fs/x/x/x/vite/../../../..${file}?raw`,
    `/@fs${file}#/../package.json`,
    `/@id/${file}?raw`,
    `/@id/__x00__${file}?raw`,
    `/@vite/../..${file}`,
    `/node_modules/../../../../../..${file}?raw`,
    `/src/${relative}?raw`,
    `/_image?href=/@fs${file}&f=svg`,
    `/_image?href=file://${file}`,
  ];
}
