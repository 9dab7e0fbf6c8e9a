/** Elements that run code, hold a page or take the reader away, whatever namespace they claim. */
const REFUSED_ELEMENTS: ReadonlySet<string> = new Set([
  'a',
  'audio',
  'canvas',
  'embed',
  'feimage',
  'foreignobject',
  'form',
  'handler',
  'iframe',
  'link',
  'listener',
  'meta',
  'object',
  'script',
  'video',
]);

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<\?(?<instruction>[\s\S]*?)\?>|<!DOCTYPE(?<doctype>[^>]*)>|<\/[^<>"'/]+>|<(?<name>[^\s<>"'/!?=]+)(?<attributes>(?:\s+[^\s<>"'/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>|(?<text>[^<]+)/giy;
const ATTRIBUTE = /([^\s<>"'/=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
/** A reference inside the same file, or a raster image in place. */
const SAFE_REFERENCE = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/i;

/**
 * Returns what makes an SVG file unsafe to publish, or null. A browser that opens the file runs what is in it with the
 * rights of the site, so it may hold no script, no event handler, no page and no reference to anything outside.
 */
export function findUnsafeSvg(source: string): string | null {
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(source)?.groups;
    if (groups === undefined && !source.startsWith('<', at)) return 'text that is no XML';
    if (groups === undefined) return `\`${source.slice(at, at + 30).replace(/\s+/g, ' ')}\``;
    const found = checkToken(groups);
    if (found !== null) return found;
  }
  return null;
}

function checkToken(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { data, instruction, doctype, name, attributes = '', text } = groups;
  if (instruction !== undefined) return /^xml\s/i.test(instruction) ? null : `\`<?${instruction.slice(0, 20)}\``;
  if (doctype !== undefined) return doctype.includes('[') ? 'a document type with entities' : null;
  if (data !== undefined || text !== undefined) return checkStyle(data ?? text ?? '');
  if (name === undefined) return null;
  if (REFUSED_ELEMENTS.has(localName(name))) return `\`<${name}>\``;
  for (const [, attribute = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const found = checkAttribute(attribute, decode(double ?? single ?? ''));
    if (found !== null) return found;
  }
  return null;
}

function checkAttribute(name: string, value: string): string | null {
  const local = localName(name);
  if (local.startsWith('on')) return `\`${name}\``;
  if (/^xmlns(?::|$)/i.test(name)) return /xhtml|math/i.test(value) ? `\`${name}="${value}"\`` : null;
  if (local === 'href' || local === 'src') return SAFE_REFERENCE.test(value) ? null : `\`${name}="${value}"\``;
  if (local === 'base') return `\`${name}\``;
  if (local === 'attributename' && /href|^on|src/i.test(value)) return `\`${name}="${value}"\``;
  return checkStyle(value);
}

/** A style may come from an attribute or from the text of any element. */
function checkStyle(text: string): string | null {
  const style = decode(text);
  if (/@import/i.test(style)) return '`@import`';
  if (/\\[\s\S]*(?:\(|import)/.test(style)) return 'an escaped style';
  for (const [, reference = ''] of style.matchAll(/(?:url|src|image(?:-set)?)\(\s*["']?([^"')]*)/gi)) {
    if (!SAFE_REFERENCE.test(reference)) return `\`url(${reference.slice(0, 40)})\``;
  }
  return null;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex === undefined && decimal === undefined) return NAMED[String(name)] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
