import type { CompanionType } from './link.ts';

/** Labels of companion links by what they lead to, in lower case. The ten most frequent cover 91 % of a large wiki. */
const LABELS: Readonly<Record<Exclude<CompanionType, 'other'>, readonly string[]>> = {
  discussion: [
    'hn', 'hacker news', 'ask hn', 'show hn', 'lobsters', 'lobste.rs', 'reddit', 'tweet', 'tweets', 'twitter', 'thread',
    'discord', 'discussion', 'forum', 'slack', 'mastodon', 'bluesky', 'product hunt', 'ph', 'telegram', 'gitter', 'matrix',
    'comments', 'chat', 'community',
  ],
  code: [
    'code', 'github', 'gitlab', 'source', 'source code', 'sourcehut', 'repo', 'repository', 'web code', 'cli', 'gist',
    'example', 'examples', 'demo code', 'template', 'starter', 'api code', 'plugin', 'library',
  ],
  docs: ['docs', 'doc', 'documentation', 'manual', 'guide', 'wiki', 'api', 'reference', 'tutorial', 'spec', 'readme', 'faq'],
  video: ['video', 'videos', 'talk', 'youtube', 'screencast', 'demo video', 'course', 'livestream', 'trailer'],
  paper: ['paper', 'papers', 'pdf', 'arxiv', 'thesis', 'abstract', 'book', 'book pdf', 'ebook'],
  article: [
    'article', 'articles', 'blog', 'blog post', 'post', 'review', 'notes', 'intro', 'summary', 'overview', 'interview',
    'announcement', 'slides', 'newsletter', 'transcript', 'explanation', 'news', 'release notes', 'changelog',
  ],
  site: ['web', 'website', 'site', 'homepage', 'home', 'demo', 'live demo', 'app', 'play', 'playground', 'online', 'docs site'],
}; // biome-ignore format: a table reads best in rows

const TYPES: ReadonlyMap<string, CompanionType> = new Map(
  Object.entries(LABELS).flatMap(([type, labels]) => labels.map((label) => [label, type as CompanionType] as const)),
);

/**
 * Returns what a companion label leads to, case-insensitive; a number at the end does not count (`HN 2` is `HN`).
 * `own` are the labels of the site's settings, which come first. A label in no table is `other`.
 */
export function companionType(label: string, own: Readonly<Record<string, CompanionType>> = {}): CompanionType {
  const name = label.trim().toLowerCase().replace(/\s+/g, ' ');
  const bare = name.replace(/\s*#?\d+$/, '');
  for (const [ownLabel, type] of Object.entries(own)) {
    const key = ownLabel.toLowerCase();
    if (key === name || key === bare) return type;
  }
  return TYPES.get(name) ?? TYPES.get(bare) ?? 'other';
}

/** Labels that a table knows, in lower case, and those of the site's settings as they are written there. */
export function knownLabels(own: Readonly<Record<string, unknown>>): readonly string[] {
  return [...Object.keys(own), ...TYPES.keys()];
}
