import assert from 'node:assert/strict';
import { parseMustache } from '../../../../src/engine/template/mustache/parse-mustache.js';
import { renderMustache } from '../../../../src/engine/template/mustache/render-mustache.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { type RenderOptions, TemplateError } from '../../../../src/engine/template/template.js';

/** The rendered text, or the message of the error. */
function outcome(source: string, values: Record<string, unknown> = {}, options: RenderOptions = {}): string {
  try {
    return segmentsText(renderMustache(parseMustache(source), values, options).segments);
  } catch (error) {
    if (error instanceof TemplateError) return `! ${error.message}`;
    throw error;
  }
}

class Host {
  own = 'own';
  method(): string {
    return 'host code ran';
  }
  get getter(): string {
    return 'host code ran';
  }
}

describe('A Mustache template cannot reach the host', () => {
  it('no prototype, method, getter or constructor prints anything', () => {
    const getter = Object.defineProperty({}, 'x', { enumerable: true, get: () => 'host code ran' });
    const values = { host: new Host(), computed: getter, text: 'abc', list: [1], n: 5 };
    const roots = ['host', 'computed', 'text', 'list', 'n'];
    const names = [
      'constructor',
      '__proto__',
      'prototype',
      'toString',
      'method',
      'getter',
      'x',
      'map',
      'constructor.name',
      '__proto__.constructor',
    ];
    for (const name of [...names, ...roots.flatMap((root) => names.map((property) => `${root}.${property}`))]) {
      assert.equal(outcome(`{{${name}}}{{#${name}}}section{{/${name}}}`, values), '', name);
    }
    assert.equal(outcome('{{host.own}} {{text.length}}', values), 'own 3');
  });

  it('a function is refused, wherever it stands', () => {
    const f = (): string => 'host code ran';
    const refused = "! 'f' is a function, and templates take data only: give them what it returns.";
    assert.equal(outcome('{{f}}', { f }), refused);
    assert.equal(outcome('{{#f}}x{{/f}}', { f }), refused);
    assert.match(outcome('{{fs}}', { fs: [f] }), /is a function/);
    assert.match(outcome('{{#fs}}{{.}}{{/fs}}', { fs: [f] }), /is a function/);
  });

  it('printing calls no method of the value', () => {
    const tricky = { toString: () => 'host code ran', toJSON: () => 'host code ran' };
    assert.equal(outcome('{{tricky}} {{list}}', { tricky, list: [tricky] }), '[object Object] [object Object]');
  });

  it('a value is never read as a template', () => {
    assert.equal(outcome('{{a}}', { a: '{{b}}{{>p}}', b: 'no' }, { load: () => 'no' }), '{{b}}{{>p}}');
  });

  it('steps, output, depth and data that contains itself are bounded', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    assert.match(
      outcome('{{#a}}{{#a}}{{#a}}x{{/a}}{{/a}}{{/a}}', { a: Array(200).fill(1) }),
      /more than 1000000 steps/,
    );
    assert.match(outcome('{{#a}}long text{{/a}}', { a: [1, 2] }, { limits: { output: 10 } }), /longer than 10 /);
    assert.match(outcome('{{>p}}', {}, { load: () => 'x{{>p}}' }), /nested more than 64 deep/);
    assert.match(outcome('{{loop}}', { loop }), /contains itself/);
    assert.match(outcome('{{#a}}'.repeat(5000) + '{{/a}}'.repeat(5000), { a: 1 }), /nested more than 100 deep/);
  });

  it('missing values are told, or stop the rendering where that is asked for', () => {
    const { undefined: missing } = renderMustache(parseMustache('{{a}} {{b.c}}{{a}}{{#d}}x{{/d}}{{nil}}'), {
      b: {},
      nil: null,
    });
    assert.deepEqual(
      missing.map(({ name, span }) => [name, span.start]),
      [
        ['a', 2],
        ['b.c', 8],
        ['a', 15],
      ],
    );
    assert.equal(outcome('{{a}}', {}, { strict: true }), "! 'a' is undefined");
    assert.equal(outcome('{{#a}}{{/a}}{{^a}}none{{/a}}', {}, { strict: true }), 'none');
    assert.match(outcome('{{>p}}', {}, { strict: true }), /no partial 'p'/);
  });
});

describe('Provenance in Mustache', () => {
  const partials: Readonly<Record<string, string>> = { p: 'in {{x}}\nand {{y}}' };

  function piecesOf(source: string, values: Record<string, unknown>): string[] {
    const { segments } = renderMustache(parseMustache(source), values, { load: (name) => partials[name] });
    return segments.map((segment) => {
      const file = segment.template === undefined ? source : (partials[segment.template] ?? '');
      const from = file.slice(segment.span.start, segment.span.end);
      const template = segment.template === undefined ? '' : ` [${segment.template}]`;
      if (segment.kind === 'value') return `${segment.text} <- ${from} (${segment.variable ?? ''})${template}`;
      assert.equal(segment.kind, 'literal');
      return `${segment.text} <- ${from}${template}`;
    });
  }

  it('a value has its name and the outside variable it comes from, through items', () => {
    assert.deepEqual(
      piecesOf('Hi {{user.name}}{{#list}} {{.}}{{/list}}{{#user}}{{name}}{{z}}{{/user}}', {
        user: { name: 'B' },
        list: [1],
        z: 2,
      }),
      ['Hi  <- Hi ', 'B <- user.name (user)', '  <-  ', '1 <- . (list)', 'B <- name (user)', '2 <- z (z)'],
    );
  });

  it('in an indented partial places are those of its file', () => {
    assert.deepEqual(piecesOf('a\n  {{>p}}', { x: 1, y: 2 }), [
      'a\n <- a\n',
      '  in  <- in  [p]',
      '1 <- x (x) [p]',
      '\n  and  <- \nand  [p]',
      '2 <- y (y) [p]',
    ]);
  });
});
