import assert from 'node:assert/strict';
import { parseMustache } from '../../../../src/engine/template/mustache/parse-mustache.js';
import { renderMustache } from '../../../../src/engine/template/mustache/render-mustache.js';
import type { TemplateError } from '../../../../src/engine/template/template.js';

/** Each problem as the marked source and its message. */
function problemsOf(source: string): string[] {
  return parseMustache(source).facts.problems.map(
    ({ code, span, message }) => `${code} ${source.slice(span.start, span.end)} | ${message}`,
  );
}

function usesOf(source: string): string[] {
  return parseMustache(source).facts.uses.map(({ name }) => name);
}

describe('Mustache problems', () => {
  it('a sound template has none', () => {
    assert.deepEqual(problemsOf('{{#a}}{{b}}{{^c}}{{/c}}{{/a}}{{! note }}{{=<% %>=}}<%d%>'), []);
  });

  it('are reported where they are, all at once, and the rest is still read', () => {
    const source = '{{a}}\n{{#b}}\n{{c}}\n{{/d}}\n{{#e}}{{f}}{{/e}}\n{{g';
    assert.deepEqual(problemsOf(source), [
      'template-syntax {{#b}} | The section `b` is not closed: write its closing tag, `/b`, where it ends.',
      'template-syntax {{/d}} | This closes no section: remove it, or open the section before it with `#d`.',
      'template-syntax {{ | This tag is not closed: write `}}` after the name that follows `{{`.',
    ]);
    assert.deepEqual(usesOf(source), ['a', 'c', 'e', 'f']);
  });

  it('an inner section left open does not close its outer one', () => {
    assert.deepEqual(problemsOf('{{#a}}{{#b}}{{x}}{{/a}}{{y}}'), [
      'template-syntax {{#b}} | The section `b` is not closed: write its closing tag, `/b`, where it ends.',
    ]);
  });

  it('tell of a third brace and of delimiters that are not two', () => {
    assert.deepEqual(problemsOf('{{{a}} {{b}}'), [
      'template-syntax {{ | This tag is not closed: write `}}` after the name that follows `{{`.',
    ]);
    assert.deepEqual(problemsOf('{{=<%=}} {{b}}'), [
      'template-syntax {{=<%=}} | New delimiters must be two texts with a blank between them, such as `{{=<% %>=}}`.',
    ]);
  });

  it('have places in the whole file where the template is a part of it', () => {
    const source = 'front {{x\n---\n{{#a}}';
    const { facts } = parseMustache(source, { range: { start: 14, end: source.length } });
    assert.deepEqual(
      facts.problems.map(({ span }) => source.slice(span.start, span.end)),
      ['{{#a}}'],
    );
  });

  it('stop a rendering at the first one, with line and column', () => {
    assert.throws(() => renderMustache(parseMustache('a\n {{#b}}'), {}), { name: 'TemplateError', line: 2, column: 2 });
  });

  it('name the partial they are in, at its own place, however it is indented', () => {
    const render = (): unknown => renderMustache(parseMustache('a\n    {{>p}}'), {}, { load: () => 'one\ntwo {{#x}}' });
    assert.throws(render, (error: TemplateError) => {
      assert.deepEqual([error.template, error.line, error.column], ['p', 2, 5]);
      return true;
    });
  });

  it('are found in linear time in hostile texts', () => {
    const started = performance.now();
    for (const source of [
      '{{#a}}'.repeat(20_000),
      `{{a${' '.repeat(200_000)}`,
      '{{'.repeat(100_000),
      '{{/a}}'.repeat(20_000),
    ]) {
      assert.ok(problemsOf(source).length > 0);
    }
    assert.ok(performance.now() - started < 5000);
  });
});
