import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../../src/core/model/vague-text.ts';

describe('the place beside a link', () => {
  it.each([
    ['here', 'https://www.example.org/path', 'example.org'],
    ['This', 'http://example.org:8080/', 'example.org'],
    ['here', '/sharing/open-source/', 'open source'],
    ['here', '/wiki/sharing/#h-getting-started', 'getting started'],
    [' Here ', '#h-getting_started', 'getting started'],
    ['here', '../sharing.md', 'sharing'],
    ['here', 'sharing.md?plain=1', 'sharing'],
    ['here', '/r%C3%A9sum%C3%A9/', 'résumé'],
    ['here', '/100%/', '100%'],
    ['Go', '/programming-languages/go/', 'programming languages'],
    ['Go', '/go/', 'page'],
    ['here', '#', 'page'],
  ])('tells for `%s` to %s: %s', (text, href, place) => {
    expect(placeBeside(text, href)).toBe(place);
  });

  it.each(['Gopher', 'here and there', '', 'NixOS', 'toString'])('is not needed for `%s`', (text) => {
    expect(placeBeside(text, 'https://example.org/')).toBe('');
  });
});
