/** One attempt to run a script by a note. */
export interface Vector {
  /** What the script hands to `__hit` when it runs. */
  readonly id: number;
  /** How it tries, in a few words. */
  readonly name: string;
  /** Path of its note inside the content folder: attempts of one group share some. */
  readonly path: string;
  /** Values of frontmatter keys. */
  readonly fields: Readonly<Record<string, string>>;
  /** The Markdown below the frontmatter. */
  readonly body: string;
}

/** A vector without its number: `RUN` stands for the call that tells of it, `LABEL` for a name of its own. */
export interface Draft {
  readonly name: string;
  /** Those next to each other with the same group close what they open, and can stand in one note. */
  readonly group?: string;
  readonly body?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Name of the file without `.md`, where it is the attempt. */
  readonly file?: string;
}

/** How many attempts stand in a note at most. */
const SHARED = 16;

/** Numbers drafts from 1 and puts the call of each into it. */
export function numberVectors(drafts: readonly Draft[], folders: readonly string[]): Vector[] {
  let first = 0;
  return drafts.map(({ name, body = '', fields = {}, file, group }, index) => {
    const id = index + 1;
    if (group === undefined || group !== drafts[first]?.group || index - first === SHARED) first = index;
    const fill = (text: string) =>
      text
        .replace(/BASE64\((.*?)\)46ESAB/gs, (_, plain: string) => Buffer.from(fillCall(plain, id)).toString('base64'))
        .replace(/ENTITIES\((.*?)\)SEITITNE/gs, (_, plain: string) => toEntities(fillCall(plain, id)))
        .replaceAll('RUN', `__hit(${id})`)
        .replaceAll('LABEL', `to${id}`);
    const folder = folders[first % folders.length] ?? 'a';
    return {
      id,
      name,
      path: `${folder}/${file === undefined ? `v${first + 1}` : fill(file)}.md`,
      fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fill(value)])),
      body: fill(body),
    };
  });
}

/** A note with one attempt or with several. */
export interface HostileNote {
  readonly path: string;
  readonly vectors: readonly Vector[];
  /** Its file, with words by which search finds it. */
  readonly text: string;
  /** The first line of each attempt. */
  readonly lines: readonly number[];
}

/** Writes the notes in which vectors stand. */
export function writeNotes(vectors: readonly Vector[]): HostileNote[] {
  return [...Map.groupBy(vectors, ({ path }) => path)].map(([path, together]) => {
    const fields = together.flatMap((vector) => Object.entries(vector.fields));
    const frontmatter = fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('');
    let text = frontmatter === '' ? '' : `---\n${frontmatter}---\n`;
    const [{ id, name, body } = { id: 0, name: '', body: '' }] = together;
    if (!/^# /m.test(body)) text += `# Vector ${id}: ${name}\n\n`;
    const lines: number[] = [];
    for (const vector of together) {
      lines.push(text.split('\n').length);
      text += `${vector.body}\n\n`;
    }
    return { path, vectors: together, text: text.replace(/\n$/, ''), lines };
  });
}

/** Base64 of a text in which `RUN` stands. */
export function base64(text: string): string {
  return `BASE64(${text})46ESAB`;
}

/** A text as character references alone. */
export function entities(text: string): string {
  return `ENTITIES(${text})SEITITNE`;
}

function fillCall(text: string, id: number): string {
  return text.replaceAll('RUN', `__hit(${id})`);
}

function toEntities(text: string): string {
  return Array.from(text, (character) => `&#x${character.codePointAt(0)?.toString(16)};`).join('');
}
