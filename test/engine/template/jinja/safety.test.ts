import assert from 'node:assert/strict';
import { outcome, render } from '../../../support/jinja-outcome.js';

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
      "{{ ''['__class__']['__mro__'][1]['__subclasses__']() }}",
      "{{ [].__class__.__base__.__subclasses__()[40]('/etc/passwd').read() }}",
      "{{ (''|attr('__class__')|attr('__mro__'))[1] }}",
      "{{ ''|attr('__cl' ~ 'ass__') }}",
      "{{ request.application.__globals__.__builtins__.__import__('os').popen('id').read() }}",
      '{{ config.items() }}',
      "{{ lipsum.__globals__['os'].popen('id').read() }}",
      "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
      '{{ namespace.__init__.__globals__ }}',
      '{{ dict.__base__.__subclasses__() }}',
      '{{ range.__class__.__base__ }}',
      '{{ loop.__class__ }}',
      '{% for x in [1] %}{{ loop._iterator }}{{ loop.__init__ }}{{ loop.behaviour }}{{ loop.state }}{% endfor %}',
      '{% macro m() %}{% endmacro %}{{ m.__globals__ }}{{ m._func }}{{ m.__code__ }}{{ m.behaviour }}{{ m.outer }}',
      '{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}',
      "{{ '{0.__class__.__mro__}'.format('') }}",
      "{{ '{x.__class__}'.format(x=1) }}",
      "{{ '{0.behaviour}'.format(range(3)) }}",
      "{{ '{0.__init__.__globals__}'.format(cycler) }}",
      "{{ ('{0.__class__}'|safe).format(1) }}",
      "{{ '%(__class__)s' % row }}",
      "{{ [row] | map(attribute='__class__') | first }}",
      "{{ [row] | map(attribute='constructor.constructor') | first }}",
      "{{ [row] | selectattr('__proto__') | list | join }}",
      "{{ [row] | groupby('constructor') | map(attribute='grouper') | first }}",
      "{{ [row] | sum(attribute='__class__') }}",
      "{{ row | dictsort | first | attr('names') }}",
      "{{ row.__proto__ }}{{ row['__proto__'] }}{{ row.get('__proto__', '') }}",
      '{{ row.keys.constructor }}{{ row.items().constructor }}{{ row.get.call }}',
      '{% set ns = namespace() %}{% set ns.__class__ = 1 %}{{ ns.constructor }}{{ ns.__proto__ }}',
      "{% set d = dict() %}{% do d.setdefault('__proto__', {'polluted': 1}) %}{{ {}.polluted }}",
      "{% include '../../etc/passwd' ignore missing %}{% include '/etc/passwd' ignore missing %}",
      '{{ self._TemplateReference__context.cycler.__init__ }}',
      "{{ (('x'|e).escape).__globals__ }}{{ ('x'|safe).__html__ }}{{ ('x'|e).text }}",
      '{{ none.value }}{{ (1.0).value }}{{ (1, 2).names }}{{ (1, 2).items }}',
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

  const boxed = (value: number): unknown => Object(value) as unknown;

  it('a boxed number is a float, so that a loader can keep the 1.0 of JSON', () => {
    const row = { f: boxed(1), list: [boxed(2)] };
    assert.equal(
      render('{{ row.f }} {{ row }} {{ row.f + 1 }} {{ x }}', { row, x: boxed(3) }),
      "1.0 {'f': 1.0, 'list': [2.0]} 2.0 3.0",
    );
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
