/** What would run: it writes a file with the number of the variant. Two forms, for where an expression or a body is wanted. */
const EXPRESSION = "{ title: require('node:fs').writeFileSync(FILE, 'x') || 'x' }";

/** Notes that other readers run code for, or read in another language than YAML. `FILE` is the name of the sentinel. */
const CODE = [
  ...['js', 'JS', 'javascript', 'JavaScript', 'JAVASCRIPT', ' js', '\tjs', 'js ', ' js ', 'js\t'],
  ...['coffee', 'CoffeeScript', 'cson', 'json', 'toml', 'yaml', 'yml', 'YAML', 'eval', 'Function', 'node', 'ts', 'mjs'],
  ...['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'isPrototypeOf', '../../js', './js', 'js;'],
  ...['\u00a0js', '\u200bjs', '\u2028js', 'ｊｓ', '{js}', '=js', '#js', '-js', '--js', ' ---js', '\u0430js'],
].map((language) => `---${language}\n${EXPRESSION}\n---\n`);

const SHAPES = [
  `\ufeff---js\n${EXPRESSION}\n---\n`,
  `---js\r\n${EXPRESSION}\r\n---\r\n`,
  `\ufeff---JavaScript\r\n${EXPRESSION}\r\n---\r\n`,
  `---js\n${EXPRESSION}\n`,
  `---js\n${EXPRESSION}`,
  `---js ${EXPRESSION} ---\n`,
  `---\ntitle: A\n---js\n${EXPRESSION}\n---\n`,
  `---\ntitle: A\n--- js\n${EXPRESSION}\n---\n`,
  `---\n---js\n${EXPRESSION}\n---\n`,
  `+++\ntitle = "A"\n+++\n`,
  `+++js\n${EXPRESSION}\n+++\n`,
  `\ufeff+++\r\ntitle = "A"\r\n+++\r\n`,
  `;;;\n{ "title": "A" }\n;;;\n`,
  `;;;js\n${EXPRESSION}\n;;;\n`,
];

/** YAML that makes something else than plain data of a value in other readers. */
const YAML = [
  'title: !!js/function "function () { FILE }"',
  'title: !!js/function >\n  function () { require("node:fs").writeFileSync(FILE, "x") }',
  'title: !!js/regexp /a/g',
  'title: !!js/undefined ""',
  'title: !<tag:yaml.org,2002:js/function> "x"',
  'title: !<tag:yaml.org,2002:js%2Ffunction> "x"',
  'title: !!python/object/apply:os.system ["touch FILE"]',
  'title: !!python/name:os.system',
  'title: !ruby/object:Gem::Installer {}',
  'title: !!java.net.URL ["https://evil.example/"]',
  'title: !js "x"',
  'title: !env PATH',
  'title: !include ../../etc/passwd',
  'title: !!binary aGVsbG8=',
  'title: !!set {a, b}',
  'title: &a x\ndescription: *a',
  'title: &a [*a]',
  '<<: {title: x}',
  '"<<": [{title: x}]',
  '__proto__: {title: x}',
  '"__proto__": x',
  'constructor: {prototype: {title: x}}',
  'toString: x',
  'hasOwnProperty: x',
  '? {a: b}\n: x',
  '? [title]\n: x',
  'title: {toString: x}',
  'title: [x, {__proto__: y}]',
  '%TAG ! tag:yaml.org,2002:js/\n--- \ntitle: !function "x"',
  'title: x\n...\n{{ FILE }}',
].map((yaml) => `---\n${yaml}\n---\n`);

/** A note that must be refused, with its number. */
export interface Fence {
  readonly id: number;
  readonly text: string;
}

/** Makes the notes, each with the path of the file that its code would write: `sentinel` and the number. */
export function fences(sentinel: string): Fence[] {
  return [...CODE, ...SHAPES, ...YAML].map((text, index) => ({
    id: index + 1,
    text: `${text.replaceAll('FILE', () => JSON.stringify(`${sentinel}${index + 1}`))}\n# Note ${index + 1}\n\n- [Entry](https://listed.example/)\n`,
  }));
}
