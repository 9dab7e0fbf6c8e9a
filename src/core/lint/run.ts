import type { Root } from 'mdast';
import type { Message } from '../model/message.ts';
import { nearestText } from '../model/nearest.ts';
import type { Source } from '../model/note.ts';
import { createPlaces } from '../model/places.ts';
import type { Site } from '../model/site.ts';
import { runRules } from './rule.ts';
import { NOTE_RULES } from './rules/index.ts';

/** Checks a note as it is written, alone. */
export function lintNote(tree: Root, source: Source): Message[] {
  return runRules(NOTE_RULES, tree, source);
}

/** Checks what only the whole site can tell: fragments that no heading or anchor of their note has. */
export function lintSite(site: Pick<Site, 'notes'>, sources: readonly Source[]): Message[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const messages: Message[] = [];
  for (const note of site.notes.values()) {
    for (const { path, fragment, span } of note.references) {
      const target = site.notes.get(path);
      if (fragment === '' || target === undefined || target.anchors.includes(fragment)) continue;
      const nearest = nearestText(fragment, target.anchors, Math.max(3, fragment.length));
      const where = path === note.path ? 'this note' : `\`${path}\``;
      messages.push({
        file: note.path,
        ...createPlaces(texts.get(note.path) ?? '')(span),
        severity: 'error',
        rule: 'broken-anchor',
        message: `Unexpected anchor \`#${fragment}\`, expected a heading of ${where}`,
        hint: nearest === null ? `Remove the anchor: ${where} has no headings` : `Write #${nearest}`,
      });
    }
  }
  return messages;
}
