import type { Rule } from '../rule.ts';
import { addressCharacters } from './address-characters.ts';
import { addressCredentials } from './address-credentials.ts';
import { bareAddress } from './bare-address.ts';
import { bidiCharacter } from './bidi-character.ts';
import { brokenAnchor } from './broken-anchor.ts';
import { brokenTarget } from './broken-target.ts';
import { companionLabel } from './companion-label.ts';
import { companionParenthesis } from './companion-parenthesis.ts';
import { companionSpace } from './companion-space.ts';
import { controlCharacter } from './control-character.ts';
import { descriptionEnd } from './description-end.ts';
import { descriptionTitle } from './description-title.ts';
import { droppedHtml } from './dropped-html.ts';
import { duplicateLink } from './duplicate-link.ts';
import { emptyLinkText } from './empty-link-text.ts';
import { encoding } from './encoding.ts';
import { excluded } from './excluded.ts';
import { fileName } from './file-name.ts';
import { fileSize } from './file-size.ts';
import { footnote } from './footnote.ts';
import { foreignSyntax } from './foreign-syntax.ts';
import { frontmatterCode } from './frontmatter-code.ts';
import { frontmatterKey } from './frontmatter-key.ts';
import { frontmatterSize } from './frontmatter-size.ts';
import { frontmatterSyntax } from './frontmatter-syntax.ts';
import { frontmatterUnclosed } from './frontmatter-unclosed.ts';
import { frontmatterValue } from './frontmatter-value.ts';
import { futureYear } from './future-year.ts';
import { headingLevel } from './heading-level.ts';
import { imageSize } from './image-size.ts';
import { insecureAddress } from './insecure-address.ts';
import { invisibleCharacter } from './invisible-character.ts';
import { leftOverLink } from './left-over-link.ts';
import { lineLength } from './line-length.ts';
import { linkInOtherNotes } from './link-in-other-notes.ts';
import { linkTextSpace } from './link-text-space.ts';
import { longTitle } from './long-title.ts';
import { lookAlikeHost } from './look-alike-host.ts';
import { lookAlikeText } from './look-alike-text.ts';
import { malformedAddress } from './malformed-address.ts';
import { mojibake } from './mojibake.ts';
import { nestingDepth } from './nesting-depth.ts';
import { noNotes } from './no-notes.ts';
import { noteParts } from './note-parts.ts';
import { pathCollision } from './path-collision.ts';
import { repeatedHeading } from './repeated-heading.ts';
import { settingsKey } from './settings-key.ts';
import { settingsName } from './settings-name.ts';
import { settingsSyntax } from './settings-syntax.ts';
import { settingsValue } from './settings-value.ts';
import { slugCollision } from './slug-collision.ts';
import { targetBeyondContent } from './target-beyond-content.ts';
import { trackingParameter } from './tracking-parameter.ts';
import { unclosedBracket } from './unclosed-bracket.ts';
import { unknownScheme } from './unknown-scheme.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unsafeFile } from './unsafe-file.ts';
import { verifyIndex } from './verify-index.ts';
import { verifyLinks } from './verify-links.ts';
import { verifyPages } from './verify-pages.ts';
import { wikilink } from './wikilink.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  addressCharacters,
  addressCredentials,
  bareAddress,
  bidiCharacter,
  brokenAnchor,
  brokenTarget,
  companionLabel,
  companionParenthesis,
  companionSpace,
  controlCharacter,
  descriptionEnd,
  descriptionTitle,
  droppedHtml,
  duplicateLink,
  emptyLinkText,
  encoding,
  excluded,
  fileName,
  fileSize,
  footnote,
  foreignSyntax,
  frontmatterCode,
  frontmatterKey,
  frontmatterSize,
  frontmatterSyntax,
  frontmatterUnclosed,
  frontmatterValue,
  futureYear,
  headingLevel,
  imageSize,
  insecureAddress,
  invisibleCharacter,
  leftOverLink,
  lineLength,
  linkInOtherNotes,
  linkTextSpace,
  longTitle,
  lookAlikeHost,
  lookAlikeText,
  malformedAddress,
  mojibake,
  nestingDepth,
  noNotes,
  noteParts,
  pathCollision,
  repeatedHeading,
  settingsKey,
  settingsName,
  settingsSyntax,
  settingsValue,
  slugCollision,
  targetBeyondContent,
  trackingParameter,
  unclosedBracket,
  unknownScheme,
  unreadableFile,
  unsafeFile,
  verifyIndex,
  verifyLinks,
  verifyPages,
  wikilink,
];

/** The rules whose findings are faults of a place by itself, whatever stands elsewhere. */
export const ABSOLUTE_RULES: readonly Rule[] = RULES.filter(({ isRelative }) => !isRelative);

/** The rules whose findings come and go with what stands elsewhere. */
export const RELATIVE_RULES: readonly Rule[] = RULES.filter(({ isRelative }) => isRelative);
