import assert from 'node:assert/strict';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { type RenderOptions, TemplateError } from '../../../../src/engine/template/template.js';

function render(source: string, values: Record<string, unknown> = {}, options: RenderOptions = {}): string {
  return segmentsText(renderJinja(parseJinja(source), values, options).segments);
}

/** The rendered text, or the message of the error. */
function outcome(source: string, values: Record<string, unknown> = {}, options: RenderOptions = {}): string {
  try {
    return render(source, values, options);
  } catch (error) {
    if (error instanceof TemplateError) return `! ${error.message}`;
    throw error;
  }
}

describe('A template cannot reach the host', () => {
  const roots = [
    "''",
    '[]',
    '{}',
    '()',
    '1',
    '1.5',
    'true',
    'none',
    'range',
    'dict',
    'cycler("a")',
    'joiner()',
    'namespace(a=1)',
    'row',
    'row.list',
    'm',
    'loop',
    "''.upper",
    '[].append',
    'missing',
  ];
  const keys = [
    'constructor',
    '__proto__',
    'prototype',
    '__class__',
    '__globals__',
    '__subclasses__',
    '__init__',
    'valueOf',
    'toString',
    'hasOwnProperty',
    'call',
    'apply',
    'bind',
    '__defineGetter__',
    'entries',
    'behaviour',
    'items_',
    'iterator',
  ];

  it('no value has an attribute or item that is a host object', () => {
    for (const root of roots) {
      for (const key of keys) {
        for (const access of [
          `(${root}).${key}`,
          `(${root})["${key}"]`,
          `(${root}) | attr("${key}")`,
          `[${root}] | map(attribute="${key}") | first`,
        ]) {
          const text = outcome(
            `{% macro m() %}{% endmacro %}{% for i in [1] %}{{ loop and (${access}) is defined }}{% endfor %}`,
            { row: { list: [1] } },
          );
          assert.ok(
            text === 'False' || /^! ('missing' is undefined|'loop' is undefined)/.test(text),
            `${access}: ${text}`,
          );
        }
      }
    }
  });

  it('the known escapes give nothing', () => {
    const escapes = [
      "{{ ''.constructor.constructor('return process.version')() }}",
      "{{ ''.__class__.__mro__[1].__subclasses__() }}",
      "{{ range.constructor('return 1')() }}",
      "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
      "{{ '{0.constructor}'.format('') }}",
      "{{ '{0[constructor]}'.format({}) }}",
      '{{ self.__init__ }}{{ self._TemplateReference__context }}',
      "{{ (row | attr('constructor'))('x') }}",
      "{{ [row] | map('attr', 'constructor') | first }}",
      '{{ dict(constructor=1).constructor.constructor }}',
      "{% set x = row.update({'__proto__': {'polluted': 1}}) %}{{ row.polluted }}{{ {}.polluted }}",
    ];
    for (const escape of escapes) {
      const text = outcome(escape, { row: { a: 1 } });
      assert.ok(text === '' || text.startsWith('!'), `${escape}: ${text}`);
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('getters, functions, symbols and inherited properties of a row are not read', () => {
    let read = 0;
    const row = Object.create({ inherited: 'x' }) as Record<string, unknown>;
    Object.defineProperty(row, 'getter', { enumerable: true, get: () => (read++, 'secret') });
    Object.assign(row, { run: () => 'ran', plain: 'p', [Symbol('s')]: 1 });
    const values = Object.defineProperty({ row }, 'top', { enumerable: true, get: () => (read++, 'secret') });
    assert.equal(
      render('{{ row }}{{ row.getter }}{{ row.run }}{{ row.inherited }}{{ top }}', values),
      "{'plain': 'p'}",
    );
    assert.equal(read, 0);
  });

  it('a key called __proto__ is a key like any other', () => {
    const row = JSON.parse('{"__proto__": {"a": 1}, "constructor": "c"}') as Record<string, unknown>;
    assert.equal(
      render('{{ row }} {{ row["__proto__"].a }} {{ row.constructor }}', { row }),
      "{'__proto__': {'a': 1}, 'constructor': 'c'} 1 c",
    );
    assert.equal(render('{{ __proto__ }}{{ constructor }}{{ toString }}'), '');
  });

  it('the values given are never changed', () => {
    const values = { xs: [1], d: { k: [1] } };
    render('{% do xs.append(2) %}{% do d.k.append(2) %}{% do d.update(z=1) %}{{ xs }}', values);
    assert.deepEqual(values, { xs: [1], d: { k: [1] } });
  });

  it('data that contains itself is refused', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    assert.match(outcome('{{ x }}', { x: loop }), /nested too deeply, or contains itself/);
    assert.equal(outcome('{% set l = [] %}{% do l.append(l) %}{{ l }}'), '[[...]]');
    assert.match(
      outcome('{% set n = namespace(l=[]) %}{% for i in range(300) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l }}'),
      /maximum recursion depth/,
    );
    assert.match(outcome('{% set l = [] %}{% do l.append(l) %}{{ l | tojson }}'), /nested too deeply/);
    assert.match(outcome('{% set l = [] %}{% do l.append(l) %}{{ l == [l] }}'), /^! |^False|^True/);
  });
});

describe('A rendering is bounded', () => {
  it('in steps', () => {
    assert.match(
      outcome('{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}'),
      /more than 1000000 steps/,
    );
    assert.match(outcome('{% for i in range(50) %}x{% endfor %}', {}, { limits: { steps: 20 } }), /more than 20 steps/);
    assert.match(
      outcome('{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = ns.l + ns.l %}{% endfor %}'),
      /steps/,
    );
    assert.match(outcome('{{ [0] * 100000000 }}'), /steps/);
  });

  it('in output', () => {
    assert.match(
      outcome('{% for i in range(100) %}xxxx{% endfor %}', {}, { limits: { output: 99 } }),
      /longer than 99 characters/,
    );
    for (const huge of [
      "'a' * 1000000000",
      "'%1000000000d' % 1",
      "'a'.ljust(1000000000)",
      "'a'.center(1000000000)",
      "'{:1000000000}'.format(1)",
      "'1'.zfill(1000000000)",
      "'a' | indent(1000000000)",
      "'\\t'.expandtabs(1000000000)",
      "('a' * 9999999).replace('a', 'bb')",
      "'a' | center(1000000000)",
    ]) {
      assert.match(outcome(`{{ ${huge} }}`), /would be longer than 10000000 characters/, huge);
    }
    assert.match(
      outcome("{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}"),
      /longer than/,
    );
  });

  it('in depth', () => {
    assert.match(outcome('{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'), /nested more than 64 deep/);
    assert.match(outcome('{% include "p" %}', {}, { load: () => '{% include "p" %}' }), /nested more than 64 deep/);
    assert.match(outcome('{% extends "p" %}', {}, { load: () => '{% extends "p" %}' }), /nested more than 64 deep/);
    assert.match(outcome('{% block b %}{{ self.b() }}{% endblock %}'), /nested more than 64 deep/);
    assert.match(
      outcome('{% for x in t recursive %}{{ loop([x]) }}{% endfor %}', { t: [1] }),
      /nested more than 64 deep/,
    );
  });

  it('in ranges and numbers', () => {
    assert.match(outcome('{{ range(1000000000) | list }}'), /at most 100000 are allowed/);
    assert.match(outcome('{{ 9 ** (9 ** 9) }}'), /too large/);
    assert.match(
      outcome('{% set ns = namespace(n=7) %}{% for i in range(60) %}{% set ns.n = ns.n * ns.n %}{% endfor %}'),
      /too large/,
    );
  });

  it('in time for every filter, also on one long hostile text', () => {
    const long = '<a'.repeat(200_000) + ' '.repeat(100_000) + '-'.repeat(100_000);
    for (const filter of [
      'striptags',
      'title',
      'wordcount',
      'wordwrap',
      'truncate',
      'trim',
      'escape',
      'urlencode',
      'indent',
      'int',
      'float',
      'capitalize',
      'tojson | length',
      'length',
    ]) {
      assert.ok(!outcome(`{{ (text | ${filter}) is defined }}`, { text: long }).startsWith('!'), filter);
    }
  });
});
