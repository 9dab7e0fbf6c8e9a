/** A note's line that deceives, and the rules of which one must tell of it. */
export interface Spoof {
  readonly name: string;
  readonly text: string;
  readonly rules: readonly string[];
}

/** Hosts that read like others: letters of another alphabet, of another shape, with marks, or signs like slashes and dots. */
const HOSTS: readonly string[] = [
  // Cyrillic among Latin letters
  ...[
    'gіthub.com',
    'githuЬ.com',
    'gооgle.com',
    'paypаl.com',
    'аpple.com',
    'microsоft.com',
    'wikipediа.org',
    'twittеr.com',
  ],
  ...[
    'уoutube.com',
    'rеddit.com',
    'stаckoverflow.com',
    'nеws.ycombinator.com',
    'mоzilla.org',
    'sԛlite.org',
    'ԁocker.com',
  ],
  // Cyrillic alone, read as Latin
  ...['аррӏе.com', 'сосо.com', 'ехосе.com', 'хоор.org', 'рауоеа.com', 'ѕсоре.net', 'һоре.io', 'аса.dev', 'рор.org'],
  // Greek and Armenian
  ...[
    'goοgle.com',
    'gοοgle.com',
    'αpple.com',
    'νercel.com',
    'ρython.org',
    'νιτο.com',
    'ο.co',
    'κοα.com',
    'օօօ.com',
    'ցսօ.com',
  ],
  ...['gօօgle.com', 'րեddit.com', 'hուlu.com'],
  // Other alphabets with Latin shapes
  ...[
    'ᎪᏢᏢle.com',
    'Ꭰave.com',
    'ꓐook.com',
    'ⲟpera.com',
    'gꮎꮎgle.com',
    'ꓳpenai.com',
    'ⲣython.org',
    '໐pera.com',
    'goo൦le.com',
  ],
  ...['၀pen.com', 'ဝpen.com', 'חub.com', 'ןinux.org', 'ⵔpera.com', '𐐬pera.com', 'ⴽde.org', 'goᴏgle.com'],
  // Letters of another shape, small capitals, phonetic letters, and letters inside signs
  ...[
    'ｇoogle.com',
    'ⓖoogle.com',
    '𝐠oogle.com',
    '𝓰oogle.com',
    '𝚐oogle.com',
    'ℊoogle.com',
    'gᴼᴼgle.com',
    'ｇｉｔｈｕｂ.com',
  ],
  ...[
    'ɡoogle.com',
    'ɢoogle.com',
    'gıthub.com',
    'pɑypal.com',
    'ʟinux.org',
    'ſlack.com',
    'ﬁrefox.com',
    'goog1e․com',
    'ᴠercel.com',
  ],
  ...['tιktok.com', 'ɩinux.org', 'wıkipedia.org', 'linkedın.com', 'twıtter.com'],
  // Signs like slashes, dots, hyphens and colons
  ...['github.com∕login.evil.com', 'github.com⁄login.evil.com', 'github.com╱x.evil.com', 'github.com⧸x.evil.com'],
  ...['github。com', 'github．com', 'github｡com', 'git‐hub.com', 'git‑hub.com', 'git–hub.com', 'github.com：evil.com'],
  ...[
    'github.comꞏevil.com',
    'github.com᜵evil.com',
    'github.comʹevil.com',
    'github.comǃevil.com',
    'github.comꜗevil.com',
  ],
  // Marks that are hardly seen, and marks on Latin letters that none needs
  ...[
    'githu\u0323b.com',
    'go\u0307ogle.com',
    'pay\u0335pal.com',
    'ap\u034fple.com',
    'git\u0332hub.com',
    'g\u0336oogle.com',
  ],
  // Written as it is registered
  ...['xn--80ak6aa92e.com', 'xn--pple-43d.com', 'xn--ggle-55da.com', 'xn--e1awd7f.com'],
];

const BIDI: readonly string[] = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
];
const MARKS: readonly string[] = ['\u200e', '\u200f', '\u061c'];
const ZERO: readonly string[] = [
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u180e',
  '\u2063',
  '\u3164',
  '\u115f',
  '\u{e0041}',
  '\u034f',
];
/** Joiners are needed in some texts, and deceive in Latin ones. */
const JOINERS: readonly string[] = ['\u200c', '\u200d', '\ufe0f', '\u2028', '\u2062', '\uffa0'];
/** Titles that read like a well-known name. */
const TITLES: readonly string[] = [
  'Gіthub',
  'GооgIе',
  'Раypal',
  'Аpple',
  'Νode.js',
  'Ρython',
  'Ꮮinux',
  'Mozillа Firefox',
  'Wikipedіa',
  'Ⅿicrosoft',
];

const HIDDEN = ['bidi-character', 'invisible-character', 'address-characters', 'look-alike-host', 'look-alike-text'];

/** Lines that deceive a reader about where a link leads or what it is. */
export const SPOOFS: readonly Spoof[] = [
  ...HOSTS.map((host) => ({
    name: `host ${host}`,
    text: `- [Title](https://${host}/path)`,
    rules: ['look-alike-host', 'malformed-address', 'address-characters'],
  })),
  ...[...BIDI, ...MARKS].flatMap((sign) => [
    { name: `title with ${code(sign)}`, text: `- [Tit${sign}le](https://example.org/)`, rules: HIDDEN },
    { name: `address with ${code(sign)}`, text: `- [Title](https://example.org/a${sign}b)`, rules: HIDDEN },
    {
      name: `description with ${code(sign)}`,
      text: `- [Title](https://example.org/) - See (gro.live) ${sign}here.`,
      rules: HIDDEN,
    },
  ]),
  ...[...ZERO, ...JOINERS].flatMap((sign) => [
    { name: `title with ${code(sign)}`, text: `- [Git${sign}Hub](https://example.org/)`, rules: HIDDEN },
    {
      name: `host with ${code(sign)}`,
      text: `- [Title](https://exam${sign}ple.org/)`,
      rules: [...HIDDEN, 'malformed-address'],
    },
  ]),
  ...TITLES.map((title) => ({ name: `title ${title}`, text: `- [${title}](https://example.org/)`, rules: HIDDEN })),
];

function code(sign: string): string {
  return `U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
