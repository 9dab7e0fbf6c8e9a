import type { LinkChange, NoteChange } from '../core/site/link-diff.ts';
import { countLinks, countNotes, type DiffReport } from './report-diff.ts';

/** Writes a comparison for programs, in the shape that `docs/diff.md` describes. */
export function reportDiffJson(diff: DiffReport): string {
  const { base, notes, newHosts } = diff;
  const counts = { links: countLinks(diff), notes: countNotes(diff) };
  return `${JSON.stringify({ version: 1, base, notes: notes.map(noteRow), newHosts, counts }, null, 2)}\n`;
}

function noteRow({ path, status, before, sections, movedAway, links }: NoteChange) {
  return { path, status, before, sections, movedAway, links: links.map(linkRow) };
}

/** The keys of a link are those of `links.ndjson`. */
function linkRow({ type, link, from, edits, newHosts }: LinkChange) {
  const { id, role, note, section, title, url, description, companions, line } = link;
  return {
    type,
    id,
    role,
    note,
    section,
    title: title.text,
    url,
    description: description?.text ?? '',
    companions: companions.map((companion) => ({
      label: companion.label,
      type: companion.type,
      url: companion.url,
    })),
    line,
    from,
    edits,
    newHosts,
  };
}
