import type { Note } from '../core/model/note.ts';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { collectGroupText, type GroupText, type NoteTexts } from '../core/search/group-words.ts';
import { groupNotes } from '../core/search/groups.ts';

/**
 * Most links of a group. The index lists every group by a hash of 8 bytes, so groups are as large as may be; which of its
 * links a word belongs to is told by the word's place.
 */
const GROUP_SIZE = 40;

/** What one of the indexes of a site is made of; emptied when the next one is collected. */
export interface CollectedPart {
  readonly groups: readonly SearchGroup[];
  /** What is indexed of them, by note. */
  readonly texts: NoteTexts;
  readonly isLast: boolean;
}

/** How the groups of a site are divided. */
interface PartsOptions {
  readonly groupsPerIndex?: number | undefined;
  /** What was indexed of notes that are the same as when an earlier index was built. */
  readonly words?: NoteTexts | undefined;
}

/** Collects the groups of a site, as many at a time as one index may have. */
export function* collectParts(site: Site, { groupsPerIndex = 15_000, words }: PartsOptions): Generator<CollectedPart> {
  const groups: SearchGroup[] = [];
  const texts = new Map<string, readonly GroupText[]>();
  for (const [note, of] of groupNotes(site, GROUP_SIZE)) {
    if (groups.length > 0 && of.length > 0 && groups.length + of.length > groupsPerIndex) {
      yield { groups, texts, isLast: false };
      groups.length = 0;
      texts.clear();
    }
    for (const group of of) groups.push(group);
    texts.set(note.path, knownTexts(note, of, words) ?? of.map(collectGroupText));
  }
  if (groups.length > 0) yield { groups, texts, isLast: true };
}

/** What is known of a note's groups, if it is of as many groups with as many links as there are. */
function knownTexts(
  { path }: Note,
  groups: readonly SearchGroup[],
  words: NoteTexts | undefined,
): readonly GroupText[] | null {
  const known = words?.get(path);
  const isSame =
    known?.length === groups.length && known.every(({ links }, index) => links.length === groups[index]?.links.length);
  return isSame ? known : null;
}
