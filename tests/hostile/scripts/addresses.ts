import { base64, type Draft, entities } from './vector.ts';

/** Addresses that run something, or claim to, as they can be written. */
const ADDRESSES: Readonly<Record<string, string>> = {
  plain: 'javascript:RUN',
  capitals: 'JAVASCRIPT:RUN',
  'mixed case': 'jAvAsCrIpT:RUN',
  decimal: '&#106;avascript:RUN',
  'decimal with zeros': '&#0000106;avascript:RUN',
  'decimal without its end': '&#106avascript:RUN',
  hexadecimal: '&#x6A;avascript:RUN',
  'colon by name': 'javascript&colon;RUN',
  'tab by name': 'java&Tab;script:RUN',
  'line feed by name': 'java&NewLine;script:RUN',
  'tab by number': 'java&#x09;script:RUN',
  'carriage return': 'java&#13;script:RUN',
  'control character in front': '&#1;javascript:RUN',
  'space in front': '&#32;javascript:RUN',
  'tab before the colon': 'javascript&#9;:RUN',
  references: entities('javascript:RUN'),
  'escaped colon': 'javascript\\:RUN',
  comment: 'javascript:/*x*/RUN',
  'comment of a line': 'javascript://x%0aRUN',
  'percent sign': '%6Aavascript:RUN',
  'percent sign behind': 'javascript:%5f%5fhit(1)',
  'wide letters': 'ｊａｖａｓｃｒｉｐｔ:RUN',
  'zero width': 'java&#8203;script:RUN',
  'soft hyphen': 'java&shy;script:RUN',
  void: 'javascript:void(RUN)',
  'data page': 'data:text/html,%3Cscript%3ERUN%3C/script%3E',
  'data in base64': `data:text/html;base64,${base64('<script>RUN</script>')}`,
  'data drawing': `data:image/svg+xml;base64,${base64('<svg xmlns="http://www.w3.org/2000/svg" onload="RUN"/>')}`,
  'data script': 'data:text/javascript,RUN',
  vbscript: 'vbscript:RUN',
  livescript: 'livescript:RUN',
  blob: 'blob:https://evil.example/RUN',
  filesystem: 'filesystem:https://evil.example/RUN',
  'view-source': 'view-source:javascript:RUN',
  feed: 'feed:javascript:RUN',
  'no scheme': '//evil.example/RUN',
  'back slashes': '\\\\\\\\evil.example/RUN',
  'three slashes': '///evil.example/RUN',
};

/** Addresses that every way to write a link is tried with; the others are tried with the first few. */
const MAIN = ['plain', 'mixed case', 'hexadecimal', 'tab by name', 'colon by name', 'control character in front'];
const MORE = ['references', 'zero width', 'data in base64', 'data drawing', 'vbscript', 'no scheme', 'escaped colon'];

/** Where Markdown, and what is written around it, takes an address. */
const LINKS: Readonly<Record<string, (address: string) => string>> = {
  link: (address) => `A [link](${address}) in text.`,
  entry: (address) => `- [Entry](${address}) - What it is.`,
  'raw anchor': (address) => `An <a href="${address}">anchor</a> in text.`,
  autolink: (address) => `An <${address}> in text.`,
  reference: (address) => `A [link][LABEL] in text.\n\n[LABEL]: ${address}`,
  image: (address) => `An ![image](${address}) in text.`,
  'angle brackets': (address) => `A [link](<${address}>) in text.`,
  'link with title': (address) => `A [link](${address} "onclick=RUN") in text.`,
  'collapsed reference': (address) => `A [LABEL][] in text.\n\n[LABEL]: <${address}>`,
  'shortcut reference': (address) => `A [LABEL] in text.\n\n[LABEL]: ${address} 'title'`,
  'reference of an image': (address) => `A ![LABEL] in text.\n\n[LABEL]: ${address}`,
  'image in a link': (address) => `[![image](https://evil.example/i.png)](${address})`,
  'image in a row': (address) => `- [![image](${address})](https://listed.example/) - What it is.`,
  companion: (address) => `- [Entry](https://listed.example/) - What it is. ([HN](${address}))`,
  'second companion': (address) => `- [Entry](https://listed.example/) ([HN](https://hn.example/), [Code](${address}))`,
  'homepage of a note': (address) => `# [Title](${address})\n\nText.`,
  heading: (address) => `## A [heading](${address})\n\n- [Entry](https://listed.example/)`,
  'table of links': (address) => `| Link | Text |\n| --- | --- |\n| [Entry](${address}) | [other](${address}) |`,
  'table of text': (address) => `| Text |\n| --- |\n| a [link](${address}) |`,
  'nested brackets': (address) => `A [link [with] \`code\`](${address}) in text.`,
  emphasis: (address) => `A **[_link_](${address})** in text.`,
  quotation: (address) => `> - [Entry](${address})\n>\n> A [link](${address}).`,
  footnote: (address) => `Text.[^LABEL]\n\n[^LABEL]: A [link](${address}).`,
  'task item': (address) => `- [ ] [Entry](${address})`,
  'nested item': (address) => `- [Entry](https://listed.example/)\n  - [Entry](${address})`,
  'link in a description': (address) => `- [Entry](https://listed.example/) - See [link](${address}) as well.`,
  wikilink: (address) => `A [[${address}|link]] in text.`,
  'raw anchor, single quotes': (address) => `An <a href='${address}'>anchor</a> in text.`,
  'raw anchor, no quotes': (address) => `An <a href=${address}>anchor</a> in text.`,
  'raw anchor, spaces': (address) => `An <A\tHREF = " ${address} " TARGET=_self>anchor</A> in text.`,
  'raw anchor in a line break': (address) =>
    `An <a href="${address.replace(/s(?=cript)/i, '\ns')}">anchor</a> in text.`,
  'raw row': (address) => `<p>&nbsp; <a href="${address}"><b>Entry</b></a> - is a tool.<br></p>`,
  'raw image': (address) => `<p><img src="${address}" alt=image></p>`,
  'claimed footnote': (address) => `<a data-footnote-ref data-link=0 data-markdown href="${address}">link</a>`,
};

/** Attempts by the address of a link. */
export function addressDrafts(): Draft[] {
  const names = Object.keys(ADDRESSES);
  return Object.entries(LINKS).flatMap(([syntax, write], index) => {
    const tried = index < 6 ? names : index < 20 ? [...MAIN, ...MORE] : MAIN;
    // A note has one title.
    const group = syntax === 'homepage of a note' ? {} : { group: syntax };
    return tried.map((name) => ({ name: `${syntax}, ${name}`, body: write(ADDRESSES[name] ?? ''), ...group }));
  });
}
