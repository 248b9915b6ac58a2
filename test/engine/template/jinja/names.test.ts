import assert from 'node:assert/strict';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { namesIn, parseTemplate } from '../../../../src/engine/template/engines.js';
import type { NameKind, TemplateName } from '../../../../src/engine/template/names.js';

function namesOf(source: string): readonly TemplateName[] {
  const names = namesIn(parseTemplate(source, 'jinja2'));
  for (const { name, span, definition } of names) {
    assert.equal(source.slice(span.start, span.end), name);
    if (definition !== undefined) assert.equal(source.slice(definition.start, definition.end), name);
  }
  return names;
}

/** The names of some kinds, in order. */
function ofKind(source: string, ...kinds: readonly NameKind[]): string[] {
  return namesOf(source)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ name }) => name);
}

/**
 * The variables of a template as its readers see them: each occurrence of `x` as the number of the definition it belongs
 * to, counted from 1 in source order, `o` for one from outside, `g` for one that the language gives.
 */
function bindings(source: string, name = 'x'): string {
  const shown = namesOf(source).filter((found) => found.name === name);
  const definitions = [...new Set(shown.map(({ definition }) => definition?.start))].filter((at) => at !== undefined);
  return shown
    .map(({ kind, definition }) => {
      if (kind === 'property' || kind === 'argument' || kind === 'keyword') return '-';
      if (kind === 'variable') return 'o';
      return definition === undefined ? 'g' : String(definitions.indexOf(definition.start) + 1);
    })
    .join('');
}

describe('The names of a Jinja template', () => {
  it('every name has its kind', () => {
    const source =
      '{% macro greet(who, mark="!") %}{{ who }}{% endmacro %}{% for d in docs if d.ok and c is not none %}' +
      '{{ greet(d.title | replace("a", new=b), mark=loop.index) }}{% else %}{{ range(3) }}{% endfor %}';
    assert.deepEqual(
      namesOf(source).map(({ name, kind }) => `${name}:${kind}`),
      [
        ...['macro:keyword', 'greet:macro', 'who:local', 'mark:local', 'who:local', 'endmacro:keyword'],
        ...['for:keyword', 'd:local', 'in:keyword', 'docs:variable', 'if:keyword', 'd:local', 'ok:property'],
        ...[
          'and:keyword',
          'c:variable',
          'is:keyword',
          'not:keyword',
          'none:test',
          'greet:macro',
          'd:local',
          'title:property',
        ],
        ...['replace:filter', 'new:argument', 'b:variable', 'mark:argument', 'loop:local', 'index:property'],
        ...['else:keyword', 'range:function', 'endfor:keyword'],
      ],
    );
  });

  it('words of the language are keywords only where the language means them', () => {
    const source = '{% include a ignore missing with context %}{% block t scoped required %}{% endblock t %}{{ true }}';
    assert.deepEqual(ofKind(source, 'keyword'), [
      ...['include', 'ignore', 'missing', 'with', 'context', 'block', 'scoped', 'required', 'endblock', 'true'],
    ]);
    assert.deepEqual(ofKind(source, 'block'), ['t', 't']);
    assert.deepEqual(ofKind('{% for a in b recursive %}{% endfor %}', 'keyword'), ['for', 'in', 'recursive', 'endfor']);
    assert.deepEqual(ofKind('{{ context }}{{ missing.recursive }}{{ x | from }}', 'keyword'), []);
    assert.deepEqual(ofKind('{% from "f" import as_ as b, c with context %}', 'keyword'), [
      ...['from', 'import', 'as', 'with', 'context'],
    ]);
  });

  it('neither literal text, comments, raw blocks nor strings have names', () => {
    assert.deepEqual(
      namesOf('x {# x #}{% raw %}{{ x }}{% endraw %}').map(({ name }) => name),
      [],
    );
    assert.deepEqual(ofKind('{{ "x" ~ \'{{ x }}\' }}', 'variable'), []);
  });

  it('a name in brackets of its own, in slices, dicts and conditions is found', () => {
    const source = '{{ a[b:c][d] if e else {f: g, "h": [i, (j, k)]} }}{{ -l ** m ~ n // o < p not in q }}';
    assert.deepEqual(ofKind(source, 'variable').join(''), 'abcdefgijklmnopq');
  });

  it('a loop defines its variable for its body and its condition, not for what it loops over', () => {
    assert.equal(bindings('{{ x }}{% for x in x if x %}{{ x }}{% else %}{{ x }}{% endfor %}{{ x }}'), 'o1o11oo');
    assert.equal(bindings('{% for a, (x, b) in x %}{{ x }}{% endfor %}'), '1o1');
    assert.equal(bindings('{% for x in a %}{% for x in x %}{{ x }}{% endfor %}{{ x }}{% endfor %}'), '12121');
  });

  it('`loop` is given by the loop, also in a recursive one, and a variable of its own elsewhere', () => {
    assert.equal(bindings('{% for a in b recursive %}{{ loop(a.c) }}{{ loop.depth }}{% endfor %}', 'loop'), 'gg');
    assert.equal(bindings('{{ loop }}{% for a in b %}{{ loop }}{% endfor %}', 'loop'), 'og');
    assert.equal(bindings('{% for loop in b %}{{ loop }}{% endfor %}', 'loop'), '11');
  });

  it('`set` defines a name for the scope it stands in and those inside', () => {
    assert.equal(bindings('{% set x = 1 %}{{ x }}{% for a in b %}{{ x }}{% endfor %}{% set x = 2 %}{{ x }}'), '11111');
    assert.equal(bindings('{% set x %}{{ x }}{% endset %}{{ x }}'), '111');
    assert.equal(bindings('{% set x | trim %}a{% endset %}{{ x.x }}'), '11-');
    assert.equal(bindings('{% for a in b %}{% set x = 1 %}{{ x }}{% endfor %}'), '11');
  });

  it('a variable that an inner scope sets anew is one with the outer one, whose value it starts from', () => {
    assert.equal(bindings('{% set x = 1 %}{% for a in b %}{{ x }}{% set x = 2 %}{% endfor %}{{ x }}'), '1111');
  });

  it('a name that may still come from outside is from outside everywhere, so that renaming it misses nothing', () => {
    assert.equal(bindings('{{ x }}{% set x = 1 %}{{ x }}'), 'ooo');
    assert.equal(bindings('{% set x = x | default(1) %}{{ x }}'), 'ooo');
    assert.equal(bindings('{% if a %}{% set x = 1 %}{% endif %}{{ x }}'), 'oo');
    assert.equal(bindings('{% for a in b %}{% set x = 1 %}{% endfor %}{{ x }}'), 'oo');
  });

  it('a name that every branch sets is the template’s own', () => {
    const source = '{% if a %}{% set x = 1 %}{% elif b %}{% set x = 2 %}{% else %}{% set x = 3 %}{% endif %}{{ x }}';
    assert.equal(bindings(source), '1111');
  });

  it('`with` binds for its body, and its values see what is around it', () => {
    assert.equal(bindings('{% with x = x, y = x %}{{ x }}{% endwith %}{{ x }}'), '1oo1o');
  });

  it('parameters belong to their macro, and named arguments lead to them', () => {
    const source = '{% macro m(x, y=x) %}{{ x }}{% endmacro %}{{ m(x=1) }}{{ other(x=2) }}{{ a | f(x=3) }}';
    assert.equal(bindings(source), '111---');
    const [first] = namesOf(source).filter(({ name }) => name === 'x');
    const given = namesOf(source).filter(({ kind }) => kind === 'argument');
    assert.deepEqual(
      given.map(({ definition }) => definition),
      [first?.span, undefined, undefined],
    );
  });

  it('a macro is known before, inside and after itself', () => {
    const source = '{% macro m(n) %}{{ m(n - 1) }}{% endmacro %}{{ m(2) }}{% call m(1) %}{{ m }}{% endcall %}';
    assert.deepEqual(ofKind(source, 'macro'), ['m', 'm', 'm', 'm', 'm']);
    assert.equal(bindings(source, 'm'), '11111');
  });

  it('arguments of a macro that is defined twice lead nowhere', () => {
    const source = '{% macro m(x) %}{% endmacro %}{% macro m(x) %}{% endmacro %}{{ m(x=1) }}';
    assert.equal(namesOf(source).find(({ kind }) => kind === 'argument')?.definition, undefined);
  });

  it('a call block has parameters, and its macro has `caller`, `varargs` and `kwargs`', () => {
    assert.equal(bindings('{% call(x) m(x) %}{{ x }}{% endcall %}'), '1o1');
    const source = '{% macro m() %}{{ caller(1) }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ caller }}';
    assert.deepEqual(ofKind(source, 'function'), ['caller']);
    assert.deepEqual(ofKind(source, 'local'), ['varargs', 'kwargs']);
    assert.deepEqual(ofKind(source, 'variable'), ['caller']);
  });

  it('what is imported is the template’s own, under the name it has here', () => {
    const source = '{% import "f" as f %}{{ f.x() }}{% from "g" import a, b as c %}{{ a() }}{{ b }}{{ c }}';
    assert.equal(bindings(source, 'f'), '11');
    assert.deepEqual(
      namesOf(source)
        .filter(({ kind }) => kind === 'macro')
        .map(({ name, definition }) => [name, definition === undefined]),
      [
        ['a', false],
        ['b', true],
        ['c', false],
        ['a', false],
        ['c', false],
      ],
    );
    assert.deepEqual(ofKind(source, 'variable'), ['b']);
  });

  it('a block shares no scope with its template, which may still set what the block reads', () => {
    assert.equal(bindings('{% set x = 1 %}{% block b %}{{ x }}{% endblock %}'), 'oo');
    assert.equal(bindings('{% block b %}{% set x = 1 %}{{ x }}{% endblock %}{{ x }}'), '11o');
    assert.equal(bindings('{% for x in a %}{% block b scoped %}{{ x }}{% endblock %}{% endfor %}'), 'oo');
    assert.deepEqual(ofKind('{% block b %}{{ super() }}{{ self.b() }}{% endblock %}', 'function'), ['super']);
  });

  it('a namespace is a variable and its attributes are properties', () => {
    const source = '{% set ns = namespace(x=0) %}{% set ns.x = ns.x + 1 %}{{ ns.x }}';
    assert.equal(bindings(source, 'ns'), '1111');
    assert.deepEqual(ofKind(source, 'property'), ['x', 'x', 'x']);
    assert.deepEqual(ofKind(source, 'function'), ['namespace']);
    assert.deepEqual(ofKind('{% set range = 1 %}{{ range }}', 'function'), []);
  });

  it('names in a tag that does not parse still have colours, by what stands before them', () => {
    assert.deepEqual(
      namesOf('{{ x.y | upper is defined + }}{% for a i b %}{{ c }}{% endfor %}').map(
        ({ name, kind }) => `${name}:${kind}`,
      ),
      [
        ...['x:variable', 'y:property', 'upper:filter', 'is:keyword', 'defined:test'],
        ...['for:keyword', 'a:variable', 'i:variable', 'b:variable', 'c:variable', 'endfor:keyword'],
      ],
    );
    assert.deepEqual(ofKind('{% fro x %}{{ y', 'variable', 'keyword'), ['x', 'y']);
  });

  it('names outside are those of the facts', () => {
    for (const source of [
      '{% for a in b if c %}{% set d = e %}{{ d | f(g, h=i) }}{% endfor %}{{ d }}{% macro m(x, y=z) %}{{ x }}{{ w }}{% endmacro %}',
      '{% if a %}{% set b = 1 %}{% else %}{{ b }}{% endif %}{{ b }}{% with c = d %}{{ c }}{{ e }}{% endwith %}',
      '{% call(u) m(v) %}{{ u }}{{ w }}{% endcall %}{% filter indent(width=n) %}{{ t }}{% endfilter %}',
    ]) {
      const outside = new Set(parseJinja(source).facts.uses.map(({ name }) => name));
      assert.deepEqual(new Set(ofKind(source, 'variable')), outside, source);
    }
  });

  it('a template without tags has no names', () => {
    assert.deepEqual(namesIn(parseTemplate('{{ x }}', 'text')), []);
  });
});
