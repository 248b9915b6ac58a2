import assert from 'node:assert/strict';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { placedMessage } from '../../../../src/engine/template/placed-message.js';
import { type LoadPartial, TemplateError, type TemplatePlace } from '../../../../src/engine/template/template.js';

/** Each problem as the marked source and its message. */
function problemsOf(source: string): string[] {
  return parseJinja(source).facts.problems.map(
    ({ span, message }) => `${source.slice(span.start, span.end)} | ${message}`,
  );
}

function failure(source: string, values: Record<string, unknown> = {}, load?: LoadPartial): TemplateError {
  try {
    renderJinja(parseJinja(source), values, load && { load });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `${source} renders` });
}

describe('Jinja problems', () => {
  it('a sound template has none', () => {
    assert.deepEqual(problemsOf('{% for x in xs if x is odd %}{{ x | upper }}{% else %}-{% endfor %}'), []);
  });

  it('an unclosed block is reported where it opens', () => {
    assert.deepEqual(problemsOf('a\n{% if x %}\n{{ y }}'), [
      '{% if x %} | `{% if %}` is never closed: add `{% endif %}`.',
    ]);
  });

  it('the inner one of two blocks is the unclosed one when the outer is closed', () => {
    assert.deepEqual(problemsOf('{% if x %}{% for y in z %}{% endif %}'), [
      '{% for y in z %} | `{% for %}` is never closed: add `{% endfor %}`.',
    ]);
  });

  it('an unclosed `{{` ends where the next tag begins', () => {
    const template = parseJinja('{{ name and then {{ other }} {% if x %}y{% endif %}');
    assert.deepEqual(
      template.facts.problems.map(({ message }) => message),
      ['This `{{` is never closed: add `}}`.'],
    );
    assert.deepEqual(
      template.facts.uses.map(({ name }) => name),
      ['other', 'x'],
    );
  });

  it('several mistakes are all reported, and what is between them is still read', () => {
    const source = "{{ a b }} {{ ok }} {% fr x in y %} {{ c | uper }} {{ d. }} {{ 'open }}";
    assert.deepEqual(problemsOf(source), [
      "b | Expected the end of the tag, got 'b'.",
      "fr | There is no tag 'fr': did you mean 'for'?",
      "uper | There is no filter 'uper': did you mean 'upper'?",
      ' | Expected a name or a number after the dot before the tag ends.',
      "' | This string is never closed: add '.",
    ]);
    assert.deepEqual(
      parseJinja(source).facts.uses.map(({ name }) => name),
      ['ok', 'c'],
    );
  });

  it('a broken loop head does not make its end tag a problem, nor its loop variable an outside one', () => {
    const source = '{% for x of xs %}{{ x }}{% endfor %}';
    assert.deepEqual(problemsOf(source), ["of | Expected 'in', got 'of'."]);
    assert.deepEqual(parseJinja(source).facts.uses, []);
    assert.equal(parseJinja(source).facts.holes.length, 1);
  });

  it('closing tags that close nothing say so', () => {
    assert.deepEqual(problemsOf('{% endif %}{% else %}'), [
      'endif | `{% endif %}` has no `{% if %}` to belong to: remove it.',
      'else | `{% else %}` has no block to belong to: remove it.',
    ]);
  });

  it('a rendering fails at the first problem, with line and column from 1', () => {
    const error = failure('one\ntwo {{ a b }}\n{{ c d }}');
    assert.deepEqual([error.line, error.column, error.template], [2, 10, undefined]);
  });

  it('a failing operation is placed at its own expression', () => {
    const at = (source: string, values?: Record<string, unknown>): string => {
      const { line, column, message } = failure(source, values);
      return `${line}:${column} ${message}`;
    };
    assert.equal(at('x\n  {{ 1 + (n + "a") }}', { n: 1 }), "2:11 unsupported operand type(s) for +: 'int' and 'str'");
    assert.equal(
      at('{% for d in demos %}{{ d.a.b.c }}{% endfor %}', { demos: [{ a: {} }] }),
      "1:24 'dict object' has no attribute 'b'",
    );
    assert.equal(at('{{ missing.title }}'), "1:4 'missing' is undefined");
    assert.equal(
      at('{{ "a" }}\n{% if x > 1 %}{% endif %}', { x: 'y' }),
      "2:7 '>' not supported between instances of 'str' and 'int'",
    );
  });

  it('an error inside a partial names the partial and its own line', () => {
    const load = (name: string): string | undefined => (name === 'p' ? 'fine\n{{ nothing.here }}' : undefined);
    assert.throws(
      () => renderJinja(parseJinja('{% include "p" %}'), {}, { load }),
      (error: unknown) =>
        error instanceof TemplateError && error.template === 'p' && error.line === 2 && error.column === 4,
    );
  });

  it('an error names the includes, imports and calls from one template into another that led to it', () => {
    const partials: Record<string, string> = {
      outer: '-\n{% include "inner" %}',
      inner: '{% for i in [1] %}\n  {{ 1 + "a" }}{% endfor %}',
      lib: '{% macro m(x) %}{{ helper(x) }}{% endmacro %}{% macro helper(x) %}{{ x.y.z }}{% endmacro %}',
      base: '{% block b %}{% endblock %}',
      broken: 'fine {{ a b }}',
      unknown: '{{ a | uper }}',
    };
    const placesOf = (source: string, values: Record<string, unknown> = {}): string[] => {
      const error = failure(source, values, (name) => partials[name]);
      const show = (place: TemplatePlace): string => `${place.template ?? 'main'}:${place.line}:${place.column}`;
      return [...error.chain, error].map(show);
    };
    assert.deepEqual(placesOf('a\n{% include "outer" %}'), ['main:2:1', 'outer:2:1', 'inner:2:6']);
    assert.deepEqual(placesOf('{% from "lib" import m %}\n{{ m({}) }}'), ['main:2:4', 'lib:1:70']);
    assert.deepEqual(placesOf('{% extends "base" %}{% block b %}{{ 1 / 0 }}{% endblock %}'), [
      'main:1:1',
      'base:1:1',
      'main:1:37',
    ]);
    assert.deepEqual(placesOf('{% include "base" %}{{ 1 / 0 }}'), ['main:1:24']);
    assert.deepEqual(placesOf('x {% include "broken" %}'), ['main:1:3', 'broken:1:11']);
    assert.deepEqual(placesOf('{% if true %}{% include "unknown" %}{% endif %}'), ['main:1:14', 'unknown:1:8']);
  });

  it('a message names the whole way to the error', () => {
    const partials: Record<string, string> = { outer: '-\n{% include "inner" %}', inner: '{{ 1 + "a" }}' };
    const error = failure('a\n{% include "outer" %}', {}, (name) => partials[name]);
    assert.equal(
      placedMessage(error, 'q.prompt'),
      "inner:1:4 (reached from q.prompt:2:1, then outer:2:1): unsupported operand type(s) for +: 'int' and 'str'",
    );
    assert.equal(placedMessage(failure('{{ 1 / 0 }}'), 'q.prompt'), 'q.prompt:1:4: division by zero');
  });

  it('mistakes in heads, bodies and ends of blocks are all reported, and the rest keeps its facts', () => {
    const source =
      '{% for x on xs %}{{ x }}{{ a }}{% endfor %}\n{% if %}{{ b }}{% elif c %}{{ d }}{% endif %}\n' +
      '{% block t %}{% endblock %}{% block t %}{{ e }}{% endblock %}\n{% for i in list %}{% extends "p" %}{{ i ~ }}\n' +
      '{% include "q" %}{% macro m(z %}{% endmacro %}{{ f | nope }}{% endfor %}{% set w %}{{ g }}';
    assert.deepEqual(
      problemsOf(source).map((problem) => problem.split(' | ')[0]),
      ['on', '', 't', '{% extends "p" %}', '', '}', 'nope', '{% set w %}'],
    );
    const { facts } = parseJinja(source);
    assert.deepEqual(
      facts.uses.map(({ name }) => name),
      ['list', 'f', 'g'],
    );
    assert.deepEqual(
      facts.includes.map(({ name }) => name),
      ['q'],
    );
    assert.equal(facts.holes.length, 8);
  });

  it('text that is no template gives a bounded list of problems, without running out of stack', () => {
    const hostile = [
      '{',
      '{{',
      '{%',
      '{#',
      '{{ (',
      '(',
      '{{ [',
      '{% if a %}',
      '{{}}',
      '{{ a',
      '{{ not ',
      '{{ a.b',
      "{{ '",
      '{{ -',
      '{% raw %}',
      '{{ a|',
      '{{ a ~ ',
    ];
    for (const piece of hostile) {
      for (const source of [piece.repeat(100_000), `{{ ${piece.slice(2).repeat(100_000)}`]) {
        const { problems } = parseJinja(source).facts;
        assert.ok(problems.length <= 100, `${piece}: ${problems.length} problems`);
        if (piece !== '(') assert.ok(problems.length > 0, `${piece}: no problem`);
      }
    }
  }).timeout(10_000);

  it('nesting as deep as is allowed still renders', () => {
    const depth = 50;
    const brackets = `{{ ${'('.repeat(depth)}1${')'.repeat(depth)} }}`;
    const blocks = `${'{% if true %}'.repeat(depth)}x${'{% endif %}'.repeat(depth)}`;
    const sum = `{{ ${Array.from({ length: 700 }, () => 'n').join(' + ')} }}`;
    const texts = [brackets, blocks, sum].map((source) =>
      renderJinja(parseJinja(source), { n: 1 })
        .segments.map((s) => ('text' in s ? s.text : ''))
        .join(''),
    );
    assert.deepEqual(texts, ['1', 'x', '700']);
  });
});
