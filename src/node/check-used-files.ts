import { readFile } from 'node:fs/promises';
import type { SiteNote } from '../core/lint/note-facts.ts';
import { compareText, type Message } from '../core/model/message.ts';
import type { Reference } from '../core/model/note.ts';
import { createPlaces } from '../core/model/places.ts';
import type { Site } from '../core/model/site.ts';
import { extensionOf, IMAGE_TYPES } from './asset-types.ts';
import { mapConcurrent } from './concurrent.ts';
import { fileError, systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { isShortage } from './refusal.ts';
import { findUnsafeSvg } from './svg.ts';

/** Returns the paths of the files that notes show or link to, by path: only these are published. */
export function usedFiles(site: Site): string[] {
  const paths = new Set<string>();
  for (const note of site.notes.values()) {
    for (const reference of note.references) if (reference.type === 'file') paths.add(reference.path);
  }
  return [...paths].sort(compareText);
}

/** Checks the files that notes show or link to; a finding stands at the first place that uses the file. */
export async function checkUsedFiles(
  notes: ReadonlyMap<string, Pick<SiteNote, 'facts'>>,
  content: Content,
): Promise<Message[]> {
  const messages = await mapConcurrent([...firstUses(notes)], 16, async ([path, { from, reference }]) => {
    const problem = await checkFile(path, content);
    if (problem === null) return [];
    const text = content.sources.find((source) => source.path === from)?.text ?? '';
    const { rule, severity, message, hint } = problem;
    return [{ file: from, ...createPlaces(text)(reference.span), severity, rule, message, ...(hint ? { hint } : {}) }];
  });
  return messages.flat();
}

function firstUses(
  notes: ReadonlyMap<string, Pick<SiteNote, 'facts'>>,
): Map<string, { readonly from: string; readonly reference: Reference }> {
  const uses = new Map<string, { from: string; reference: Reference }>();
  for (const from of [...notes.keys()].sort(compareText)) {
    for (const reference of notes.get(from)?.facts.references ?? []) {
      if (reference.type === 'file' && !uses.has(reference.path)) uses.set(reference.path, { from, reference });
    }
  }
  return uses;
}

async function checkFile(path: string, content: Content): Promise<Message | null> {
  const location = content.locations.get(path);
  const extension = extensionOf(path);
  if (location === undefined) return null;
  if (extension === '.svg') {
    const source = await readFile(location, 'utf8').catch((error: unknown) => {
      // What cannot be read now and can be later must not be published unseen.
      if (isShortage(error)) throw error;
      return systemReason(error);
    });
    const unsafe = findUnsafeSvg(source.replace(/^\ufeff/, ''));
    if (unsafe !== null) {
      const message = `Unexpected ${unsafe} in \`${path}\`, expected an image without scripts and outside references`;
      return fileError(path, 'unsafe-file', message, 'Remove it from the file, or use a PNG');
    }
  }
  if (!IMAGE_TYPES.has(extension) || content.sizes.has(path)) return null;
  const message = `Unexpected content of \`${path}\`, expected an image whose size can be read`;
  return { ...fileError(path, 'image-size', message, 'Save the image again'), severity: 'warning' };
}
