import { expect, it } from 'vitest';
import { renderBody } from '../../../src/core/markdown/render.ts';
import { collectRowLines } from '../../../src/core/markdown/row-lines.ts';
import { settingsSchema } from '../../../src/core/schema/settings.ts';
import { parse } from './parse.ts';

it('gives each row the line that it is written on, in the order of the page', () => {
  const note = `---
title: Note
---
# Note

- [l6](https://e.example/6) and [a mention](https://e.example/m)
  - [l7](https://e.example/7)
- No link
- [l9](https://e.example/9)[^f]

[^f]: A footnote

    - [l13](https://e.example/13)

| Name | What |
| --- | --- |
| [l17](https://e.example/17) | x |

> - [l19](https://e.example/19)
`;
  const parsed = parse(note).note;
  const html = renderBody(parsed, settingsSchema.parse({}));
  const rows = [...html.matchAll(/class="row-title"[^>]*>l(\d+)</g)].map(([, line]) => Number(line));
  expect(rows).toHaveLength(6);
  expect(collectRowLines(parsed)).toEqual(rows);
});
