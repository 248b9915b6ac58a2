import assert from 'node:assert/strict';
import { outcome } from '../../../support/jinja-outcome.js';

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

  it('in memory-heavy operations', () => {
    for (const [heavy, limit] of [
      ["[1] | batch(1000000000, 'x') | list", 'steps'],
      ["[1] | slice(1000000000, 'x') | list", 'steps'],
      ["'%*d' % (1000000000, 1)", 'longer'],
      ["'%.1000000000f' % 1", 'longer'],
      ["'%1000000000d' | format(1)", 'longer'],
      ["'{:{w}}'.format('a', w=1000000000)", 'longer'],
      ["('a' * 5000) | replace('', 'b' * 5000)", 'longer'],
      ["('a' * 3000).join(('b' * 5000) | list)", 'longer'],
      ["range(90000) | join('x' * 1000)", 'longer'],
      ["('a\\n' * 5000) | indent('x' * 5000)", 'longer'],
      ["('a\\t' * 5000).expandtabs(5000)", 'longer'],
      ['(range(99999) | list) * 1000', 'steps'],
      ["'x'.center(1000000000)", 'longer'],
      ["('a' * 9999999) | wordwrap(1) | length", 'steps'],
      ['([[]] * 99999) * 99999', 'steps'],
    ] as const) {
      assert.match(outcome(`{{ ${heavy} }}`), new RegExp(`^! .*(?:${limit})`), heavy);
    }
  });

  it('in walks over a value that holds another twice, again and again', () => {
    const twice = (kind: string): string =>
      `{% set a = namespace(v=${kind}) %}{% set b = namespace(v=${kind}) %}` +
      `{% for i in range(60) %}{% set a.v = ${kind.replaceAll('1', 'a.v')} %}{% set b.v = ${kind.replaceAll('1', 'b.v')} %}{% endfor %}`;
    for (const walk of [
      '{{ a.v }}',
      '{{ a.v == b.v }}',
      '{{ a.v < b.v }}',
      '{{ a.v in [b.v] }}',
      '{{ a.v | pprint }}',
      '{{ a.v | tojson }}',
      '{{ [a.v, b.v] | sort }}',
      '{{ a.v | string | length }}',
      '{{ "%s" % (a.v,) }}',
    ]) {
      assert.match(outcome(twice('[1, 1]') + walk), /steps/, walk);
    }
    assert.match(outcome(`${twice('(1, 1)')}{{ {a.v: 1} }}`), /steps/);
    assert.match(outcome(`${twice('(1, 1)')}{{ [a.v, b.v] | unique | list }}`), /steps/);
    assert.match(outcome(`${twice("{'k': 1, 'l': 1}")}{{ a.v == b.v }}`), /steps/);
  });

  it('in operations on one long text, again and again', () => {
    const long = "{% set s = 'a' * 9999999 %}{% for i in range(99999) %}";
    for (const work of [
      's | upper',
      's.count("b")',
      '"b" in s',
      's == s ~ ""',
      's < s',
      's[5]',
      's[1:]',
      's | length',
      's is lower',
    ]) {
      const started = performance.now();
      assert.match(outcome(`${long}{% set x = ${work} %}{% endfor %}`), /steps|longer/, work);
      assert.ok(performance.now() - started < 15_000, `${work} took too long`);
    }
  }).timeout(120_000);

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
