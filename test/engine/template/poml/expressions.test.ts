import assert from 'node:assert/strict';
import { parseTemplate, renderParsed } from '../../../../src/engine/template/engines.js';
import { sliceOf } from '../../../../src/engine/text/span.js';
import { segmentsOf, shown, type Values } from '../../../support/poml-text.js';

const expressions: readonly [source: string, values: Values, text: string][] = [
  ['<p>{{ a }}, {{ b.c[0].d }}, {{ b["c"].length }}</p>', { a: 1, b: { c: [{ d: 'x' }] } }, '1, x, 1'],
  ['<p>{{ a + 1 }} {{ a + "1" }} {{ a * 2 - 1 }} {{ -a % 3 }} {{ a / 4 }}</p>', { a: 7 }, '8 71 13 -1 1.75'],
  [
    '<p>{{ a ? "y" : "n" }} {{ !a ? "y" : "n" }} {{ x || "z" }} {{ a &amp;&amp; "w" }} {{ n ?? "q" }}</p>',
    { a: true, n: null },
    'y n z w q',
  ],
  ['<p if="a === 1 && b != 2">x</p><p if="{{ a &gt; 1 }}">y</p><p if="!c">z</p>', { a: 1, b: 3 }, 'x\n\nz'],
  [
    '<p for="x in xs">{{ loop.index + 1 }}/{{ loop.length }}: {{ x }}{{ loop.last ? "." : "," }}</p>',
    { xs: ['a', 'b'] },
    '1/2: a,\n\n2/2: b.',
  ],
  ['<list><item for="x in xs" if="x > 1">{{ x }}</item></list>', { xs: [1, 2, 3] }, '- 2\n- 3'],
  ['<if condition="a"><p>x</p></if><if condition="b"><p>y</p></if>', { a: 1 }, 'x'],
  [
    '<let name="a" value="5 * 2"/><let name="b">{"c": [1]}</let><let>{"d": "e"}</let>{{ a }} {{ b.c[0] }} {{ d }}',
    {},
    '10 1 e',
  ],
  [
    '<let name="a" value="\'x\'" default="true"/><let name="b" value="\'y\'" default="true"/>{{ a }}{{ b }}',
    { a: 'given' },
    'giveny',
  ],
  ['<let name="j" value="1"/><p for="i in [1, 2]"><let name="j" value="i * 2"/>{{ j }}</p>', {}, '2\n\n4'],
  ['<p>{{ o }} {{ l }} {{ t }} {{ n }}.</p>', { o: { a: 1 }, l: [1], t: true, n: null }, '{"a":1} [1] .'],
  ['<cp caption="{{ a }}: {{ b }}">x</cp>', { a: 'A', b: 2 }, '# A: 2\n\nx'],
  ['<p>{{ a }}</p>', { a: '<b>{{ c }}</b> &lt;' }, '<b>{{ c }}</b> &lt;'],
];

describe("POML's expressions", () => {
  for (const [source, values, text] of expressions) {
    it(source, () => {
      assert.equal(shown(source, values), text);
    });
  }

  for (const expression of [
    'f(x)',
    'x => x',
    'new Date()',
    'x.map(y)',
    '`a`',
    'x = 1',
    'x; y',
    '/a/',
    'typeof x',
    'a b',
    '...x',
  ]) {
    it(`${expression} is JavaScript: its source is shown, and listed`, () => {
      const source = `<p>a {{ ${expression} }} b</p>`;
      const template = parseTemplate(source, 'poml');
      assert.equal(shown(source, { x: [1] }), `a {{ ${expression} }} b`);
      assert.ok(template.engine === 'poml');
      assert.deepEqual(
        template.unsupported.map(({ code, span }) => [code, sliceOf(source, span)]),
        [['not-evaluated', `{{ ${expression} }}`]],
      );
    });
  }

  it('reach nothing but the data', () => {
    const values = { a: {}, l: [1], s: 'x', f: () => 'called', g: { h: () => 1 } };
    for (const expression of [
      'a.constructor',
      'a.__proto__',
      'l.map',
      's.constructor',
      'f',
      'g.h',
      'a["toString"]',
      'constructor',
      'globalThis',
    ])
      assert.equal(shown(`<p>[{{ ${expression} }}]</p>`, values), '[]', expression);
  });

  it('report what has no value, and fail on it when strict', () => {
    const source = '<p>{{ a }}{{ b.c.d }}</p><p if="e">x</p><p for="x in f">y</p>';
    const template = parseTemplate(source, 'poml');
    assert.deepEqual(
      renderParsed(template, { b: {} }).undefined.map(({ name }) => name),
      ['a', 'b.c', 'f'],
    );
    assert.throws(() => renderParsed(template, {}, { strict: true }), {
      message: "'a' is undefined",
      line: 1,
      column: 7,
    });
    const facts = template.facts.uses.map(({ name, guarded, span }) => [name, guarded, sliceOf(source, span)]);
    assert.deepEqual(facts, [
      ['a', false, 'a'],
      ['b', false, 'b'],
      ['e', true, 'e'],
      ['f', false, 'f'],
    ]);
  });

  it('stop at the limits', () => {
    const xs = Array.from({ length: 2000 }, (_, i) => i);
    const nested = '<p for="x in xs"><p for="y in xs">{{ x }}</p></p>';
    assert.throws(() => renderParsed(parseTemplate(nested, 'poml'), { xs }, { limits: { steps: 5000 } }), {
      name: 'TemplateError',
      message: /more than 5000 steps/,
    });
    assert.throws(
      () => renderParsed(parseTemplate('<p>{{ a }}</p>', 'poml'), { a: 'xxxx' }, { limits: { output: 3 } }),
      /longer than 3/,
    );
    assert.throws(() => segmentsOf('<include src="a"/>', {}, { a: '<include src="a"/>' }), {
      template: 'a',
      message: /include itself/,
    });
    assert.throws(() => segmentsOf('<p for="x in 3">y</p>'), { name: 'TemplateError', column: 14 });
  });
});
