import assert from 'node:assert/strict';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import type { Segment } from '../../../../src/engine/template/template.js';

interface Scene {
  readonly values?: Record<string, unknown>;
  readonly partials?: Record<string, string>;
}

/** Each piece as `text <- source it came from (variable) [template]`. */
function piecesOf(source: string, { values = {}, partials = {} }: Scene = {}): string[] {
  const { segments } = renderJinja(parseJinja(source), values, { load: (name) => partials[name] });
  return segments.map((segment) =>
    describePiece(segment, segment.template === undefined ? source : (partials[segment.template] ?? '')),
  );
}

function describePiece(segment: Segment, source: string): string {
  const from = source.slice(segment.span.start, segment.span.end);
  const template = segment.template === undefined ? '' : ` [${segment.template}]`;
  if (segment.kind === 'marker') return `#${segment.name}${template}`;
  if (segment.kind === 'literal') {
    assert.equal(segment.text, from);
    return `${segment.text}${template}`;
  }
  assert.equal(segment.kind, 'value');
  return `${segment.text} <- ${from} (${segment.variable ?? ''})${template}`;
}

describe('Provenance of rendered text', () => {
  it('literal text keeps its place, a value its expression and its variable', () => {
    assert.deepEqual(piecesOf('Hi {{ user.name | upper }}!', { values: { user: { name: 'Bo' } } }), [
      'Hi ',
      'BO <- user.name | upper (user)',
      '!',
    ]);
  });

  it('a value of no variable, or of several, names none', () => {
    assert.deepEqual(piecesOf('{{ 1 + 1 }}{{ a ~ b }}{{ a ~ a }}', { values: { a: 'x', b: 'y' } }), [
      '2 <- 1 + 1 ()',
      'xy <- a ~ b ()',
      'xx <- a ~ a (a)',
    ]);
  });

  it('loop variables, `set` and `with` lead back to what they were computed from', () => {
    const values = { demos: [{ q: 'one' }, { q: 'two' }], n: 3 };
    assert.deepEqual(piecesOf('{% for d in demos %}{{ d.q }}{{ loop.index }}{% endfor %}', { values }), [
      'one <- d.q (demos)',
      '1 <- loop.index ()',
      'two <- d.q (demos)',
      '2 <- loop.index ()',
    ]);
    assert.deepEqual(piecesOf('{% set m = n + 1 %}{{ m }}{% with k = m %}{{ k }}{% endwith %}', { values }), [
      '4 <- m (n)',
      '4 <- k (n)',
    ]);
    assert.deepEqual(piecesOf('{% set t %}<{{ n }}>{% endset %}{{ t }}', { values }), ['<3> <- t (n)']);
  });

  it('the condition of an inline if is no source of its value', () => {
    assert.deepEqual(piecesOf('{{ a if flag else "-" }}', { values: { a: 'x', flag: true } }), [
      'x <- a if flag else "-" (a)',
    ]);
  });

  it('what a macro writes keeps its pieces, and its parameters lead to the arguments', () => {
    const source = '{% macro m(t, u="d") %}[{{ t }}|{{ u }}]{% endmacro %}{{ m(title) }}';
    assert.deepEqual(piecesOf(source, { values: { title: 'T' } }), ['[', 'T <- t (title)', '|', 'd <- u ()', ']']);
    assert.deepEqual(
      piecesOf(`${source}{{ m(title) | upper }}`, { values: { title: 'T' } }).at(-1),
      '[T|D] <- m(title) | upper (title)',
    );
  });

  it('the block of a call and a recursive loop keep theirs', () => {
    const call =
      '{% macro each(l) %}{% for x in l %}{{ caller(x) }}{% endfor %}{% endmacro %}{% call(i) each(xs) %}<{{ i }}>{% endcall %}';
    assert.deepEqual(piecesOf(call, { values: { xs: [1, 2] } }), ['<', '1 <- i (xs)', '>', '<', '2 <- i (xs)', '>']);
    const tree = '{% for n in tree recursive %}{{ n.v }}({{ loop(n.c) }}){% endfor %}';
    assert.deepEqual(piecesOf(tree, { values: { tree: [{ v: 1, c: [{ v: 2, c: [] }] }] } }), [
      '1 <- n.v (tree)',
      '(',
      '2 <- n.v (tree)',
      '(',
      ')',
      ')',
    ]);
  });

  it('a partial names itself, and its names lead back through the including template', () => {
    const partials = { p: '<{{ d.q }}{{ other }}>' };
    const values = { demos: [{ q: 'Q' }], other: 'O' };
    assert.deepEqual(piecesOf('{% for d in demos %}{% include "p" %}{% endfor %}', { values, partials }), [
      '< [p]',
      'Q <- d.q (demos) [p]',
      'O <- other (other) [p]',
      '> [p]',
    ]);
  });

  it('a parent template and an imported macro name themselves', () => {
    const partials = { base: 'A{% block b %}{% endblock %}', lib: '{% macro m(x) %}m{{ x }}{% endmacro %}' };
    const values = { v: 'V' };
    assert.deepEqual(piecesOf('{% extends "base" %}{% block b %}b{{ v }}{% endblock %}', { values, partials }), [
      'A [base]',
      'b',
      'V <- v (v)',
    ]);
    assert.deepEqual(piecesOf('{% from "lib" import m %}{{ m(v) }}', { values, partials }), [
      'm [lib]',
      'V <- x (v) [lib]',
    ]);
  });

  it('the pieces together are the text', () => {
    const { segments } = renderJinja(parseJinja('a{{ x }}{% filter upper %}b{{ x }}{% endfilter %}c'), { x: 'y' });
    assert.equal(segmentsText(segments), 'ayBYc');
  });
});

describe('Undefined names of a rendering', () => {
  const met = (source: string, values: Record<string, unknown> = {}): string[] =>
    renderJinja(parseJinja(source), values).undefined.map(
      ({ name, span }) => `${name} ${source.slice(span.start, span.end)}`,
    );

  it('are listed when printed, looped over or looked into, once a place, in the order met', () => {
    assert.deepEqual(
      met('{{ b }}{% for x in a %}{% endfor %}{{ c | join(",") }}{% for i in [1, 2] %}{{ d }}{% endfor %}'),
      ['b b', 'a a', 'c c', 'd d'],
    );
  });

  it('are named with the path that is missing', () => {
    assert.deepEqual(met('{{ doc.title }}{{ doc["x"] }}', { doc: {} }), ['doc.title doc.title', 'doc["x"] doc["x"]']);
  });

  it('are not listed where their absence is provided for, nor when only tested', () => {
    assert.deepEqual(
      met('{{ a | default("x") }}{% if b %}{% endif %}{{ c is defined }}{{ "y" if d }}{{ x or "z" }}'),
      [],
    );
  });

  it('strict rendering fails at the first one, at its place', () => {
    assert.throws(() => renderJinja(parseJinja('ok\n{{ fine }} {{ missing }}'), { fine: 1 }, { strict: true }), {
      name: 'TemplateError',
      message: "'missing' is undefined",
      line: 2,
      column: 15,
    });
    assert.equal(segmentsText(renderJinja(parseJinja('{{ a | default("x") }}'), {}, { strict: true }).segments), 'x');
  });
});
