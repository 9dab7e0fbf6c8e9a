import type { Message } from '../core/model/message.ts';
import { FILE_START } from '../core/model/span.ts';
import { fileError } from './problem.ts';

/**
 * Control and format characters (bidirectional controls and zero-width ones are among the latter) and line separators;
 * the joiners of scripts and emoji are allowed.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}]/u;
const WINDOWS = /[<>:"|?*]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Other extensions under which Markdown is kept. */
const OTHER_MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i;

/** Checks the last name of a path. `isNote` tells whether the file ends with `.md`. */
export function checkName(path: string, name: string, isFolder: boolean): Message[] {
  const messages: Message[] = [];
  const invisible = INVISIBLE.exec(name);
  if (invisible) {
    const code = (invisible[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    messages.push(
      fileError(
        path,
        'file-name',
        `Unexpected character U+${code} in a name, expected visible characters only`,
        'Rename it',
      ),
    );
  }
  if (name.includes('\\')) {
    messages.push(fileError(path, 'file-name', 'Unexpected backslash in a name, expected none', 'Rename it'));
  }
  if (isFolder && /\.md$/i.test(name)) {
    const hint = `Rename it to \`${name.replace(/\.md$/i, '')}\``;
    messages.push(fileError(path, 'file-name', `Unexpected folder \`${name}\`, expected a file of that name`, hint));
  }
  if (!isFolder && OTHER_MARKDOWN.test(name) && !name.endsWith('.md')) {
    const found = name.slice(name.lastIndexOf('.'));
    const hint = `Rename it to \`${name.slice(0, -found.length)}.md\`, or name it under \`exclude\` in site.yaml`;
    messages.push(fileError(path, 'file-name', `Unexpected ending \`${found}\`, expected \`.md\``, hint));
  }
  if (WINDOWS.test(name)) {
    const message = `Unexpected name \`${name}\`, expected one that every system can store`;
    messages.push({ file: path, ...FILE_START, severity: 'warning', rule: 'file-name', message, hint: 'Rename it' });
  }
  return messages;
}

/** Returns the form under which two names are one on a system that does not tell case or composition apart. */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
