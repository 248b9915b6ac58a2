import assert from 'node:assert/strict';
import { jinjaNames } from '../../../../src/engine/template/jinja/builtins.js';
import { nunjucksSemantics } from '../../../../src/engine/template/jinja/nunjucks/semantics.js';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { ourOutcome } from '../../../support/nunjucks-outcome.js';

function problemsOf(template: string): string[] {
  return parseJinja(template, { environment: 'nunjucks' }).facts.problems.map(({ message }) => message);
}

describe('A Nunjucks template', () => {
  it('knows the filters, tests and functions that are documented, and no others', () => {
    const known = jinjaNames('nunjucks');
    for (const kind of ['filters', 'tests', 'globals'] as const)
      assert.deepEqual([...known[kind].keys()].sort(), [...nunjucksSemantics[kind].keys()].sort());
    assert.deepEqual(problemsOf('{{ x | tojson }}'), ["There is no filter 'tojson': remove it, or use another."]);
    assert.deepEqual(problemsOf('{{ x | dump }}{{ x is falsy }}'), []);
  });

  it('has its own tags, and is told of those it does not have', () => {
    assert.deepEqual(problemsOf('{% switch x %}{% case 1 %}a{% default %}b{% endswitch %}'), []);
    assert.match(problemsOf('{% with a = 1 %}{% endwith %}').join(), /There is no tag 'with'/);
    assert.match(problemsOf('{% switch x %}{% case 1 %}').join(), /`{% switch %}` is never closed/);
    assert.match(problemsOf('{% asyncEach x in y %}').join(), /`{% asyncEach %}` is never closed: add `{% endeach %}`/);
  });

  it('is bounded in steps, output, depth and ranges', () => {
    const fails: readonly (readonly [string, RegExp])[] = [
      ['{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}', /more than 1000000 steps/],
      ['{% set l = [1] %}{% for i in range(60) %}{% set l = l.concat(l) %}{% endfor %}', /steps/],
      ["{% set s = 'ab' %}{% for i in range(60) %}{% set s = s + s %}{% endfor %}", /longer than/],
      ["{% set s = 'ab' %}{% for i in range(60) %}{% set s = s ~ s %}{% endfor %}", /longer than/],
      ['{% set l = [1] %}{% for i in range(60) %}{% set l = [l, l] %}{% endfor %}{{ l }}', /steps|longer/],
      ['{% set l = [1] %}{% for i in range(60) %}{% set l = [l, l] %}{% endfor %}{{ l | dump }}', /steps|longer/],
      ["{{ 'a'.repeat(1000000000) }}", /longer than/],
      ["{{ 'a'.padStart(1000000000) }}", /longer than/],
      ["{{ 'a' | center(1000000000) }}", /longer than/],
      ["{{ 'a' | indent(1000000000, true) }}", /longer than/],
      ["{{ 'aaaa'.repeat(99999).replaceAll('a', 'b'.repeat(999)) }}", /longer than/],
      ["{{ 'aaaa'.repeat(99999) | replace(r/a/g, 'b'.repeat(999)) }}", /longer than/],
      ["{{ [1] | batch(1000000000, 'x') | length }}", /steps/],
      ['{{ range(1000000000) | length }}', /at most 100000/],
      ['{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', /nested more than 64 deep/],
      ["{% include 'self' %}", /nested more than 64 deep/],
      ["{{ 'aaaa'.match(r/(?<=a)a/) }}", /lookbehind is not supported/],
      ["{{ 'a'.repeat(40).match(r/^(a+)+$/) }}{{ ('a'.repeat(40) + 'b').match(r/^(a+)+$/) }}", /steps/],
    ];
    for (const [template, message] of fails)
      assert.match(ourOutcome(template, {}, { self: "{% include 'self' %}" }).error ?? 'rendered', message, template);
    assert.equal(ourOutcome('{% set l = [1] %}{{ l.push(l) }}{{ l }}', {}).text, '21,');
  });

  it('gets at nothing of the host', () => {
    const roots = [
      "''",
      '[]',
      '{}',
      '1',
      'true',
      'range',
      'cycler("a")',
      'joiner()',
      'loop',
      'row',
      "''.trim",
      '[].push',
      'r/a/',
    ];
    const keys = [
      'constructor',
      '__proto__',
      'prototype',
      'valueOf',
      'hasOwnProperty',
      'call',
      'apply',
      'bind',
      'caller',
    ];
    for (const root of roots)
      for (const key of keys) {
        const template = `{% for x in [1] %}{{ (${root})['${key}']['constructor'] }}{{ (${root}).${key}.constructor }}{% endfor %}`;
        assert.equal(ourOutcome(template, { row: { a: 1 } }).text, '', template);
      }
  });

  it('leads every piece of its text back to its source and its variable', () => {
    const template = parseJinja(
      '{% set all = "" %}{% for x in list %}{% set all = all ~ x %}{% endfor %}<{{ all }}>{{ n }}',
      {
        environment: 'nunjucks',
      },
    );
    const { segments } = renderJinja(template, { list: ['a', 'b'], n: true });
    const pieces = segments.flatMap((one) => {
      if (one.kind !== 'value' && one.kind !== 'literal') return [];
      return [[one.text, one.kind === 'value' ? one.variable : template.source.slice(one.span.start, one.span.end)]];
    });
    assert.deepEqual(pieces, [
      ['<', '<'],
      ['ab', 'list'],
      ['>', '>'],
      ['true', 'n'],
    ]);
  });

  it('lists the names that were missing, and fails at one when rendering is strict', () => {
    const template = parseJinja('{{ a.b.c }}{{ d }}{% if e %}{% endif %}', { environment: 'nunjucks' });
    assert.deepEqual(
      renderJinja(template, { a: {} }).undefined.map(({ name }) => name),
      ['a.b.c', 'd'],
    );
    assert.throws(() => renderJinja(template, { a: {} }, { strict: true }), /'a.b.c' is undefined/);
  });
});
