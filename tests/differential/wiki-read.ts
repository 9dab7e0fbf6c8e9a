import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../src/core/model/message.ts';
import type { Site } from '../../src/core/model/site.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { openParseCache } from '../../src/node/parse-cache.ts';
import type { ParsedNotes } from '../../src/node/parsed-notes.ts';
import { type Content, readContent } from '../../src/node/read-content.ts';
import { listFiles } from '../support/files.ts';
import { parseReference } from '../support/source-links.ts';
import { type Outline, outlineOf } from './outline.ts';

/** The wiki, read once for all tests: parsing it takes most of their time, above all by the reference. */
export interface Wiki {
  readonly folder: string;
  readonly content: Content;
  readonly site: Site;
  readonly messages: readonly Message[];
  /** Its notes as we have parsed them. */
  readonly parsed: ParsedNotes;
  /** Text of every note on the disk by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of every note, by path, as the reference parser reads it. */
  readonly reference: ReadonlyMap<string, Outline>;
}

/** Reads the wiki by our parser and by the reference. */
export async function readWiki(folder: string): Promise<Wiki> {
  const paths = listFiles(folder).filter((path) => path.endsWith('.md'));
  const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  // First, while little is in memory: what the reference leaves behind is collected in half of the time.
  const reference = new Map(Array.from(texts, ([path, text]) => [path, outlineOf(parseReference(text))]));
  const content = await readContent(folder);
  const cache = openParseCache(folder, { isFresh: true, notify: fail });
  const parsed = await cache.load(content);
  const { site, messages } = await assembleSite(content, { parsed });
  if (site === null) throw new Error('no notes');
  // The program, when it is run on the wiki, need not parse it once more.
  await cache.save();
  return { folder, content, site, messages, parsed, texts, reference };
}

function fail(notice: string): never {
  throw new Error(notice);
}
