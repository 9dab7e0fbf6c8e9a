import { describe, expect, it } from 'vitest';
import { scanFence } from '../../../src/core/markdown/fence.ts';

const slice = (text: string) => {
  const fence = scanFence(text);
  return fence.type === 'frontmatter'
    ? { yaml: text.slice(fence.yaml.start, fence.yaml.end), body: text.slice(fence.bodyStart) }
    : fence.type;
};

describe('scanFence', () => {
  it.each([
    ['---\ntitle: A\n---\n# A\n', { yaml: 'title: A\n', body: '# A\n' }],
    ['---\r\ntitle: A\r\n---\r\n# A\r\n', { yaml: 'title: A\r\n', body: '# A\r\n' }],
    ['---\n---\n', { yaml: '', body: '' }],
    ['---\na: 1\n---', { yaml: 'a: 1\n', body: '' }],
    ['---\na: |\n  ---\n  x\n---\ny', { yaml: 'a: |\n  ---\n  x\n', body: 'y' }],
  ])('finds the frontmatter of %j', (text, expected) => {
    expect(slice(text)).toEqual(expected);
  });

  it.each([
    '# A\n',
    '',
    '----\n',
    '- - -\n',
    '***\n',
    '--- -\n',
    '---- \n---\n',
    '\n---\na: 1\n---\n',
    ' ---\na: 1\n---\n',
    '--\n',
    '++\n',
    '\n+++\n+++\n',
  ])('finds none in %j', (text) => {
    expect(slice(text)).toBe('none');
  });

  it.each([
    ['---js\nmodule.exports = {}\n---\n', 'frontmatter-code', 3, 5],
    ['---JS\n---\n', 'frontmatter-code', 3, 5],
    ['--- js\n---\n', 'frontmatter-code', 3, 6],
    ['--- \ntitle: A\n---\n', 'frontmatter-code', 3, 4],
    ['---constructor\n---\n', 'frontmatter-code', 3, 14],
    ['---\u00a0\n---\n', 'frontmatter-code', 3, 4],
    ['+++\ntitle = "A"\n+++\n', 'frontmatter-code', 0, 3],
    ['+++js\n+++\n', 'frontmatter-code', 0, 5],
    [';;;\r\n{ "title": "A" }\r\n;;;\r\n', 'frontmatter-code', 0, 3],
    ['---', 'frontmatter-unclosed', 0, 3],
    ['---\n\nA thematic break above.\n', 'frontmatter-unclosed', 0, 3],
    ['---\ntitle: A\n---more\n---\n', 'frontmatter-unclosed', 13, 20],
    ['---\ntitle: A\n--- \n', 'frontmatter-unclosed', 13, 17],
    ['---\ntitle: A\n----\n---\n', 'frontmatter-unclosed', 13, 17],
  ])('refuses %j', (text, rule, start, end) => {
    expect(scanFence(text)).toMatchObject({ type: 'problem', rule, span: { start, end } });
  });

  it('takes at most 16 KB of UTF-8', () => {
    const block = (bytes: number) => `---\n${'é'.repeat((bytes - 2) / 2)}a\n---\n`;
    expect(scanFence(block(16 * 1024)).type).toBe('frontmatter');
    expect(scanFence(block(16 * 1024 + 2))).toMatchObject({ type: 'problem', rule: 'frontmatter-size' });
    expect(scanFence(`---\n${'💡'.repeat(4096)}\n---\n`)).toMatchObject({ rule: 'frontmatter-size' });
    expect(scanFence(`---\n${'💡'.repeat(4095)}\n---\n`).type).toBe('frontmatter');
  });
});
