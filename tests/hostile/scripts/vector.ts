/** One attempt to run a script by a note. */
export interface Vector {
  /** What the script hands to `__hit` when it runs. */
  readonly id: number;
  /** How it tries, in a few words. */
  readonly name: string;
  /** Path of its note inside the content folder. */
  readonly path: string;
  /** Values of frontmatter keys. */
  readonly fields: Readonly<Record<string, string>>;
  /** The Markdown below the frontmatter. */
  readonly body: string;
}

/** A vector without its number: `RUN` stands for the call that tells of it. */
export interface Draft {
  readonly name: string;
  readonly body?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Name of the file without `.md`, where it is the attempt. */
  readonly file?: string;
}

/** Numbers drafts from 1 and puts the call of each into it. */
export function numberVectors(drafts: readonly Draft[], folders: readonly string[]): Vector[] {
  return drafts.map(({ name, body = '', fields = {}, file }, index) => {
    const id = index + 1;
    const fill = (text: string) =>
      text
        .replace(/BASE64\((.*?)\)46ESAB/gs, (_, plain: string) => Buffer.from(fillCall(plain, id)).toString('base64'))
        .replace(/ENTITIES\((.*?)\)SEITITNE/gs, (_, plain: string) => toEntities(fillCall(plain, id)))
        .replaceAll('RUN', `__hit(${id})`);
    const folder = folders[index % folders.length] ?? 'a';
    return {
      id,
      name,
      path: `${folder}/${file === undefined ? `v${id}` : fill(file)}.md`,
      fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fill(value)])),
      body: fill(body),
    };
  });
}

/** The file of a vector's note, with words by which search finds it. */
export function noteOf({ id, name, fields, body }: Vector): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const frontmatter = lines.length === 0 ? '' : `---\n${lines.join('')}---\n`;
  const title = /^# /m.test(body) ? '' : `# Vector ${id}: ${name}\n\n`;
  return `${frontmatter}${title}${body}\n`;
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
