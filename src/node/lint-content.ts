import type { NoteFacts, SiteNote } from '../core/lint/note-facts.ts';
import { orderMessages } from '../core/lint/order-messages.ts';
import type { Rule } from '../core/lint/rule.ts';
import { lintSite } from '../core/lint/run.ts';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { buildRedirects } from '../core/site/redirects.ts';
import { buildSharedLinks } from '../core/site/shared-links.ts';
import { checkUsedFiles } from './check-used-files.ts';
import { readNotes } from './load-site.ts';
import type { ParsedNote, ParsedNotes } from './parsed-notes.ts';
import type { Content } from './read-content.ts';

/** What is looked for in a content folder as a whole. */
export interface LintRequest {
  /** Notes that have not changed since are taken from here; afterwards it holds those of this content. */
  readonly parsed: ParsedNotes;
  /** Rules of the site, each group with the notes whose findings are wanted. */
  readonly checks: readonly SiteCheck[];
}

/** Some rules, and the notes that they look into. */
export interface SiteCheck {
  readonly rules: readonly Rule[];
  readonly isTold: (path: string) => boolean;
}

/** What was found in a content folder. */
export interface LintedContent {
  /** Those of all notes. */
  readonly facts: readonly NoteFacts[];
  /** All of one run, by place. */
  readonly messages: readonly Message[];
}

/** Finds what is wrong with a content folder, without building the site: what a build finds as well. */
export async function lintContent(content: Content, { parsed, checks }: LintRequest): Promise<LintedContent> {
  const { settings, addresses, notes, messages } = await readNotes(content, { parsed });
  const heads = Array.from(notes, ([path, { head }]) => ({ path, frontmatter: head.frontmatter }));
  const found = [content.messages, messages(), buildRedirects(heads, addresses).messages];
  for (const { rules, isTold } of checks) {
    const told = new Map([...notes].filter(([path]) => isTold(path)));
    found.push(lintSite({ notes, told, rules, shared: () => sharedWith(notes, told) }, content.sources));
  }
  found.push(await checkUsedFiles(notes, content));
  const facts = Array.from(notes.values(), (note) => note.facts);
  return { facts, messages: orderMessages(found.flat(), settings) };
}

/** Returns what some notes list that other notes list too. */
function sharedWith(notes: ReadonlyMap<string, ParsedNote>, told: ReadonlyMap<string, SiteNote>): Site['shared'] {
  const ids = new Set(Array.from(told.values(), ({ facts }) => facts.entryIds).flat());
  const holders = [...notes].filter(([path, { facts }]) => told.has(path) || facts.entryIds.some((id) => ids.has(id)));
  const shared = buildSharedLinks(new Map(holders.map(([path, parsed]) => [path, parsed.note])));
  return new Map([...shared].filter(([, links]) => links.some((link) => told.has(link.note))));
}
