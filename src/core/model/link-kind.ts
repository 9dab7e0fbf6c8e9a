import { hostAndPath } from './address.ts';
import type { LinkKind } from './link.ts';
import { createTextTable, type TextTable } from './text-table.ts';

/** A host (a leading dot: and its subdomains), a path that must match, and the kind that they tell. First match wins. */
type KindRow = readonly [host: string, path: RegExp | null, kind: LinkKind];

const TWO_SEGMENTS = /^\/[^/]+\/[^/]+/;

const KINDS: readonly KindRow[] = [
  ['github.com', /^\/[^/]+\/[^/]+\/(?:issues|discussions|pull)(?:\/|$)/, 'discussion'],
  ['github.com', /^\/(?:topics|collections|features|about|marketplace|sponsors|orgs|search|trending)(?:\/|$)/, 'page'],
  ['github.com', TWO_SEGMENTS, 'repository'],
  ['gist.github.com', /^\/./, 'repository'],
  ['gitlab.com', TWO_SEGMENTS, 'repository'],
  ['codeberg.org', TWO_SEGMENTS, 'repository'],
  ['bitbucket.org', TWO_SEGMENTS, 'repository'],
  ['git.sr.ht', TWO_SEGMENTS, 'repository'],
  ['sr.ht', TWO_SEGMENTS, 'repository'],
  ['sourceforge.net', /^\/p(?:rojects)?\//, 'repository'],
  ['.youtube.com', null, 'video'],
  ['youtu.be', null, 'video'],
  ['vimeo.com', null, 'video'],
  ['.twitch.tv', null, 'video'],
  ['ted.com', /^\/talks\//, 'video'],
  ['media.ccc.de', null, 'video'],
  ['infoq.com', /^\/presentations\//, 'video'],
  ['.arxiv.org', null, 'paper'],
  ['doi.org', null, 'paper'],
  ['dl.acm.org', null, 'paper'],
  ['.semanticscholar.org', null, 'paper'],
  ['openreview.net', null, 'paper'],
  ['biorxiv.org', null, 'paper'],
  ['ncbi.nlm.nih.gov', null, 'paper'],
  ['usenix.org', /\.pdf$/i, 'paper'],
  ['news.ycombinator.com', null, 'discussion'],
  ['lobste.rs', null, 'discussion'],
  ['.reddit.com', null, 'discussion'],
  ['twitter.com', /\/status\//, 'discussion'],
  ['x.com', /\/status\//, 'discussion'],
  ['.stackexchange.com', null, 'discussion'],
  ['stackoverflow.com', null, 'discussion'],
  ['.quora.com', null, 'discussion'],
  ['discord.gg', null, 'discussion'],
  ['discord.com', null, 'discussion'],
  ['t.me', null, 'discussion'],
  ['.goodreads.com', null, 'book'],
  ['leanpub.com', null, 'book'],
  ['manning.com', /^\/books\//, 'book'],
  ['nostarch.com', /^\/./, 'book'],
  ['oreilly.com', /^\/library\/view\//, 'book'],
  ['gutenberg.org', null, 'book'],
  ['pragprog.com', /^\/(?:titles|book)/, 'book'],
  ['amazon.com', /\/(?:dp|gp\/product)\//, 'book'],
  ['.npmjs.com', /^\/package\//, 'package'],
  ['pypi.org', /^\/project\//, 'package'],
  ['crates.io', /^\/crates\//, 'package'],
  ['rubygems.org', /^\/gems\//, 'package'],
  ['hex.pm', /^\/packages\//, 'package'],
  ['hackage.haskell.org', /^\/package\//, 'package'],
  ['packagist.org', /^\/packages\//, 'package'],
  ['pkg.go.dev', /^\/./, 'package'],
  ['hub.docker.com', null, 'package'],
  ['formulae.brew.sh', null, 'package'],
  ['docs.rs', null, 'documentation'],
  ['.readthedocs.io', null, 'documentation'],
  ['developer.mozilla.org', null, 'documentation'],
  ['.wikipedia.org', null, 'article'],
  ['.medium.com', null, 'article'],
  ['.substack.com', null, 'article'],
  ['dev.to', TWO_SEGMENTS, 'article'],
  ['.hashnode.dev', null, 'article'],
];

/** Hosts that begin so, or paths, tell the kind wherever they are. */
const HOST_STARTS: readonly (readonly [RegExp, LinkKind])[] = [
  [/^(?:docs?|documentation|manual|devdocs|wiki)\./, 'documentation'],
  [/^(?:blogs?|engineering|news)\./, 'article'],
];
const PATHS: readonly (readonly [RegExp, LinkKind])[] = [
  [/^\/(?:[^/]+\/)?(?:docs?|documentation|manual|reference)(?:\/|$)/i, 'documentation'],
  [/\.(?:epub|mobi)$/i, 'book'],
  [/\.pdf$/i, 'paper'],
  [/\.(?:mp4|webm)$/i, 'video'],
  [/\/(?:blog|posts?|articles?|essays?|writing|weblog)\/./i, 'article'],
  [/\/(?:19|20)\d\d\/\d\d?(?:\/|$)/, 'article'],
];

/** The rows of each name, by its number in a table: of hosts alone, and of hosts with their subdomains. */
const EXACT = tableOf(KINDS.filter(([host]) => !host.startsWith('.')));
const WITH_SUBDOMAINS = tableOf(
  KINDS.filter(([host]) => host.startsWith('.')).map(([host, ...row]) => [host.slice(1), ...row] as const),
);

/** No name is longer, so only the end of a host can be one: a host may have thousands of dots. */
const LONGEST_NAME = Math.max(...KINDS.map(([host]) => host.length));

/** Returns what an address leads to, told from its host and path alone; `page` when they tell nothing. */
export function linkKind(url: string): LinkKind {
  const parts = hostAndPath(url);
  if (parts === null) return 'page';
  const { host, path } = parts;
  const own = findRow(EXACT, host, path) ?? findRow(WITH_SUBDOMAINS, host, path);
  if (own) return own[2];
  for (let dot = host.indexOf('.', host.length - LONGEST_NAME); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const parent = findRow(WITH_SUBDOMAINS, host.slice(dot + 1), path);
    if (parent) return parent[2];
  }
  const start = HOST_STARTS.find(([wanted]) => wanted.test(host));
  if (start) return start[1];
  return PATHS.find(([wanted]) => wanted.test(path))?.[1] ?? 'page';
}

/** The first row of a name that takes the path. */
function findRow({ names, rows }: ReturnType<typeof tableOf>, name: string, path: string): KindRow | undefined {
  return rows[names.find(name)]?.find(([, wanted]) => wanted === null || wanted.test(path));
}

function tableOf(all: readonly KindRow[]): { names: TextTable; rows: readonly (readonly KindRow[])[] } {
  const names = createTextTable();
  const rows: KindRow[][] = [];
  for (const row of all) {
    const number = names.numberOf(row[0]);
    rows[number] ??= [];
    rows[number].push(row);
  }
  return { names, rows };
}
