/** What a site can make of a rule. */
export const RULE_LEVELS = ['off', 'notice', 'warning', 'error'] as const;

/** Rules whose severity a site may set. */
export const SETTABLE_RULES = [
  'address-characters',
  'bare-address',
  'bidi-character',
  'broken-anchor',
  'broken-target',
  'companion-label',
  'companion-parenthesis',
  'companion-space',
  'description-end',
  'description-title',
  'dropped-html',
  'duplicate-link',
  'empty-link-text',
  'excluded',
  'future-year',
  'heading-level',
  'image-size',
  'insecure-address',
  'invisible-character',
  'left-over-link',
  'link-in-other-notes',
  'link-text-space',
  'long-title',
  'look-alike-host',
  'malformed-address',
  'mojibake',
  'repeated-heading',
  'target-beyond-content',
  'tracking-parameter',
  'unclosed-bracket',
  'unknown-scheme',
  'wikilink',
] as const;

/** Rules that stay as they are: without them a site would publish something unsafe, or lose a note or a link. */
export const FIXED_RULES = [
  'address-credentials',
  'control-character',
  'encoding',
  'file-name',
  'file-size',
  'frontmatter-code',
  'frontmatter-key',
  'frontmatter-size',
  'frontmatter-syntax',
  'frontmatter-unclosed',
  'frontmatter-value',
  'line-length',
  'no-notes',
  'path-collision',
  'settings-key',
  'settings-name',
  'settings-syntax',
  'settings-value',
  'slug-collision',
  'unreadable-file',
  'unsafe-file',
  'verify-index',
  'verify-links',
  'verify-pages',
] as const;

/** Permanent name of a rule. */
export type RuleId = (typeof SETTABLE_RULES)[number] | (typeof FIXED_RULES)[number];
