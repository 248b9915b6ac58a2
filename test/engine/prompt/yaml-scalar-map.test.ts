import assert from 'node:assert/strict';
import { Document, isScalar, parseDocument, Scalar, visit } from 'yaml';
import { scalarMap } from '../../../src/engine/prompt/yaml-scalar-map.js';
import { type Random, seededRandom } from '../../../src/engine/random/seeded.js';
import type { OffsetMap } from '../../../src/engine/text/offset-map.js';

/** The map of the value of `k`, which must be what the parser reads. */
function mapOf(yaml: string, shift = 0, file = yaml): OffsetMap {
  const document = parseDocument(yaml, { keepSourceTokens: true, logLevel: 'silent' });
  const node = document.get('k', true);
  assert.ok(isScalar(node), yaml);
  const map = scalarMap(node, file, shift);
  assert.ok(map, `no map for ${JSON.stringify(yaml)}, read as ${JSON.stringify(node.value)}`);
  assert.equal(map.text, node.value);
  return map;
}

/** For each character of the text, what stands at its place in the source. */
function places(yaml: string): string[] {
  const map = mapOf(yaml);
  return Array.from({ length: map.text.length }, (_, i) => {
    const { start, end } = map.spanToSource({ start: i, end: i + 1 });
    return yaml.slice(start, end);
  });
}

describe('scalarMap', () => {
  const cases: [string, string, string[]][] = [
    ['plain', 'k: ab', ['a', 'b']],
    ['plain, folded', 'k: a\n   b\n\n   c', ['a', '\n', 'b', '\n', 'c']],
    ['single-quoted', "k: 'a''b'", ['a', "''", 'b']],
    ['single-quoted, folded, blanks at the line ends', "k: 'a  \n\n\n  b '", ['a', '\n', '\n', 'b', ' ']],
    ['double-quoted with escapes', String.raw`k: "a\n\x41\u0042\"\ "`, ['a', '\\n', '\\x41', '\\u0042', '\\"', '\\ ']],
    ['double-quoted, folded', 'k: "a \n  b\n\n  c"', ['a', '\n', 'b', '\n', 'c']],
    ['double-quoted, lines joined', 'k: "a\\\n  \\ b"', ['a', '\\ ', 'b']],
    ['literal', 'k: |\n  a\n   b\n', ['a', '\n', ' ', 'b', '\n']],
    ['literal, indent given', 'k: |1-\n  a\n', [' ', 'a']],
    ['literal, all kept', 'k: |+\n  a\n\n', ['a', '\n', '\n']],
    ['literal with CRLF', 'k: |\r\n  a\r\n  b\r\n', ['a', '\r\n', 'b', '\r\n']],
    ['literal at the end of the file', 'k: |\n  a', ['a', '']],
    [
      'folded',
      'k: >\n  a\n  b\n\n  c\n    d\n  e\n',
      ['a', '\n', 'b', '\n', 'c', '\n', ' ', ' ', 'd', '\n', 'e', '\n'],
    ],
    ['an anchor and a tag', 'k: &x !!str "a\\tb"', ['a', '\\t', 'b']],
  ];
  for (const [name, yaml, expected] of cases) {
    it(`finds every character of a ${name} text`, () => assert.deepEqual(places(yaml), expected));
  }

  it('counts from the start of the file when the YAML begins further down', () => {
    const file = '---\nk: |\n  ab\n---\n';
    const map = mapOf('k: |\n  ab\n', 4, file);
    assert.equal(file[map.toSource(1)], 'b');
  });

  it('goes back from the source to the text: an indent leads to the character after it', () => {
    const map = mapOf('k: |\n  ab\n  cd\n');
    assert.deepEqual(
      [5, 7, 8, 10, 12, 99].map((offset) => map.toText(offset)),
      [0, 0, 1, 3, 3, 6],
    );
  });

  it('ends a span with its last character, not before the next one', () => {
    const yaml = 'k: |\n  ab\n  cd\n';
    const { start, end } = mapOf(yaml).spanToSource({ start: 0, end: 3 });
    assert.equal(yaml.slice(start, end), 'ab\n');
  });

  it('has no map of what is no text', () => {
    const node = parseDocument('k: 42', { keepSourceTokens: true }).get('k', true);
    assert.equal(scalarMap(node, 'k: 42', 0), undefined);
  });

  const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
  for (const style of styles) {
    it(`places every character of 400 random texts written as ${style}, with LF and with CRLF`, () => {
      const random = seededRandom(style);
      for (let i = 0; i < 400; i++) {
        const yaml = written(randomText(random), style, random);
        checkPlaces(yaml);
        checkPlaces(yaml.replaceAll('\n', '\r\n'));
      }
    });
  }

  const wrappers: [string, (inside: string) => string][] = [
    ['plain', (inside) => `k: x${inside}`],
    ['single-quoted', (inside) => `k: '${inside.replaceAll("'", "''")}'`],
    ['double-quoted', (inside) => `k: "${inside.replaceAll('"', '\\"')}"`],
    ['literal', (inside) => `k: |\n ${inside}`],
    ['folded', (inside) => `k: >\n ${inside}`],
    ['kept folded with an indent', (inside) => `k: >+2\n  ${inside}`],
    ['stripped literal', (inside) => `k: |-\n ${inside}`],
    ['kept literal', (inside) => `k: |+\n\n ${inside}`],
    ['literal with an indent', (inside) => `a:\n - k: |2-\n     ${inside}`],
  ];
  for (const [name, wrap] of wrappers) {
    it(`reads what the parser reads from 3,000 random ${name} sources`, () => {
      const random = seededRandom(name);
      let sound = 0;
      for (let i = 0; i < 3000; i++) if (checkPlaces(wrap(randomSource(random)))) sound++;
      assert.ok(sound > 500, `only ${sound} of the sources are YAML`);
    });
  }
});

/** True when the source is YAML that a reader would take. */
function checkPlaces(yaml: string): boolean {
  const document = parseDocument(yaml, { keepSourceTokens: true, logLevel: 'silent' });
  if (document.errors.length > 0) return false;
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      const map = scalarMap(node, yaml, 0);
      assert.ok(map, `no map for ${JSON.stringify(yaml)}, read as ${JSON.stringify(node.value)}`);
      for (let i = 0; i < map.text.length; i++) checkPlace(map, i, yaml);
    },
  });
  return true;
}

const ESCAPE = /^\\(?:[0abtnvfre "/\\N_LP\t]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})$/i;

function checkPlace(map: OffsetMap, i: number, yaml: string): void {
  const character = map.text[i] ?? '';
  const { start, end } = map.spanToSource({ start: i, end: i + 1 });
  const there = yaml.slice(start, end);
  const isAtEnd = there === '' && character === '\n' && end >= yaml.trimEnd().length;
  assert.ok(
    isAtEnd || writings(character).includes(there) || stands(there, character),
    `${JSON.stringify(character)} is not ${JSON.stringify(there)} in ${JSON.stringify(yaml)}`,
  );
  const back = map.toText(start);
  const isPairEnd = character >= '\uDC00' && character <= '\uDFFF' && end - start > 1;
  if (there !== '') assert.equal(back, isPairEnd ? i - 1 : i, JSON.stringify(yaml));
}

/** How a character can be written without a backslash. */
function writings(character: string): string[] {
  if (character === ' ') return [' ', '\n', '\r\n'];
  return character === '\n' ? ['\n', '\r\n'] : character === "'" ? ["'", "''"] : [character];
}

function stands(escape: string, character: string): boolean {
  return ESCAPE.test(escape) && unescaped(escape).includes(character);
}

function unescaped(escape: string): string {
  return String((parseDocument(`"${escape}"`).contents as Scalar).value);
}

const letters = [
  'a',
  'b',
  '{{ x }}',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\n  ',
  '\t',
  "'",
  '"',
  '\\',
  '#',
  ': ',
  '- ',
  'é',
  '😀',
  '|||',
];

function randomText(random: Random): string {
  const length = random.below(30);
  return Array.from({ length }, () => letters[random.below(letters.length)]).join('');
}

function written(text: string, style: Scalar.Type, random: Random): string {
  const scalar = new Scalar(text);
  scalar.type = style;
  const lineWidth = [0, 20, 40][random.below(3)] ?? 0;
  return new Document({ list: [{ k: scalar }] }).toString({ lineWidth, minContentWidth: 0 });
}

const fragments = [
  ...['a', 'bc', ' ', '  ', '\t', '\n', '\n ', '\n  ', '\n   ', '\r\n', '\r\n  ', '\n\n', ' \n', '\\\n ', "'", '"'],
  ...['\\n', '\\t', '\\x41', '\\u00e9', '\\U0001F600', '\\\\', '\\ ', '\\\r\n  ', '{{ x }}', '#', 'é', '😀'],
];

function randomSource(random: Random): string {
  const length = random.below(14);
  return Array.from({ length }, () => fragments[random.below(fragments.length)]).join('');
}
