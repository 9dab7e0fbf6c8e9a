import type { Addresses } from '../model/addresses.ts';
import { compareText, type Message } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Redirect } from '../model/site.ts';
import { freeSlug, slugOfPath } from '../model/slug.ts';
import { FILE_START } from '../model/span.ts';

/**
 * Turns the aliases of notes into redirects: an alias without a slash lies beside the note's page, any other begins at
 * the root of the site. An alias whose address is taken is an error.
 */
export function buildRedirects(
  notes: Iterable<Pick<Note, 'path' | 'frontmatter'>>,
  addresses: Addresses,
): { redirects: Redirect[]; messages: Message[] } {
  const redirects: Redirect[] = [];
  const messages: Message[] = [];
  const owners = ownersOf(addresses);
  const sorted = [...notes].sort((a, b) => compareText(a.path, b.path));
  for (const note of sorted) {
    const to = addresses.slugs.get(note.path) ?? '';
    for (const alias of note.frontmatter.aliases) {
      const from = slugOfAlias(alias, to);
      if (from === to) continue;
      const owner = from === '' || freeSlug(from) !== from ? 'the site itself' : owners.get(from);
      if (owner === undefined) {
        owners.set(from, `\`${note.path}\``);
        redirects.push({ from, to });
      } else if (!redirects.some((redirect) => redirect.from === from && redirect.to === to)) {
        messages.push(collision(note.path, alias, from, owner));
      }
    }
  }
  return { redirects: redirects.sort((a, b) => compareText(a.from, b.from)), messages };
}

function ownersOf(addresses: Addresses): Map<string, string> {
  const owners = new Map<string, string>();
  for (const path of [...addresses.files, ...addresses.slugs.keys()]) owners.set(path, `\`${path}\``);
  for (const [folder, slug] of addresses.categories) owners.set(slug, `\`${folder}/\``);
  for (const [path, slug] of addresses.slugs) owners.set(slug, `\`${path}\``);
  return owners;
}

function slugOfAlias(alias: string, slug: string): string {
  if (alias.includes('/')) return slugOfPath(alias);
  const parent = slug.includes('/') ? `${slug.slice(0, slug.lastIndexOf('/'))}/` : '';
  return parent + slugOfPath(alias);
}

function collision(file: string, alias: string, slug: string, owner: string): Message {
  return {
    file,
    ...FILE_START,
    severity: 'error',
    rule: 'slug-collision',
    message: `Unexpected alias \`${alias}\`: the address \`/${slug}/\` belongs to ${owner}, expected a free address`,
    hint: 'Remove the alias from the frontmatter, or write another one',
  };
}
