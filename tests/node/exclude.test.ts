import { expect, it } from 'vitest';
import { createExclude } from '../../src/node/exclude.ts';

it.each([
  [['drafts/'], 'drafts', true, true],
  [['drafts/'], 'a/drafts', true, true],
  [['drafts/'], 'drafts', false, false],
  [['/drafts'], 'a/drafts', true, false],
  [['./drafts'], 'drafts', true, true],
  [['a/drafts'], 'a/drafts', true, true],
  [['a/drafts'], 'b/a/drafts', true, false],
  [['*.draft.md'], 'a/b/x.draft.md', false, true],
  [['**/private/*.md'], 'a/private/x.md', false, true],
  [['**/private/*.md'], 'private/x.md', false, true],
  [['a/*.md', '!a/keep.md'], 'a/keep.md', false, false],
  [['a/*.md', '!a/keep.md'], 'a/other.md', false, true],
  [[], 'License.md', false, true],
  [[], 'docs/LICENSE.md', false, false],
  [['!LICENSE.md'], 'LICENSE.md', false, false],
  [[], 'README.md', false, false],
] as const)('%j on %s (folder: %s): %s', (patterns, path, isFolder, expected) => {
  expect(createExclude(patterns)(path, isFolder)).toBe(expected);
});
