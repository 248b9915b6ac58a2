import assert from 'node:assert/strict';
import { signatureAt } from '../../../src/engine/language/signature-at.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';
import { atCursor } from '../../support/cursor.js';

const workspace = workspaceOf({
  partials: { 'macros.prompt': "{% macro row(text, label='none') %}{{ text }}{% endmacro %}" },
});

/** The active signature with its active parameter in brackets. */
function help(marked: string): string | undefined {
  const { text, offset } = atCursor(marked);
  const found = signatureAt({ doc: parsePrompt(text, 'main.prompt'), offset, workspace });
  const signature = found?.signatures[found.active];
  const place = found?.parameter === undefined ? undefined : signature?.parameters[found.parameter];
  if (signature === undefined || place === undefined) return signature?.label;
  const { label } = signature;
  return `${label.slice(0, place.start)}[${label.slice(place.start, place.end)}]${label.slice(place.end)}`;
}

describe('signature help', () => {
  it('follows the arguments of a filter', () => {
    assert.equal(help('{{ x | replace(‸) }}'), 'replace([old], new, count=none)');
    assert.equal(help('{{ x | replace("a", ‸) }}'), 'replace(old, [new], count=none)');
    assert.equal(help('{{ x | replace("a,(", "b", ‸'), 'replace(old, new, [count=none])');
    assert.equal(help('{{ x | replace("a", "b", 1, ‸) }}'), 'replace(old, new, count=none)');
    assert.equal(help('{% filter indent(‸) %}'), 'indent([width=4], first=false, blank=false)');
  });

  it('goes by the name of an argument', () => {
    assert.equal(help('{{ x | indent(blank=‸) }}'), 'indent(width=4, first=false, [blank=false])');
    assert.equal(help('{{ x | indent(2, first=tr‸ue) }}'), 'indent(width=4, [first=false], blank=false)');
  });

  it('shows tests and functions, the way of calling that fits', () => {
    assert.equal(help('{% if x is divisibleby(‸) %}'), 'divisibleby([num])');
    assert.equal(help('{% if x is not sameas(‸) %}'), 'sameas([other])');
    assert.equal(help('{{ range(‸) }}'), 'range([stop])');
    assert.equal(help('{{ range(1, ‸) }}'), 'range(start, [stop], step)');
    assert.equal(help('{{ dict(a=1, b=‸) }}'), 'dict([**values])');
    assert.equal(help('{{ x | map(attribute=‸) }}'), 'map([attribute=name])');
  });

  it('shows macros of the template and those it imports', () => {
    assert.equal(help('{% macro ask(q, n=1) %}{% endmacro %}{{ ask("a", ‸) }}'), 'ask(q, [n=1])');
    assert.equal(help('{% from "macros.prompt" import row as r %}{{ r(‸'), "row([text], label='none')");
    assert.equal(help('{% import "macros.prompt" as m %}{{ m.row(1, ‸) }}'), "row(text, [label='none'])");
    assert.equal(help('{% macro ask(q) %}{% endmacro %}{% call ask(‸) %}{% endcall %}'), 'ask([q])');
  });

  it('is about the innermost call, also from inside a list in it', () => {
    assert.equal(help('{{ range(x | int(‸)) }}'), 'int([default=0], base=10)');
    assert.equal(help('{{ range(x | int(1), ‸) }}'), 'range(start, [stop], step)');
    assert.equal(help('{{ x | replace([1, ‸]) }}'), 'replace([old], new, count=none)');
  });

  it('is silent outside of arguments, in text, comments and front matter', () => {
    for (const text of [
      '{{ x | replace("a", "b")‸ }}',
      '{{ x | upper‸ }}',
      'range(‸)',
      '{# range(‸) #}',
      '{{ unknown(‸) }}',
      '{{ (‸) }}',
      '---\nname: range(‸)\n---\n',
      '{{ x }} range(‸',
    ])
      assert.equal(help(text), undefined, text);
  });
});
