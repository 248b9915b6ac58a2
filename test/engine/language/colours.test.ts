import assert from 'node:assert/strict';
import { colours } from '../../../src/engine/language/colours.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const workspace = workspaceOf({ data: { 'rows.jsonl': ['sentence'] } });
const declared = '---\ninput: { schema: { sentence: string } }\n---\n';

/** Each colour as `text type.modifier`. */
function coloured(text: string): string[] {
  const found = colours(parsePrompt(text, 'main.prompt'), workspace);
  found.forEach(({ span }, i) => assert.ok(span.end <= (found[i + 1]?.span.start ?? Infinity), 'they lie apart'));
  return found.map(({ span, type, modifier }) => {
    return `${text.slice(span.start, span.end)} ${type}${modifier === undefined ? '' : `.${modifier}`}`;
  });
}

describe('semantic colours', () => {
  it('tell declared variables from undeclared ones and from names of the template', () => {
    assert.deepEqual(coloured(`${declared}{% set tone = sentence %}{{ tone ~ sentense }}`), [
      'tone variable.local',
      'sentence variable',
      'tone variable.local',
      'sentense variable.undeclared',
    ]);
  });

  it('call nothing undeclared that is guarded, or where not all declarations are known', () => {
    assert.deepEqual(coloured(`${declared}{{ tone | default("x") }}`), [
      'tone variable',
      'default filter.defaultLibrary',
    ]);
    assert.deepEqual(coloured('{{ tone }}'), ['tone variable']);
    assert.deepEqual(coloured('---\ninput: { schema: { a: string } }\ndata: gone.jsonl\n---\n{{ b }}'), ['b variable']);
  });

  it('know properties, filters, tests, functions, macros and arguments', () => {
    assert.deepEqual(
      coloured('{% macro row(a) %}{% endmacro %}{{ row(a=x.y) | indent(width=2) }}{{ range(3) is even }}'),
      [
        'row function',
        'a variable.local',
        'row function',
        'a parameter',
        'x variable',
        'y property',
        'indent filter.defaultLibrary',
        'width parameter',
        'range function.defaultLibrary',
        'even test.defaultLibrary',
      ],
    );
  });

  it('colour roles, and label words where they stand out', () => {
    const head = '---\noutput: { labels: [no, Yes, not_sure] }\n---\n';
    assert.deepEqual(
      coloured(`${head}# user:\nThere is no way. Yes, or "no", or not_sure, or know.\n- no\nLabel: no\n`),
      ['user role', 'Yes labelWord', 'no labelWord', 'not_sure labelWord', 'no labelWord', 'no labelWord'],
    );
  });

  it('colour frozen text line by line, and nothing of other parts', () => {
    assert.deepEqual(coloured('{# frozen #}\nKeep {{ x }} this.\n  And this.\n{# end #}\n{# part: a #}b{# end #}'), [
      'Keep frozenText',
      'x variable',
      'this. frozenText',
      'And this. frozenText',
    ]);
  });
});
