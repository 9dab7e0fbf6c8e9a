import { describe, expect, it } from 'vitest';
import { findUnsafeSvg } from '../../src/node/svg.ts';

const svg = (inner: string, attributes = '') =>
  `<?xml version="1.0"?>\n<!-- A drawing -->\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>\n`;

describe('findUnsafeSvg', () => {
  it.each([
    svg('<path d="M0 0h1" style="fill:#fff"/>'),
    svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a" xlink:href="#a"/>'),
    svg('<style><![CDATA[ .a > .b { fill: url("#g") } ]]></style><text>a &amp; b, on time</text>'),
    svg('<image href="data:image/png;base64,AAAA"/>'),
    svg('<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'),
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
  ])('passes %s', (source) => {
    expect(findUnsafeSvg(source)).toBeNull();
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script of another prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>')],
    ['an event handler', svg('<rect onclick="alert(1)"/>')],
    ['an event handler of the root', svg('', 'onload="alert(1)"')],
    ['an event handler in single quotes and capitals', svg("<rect ONCLICK = 'alert(1)'/>")],
    ['a page inside', svg('<foreignObject><p/></foreignObject>')],
    ['HTML by namespace', svg('<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>')],
    ['HTML by an encoded namespace', svg('<h:p xmlns:h="http://www.w3.org/1999/&#120;html"/>')],
    ['a link', svg('<a href="https://example.org"><text>x</text></a>')],
    ['an outside image', svg('<image href="https://example.org/x.png"/>')],
    ['an outside image without a scheme', svg('<image xlink:href="//example.org/x.png"/>')],
    ['a script address', svg('<use href="javascript:alert(1)"/>')],
    ['an encoded script address', svg('<use href="&#106;avascript:alert(1)"/>')],
    ['an SVG in place', svg('<use href="data:image/svg+xml;base64,AAAA"/>')],
    ['an outside style', svg('<rect style="fill:url(https://example.org/x)"/>')],
    ['an outside style by attribute', svg('<rect fill="url( \'//example.org/x\')"/>')],
    ['an encoded outside style', svg('<rect fill="&#x75;rl(//example.org/x)"/>')],
    ['an escaped outside style', svg('<style>a{fill:u\\72l(//example.org)}</style>')],
    ['an import', svg('<style>@import "//example.org/x.css";</style>')],
    ['an import in a data section', svg('<style><![CDATA[@import "//example.org/x.css";]]></style>')],
    ['a base', svg('', 'xml:base="https://example.org/"')],
    ['an animated address', svg('<use href="#a"><set attributeName="href" to="https://example.org"/></use>')],
    ['an entity', '<!DOCTYPE svg [<!ENTITY x "<script/>">]><svg>&x;</svg>'],
    ['a style sheet', '<?xml-stylesheet href="//example.org/x.css"?><svg/>'],
    ['a cut-off element', svg('<rect onclick="alert(1)"').slice(0, -9)],
    ['an unquoted attribute', svg('<rect onclick=alert(1) />')],
    ['a quote in a comment', '<svg><!-- " --><script/></svg>'],
  ])('refuses %s', (_, source) => {
    expect(findUnsafeSvg(source)).not.toBeNull();
  });

  it('takes linear time', () => {
    const start = performance.now();
    findUnsafeSvg(`<svg>${'<a '.repeat(100_000)}`);
    findUnsafeSvg(`<svg ${'a="b" '.repeat(100_000)}`);
    findUnsafeSvg(`<svg>${'<!--'.repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
