import assert from 'node:assert/strict';
import { folds } from '../../../src/engine/language/folds.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { createLineIndex } from '../../../src/engine/text/line-index.js';

/** Each fold as `kind first-last`, lines counted from 1. */
function folded(text: string): string[] {
  const lines = createLineIndex(text);
  return folds(parsePrompt(text, 'main.prompt')).map(
    ({ kind, span }) => `${kind} ${lines.positionAt(span.start).line}-${lines.positionAt(span.end).line}`,
  );
}

describe('folds', () => {
  it('folds the front matter, its mappings and lists, its block texts', () => {
    const text =
      '---\nname: x\ninput:\n  schema:\n    a: string\n  default: {}\ndescription: |\n  one\n\n  two\n---\nHi\n';
    assert.deepEqual(folded(text), ['front-matter 1-10', 'block 3-6', 'block 4-5', 'block 7-10']);
  });

  it('folds messages under their role lines, blank lines at their end left in sight', () => {
    assert.deepEqual(folded('system:\nBe brief.\n\nuser:\n{{ x }}\n\n\n'), ['message 1-2', 'message 4-5']);
    assert.deepEqual(folded('Just text.\nTwo lines.\n'), []);
  });

  it('folds a block up to its else, and the else up to its end', () => {
    assert.deepEqual(folded('{% if a %}\none\n{% else %}\ntwo\n{% endif %}\n'), ['block 1-2', 'block 3-4']);
    assert.deepEqual(folded('{% for a in b %}\n{% if a %}\nx\n{% endif %}\n{% endfor %}'), ['block 1-4', 'block 2-3']);
  });

  it('tells a set block from a set, which folds nothing', () => {
    assert.deepEqual(folded('{% set x | indent(width=2) %}\na\n{% endset %}'), ['block 1-2']);
    assert.deepEqual(folded('{% set x = 1 %}\na\n{% set y = 2 %}'), []);
  });

  it('folds raw blocks, long comments and marked parts', () => {
    assert.deepEqual(folded('{% raw %}\n{{ a\n{% endraw %}'), ['block 1-2']);
    assert.deepEqual(folded('{# one\ntwo #}\ntext'), ['comment 1-2']);
    assert.deepEqual(folded('{# part: task #}\na\nb\n{# end #}'), ['part 1-3']);
  });

  it('folds what stands between a pair of tags in the text, also around template tags', () => {
    assert.deepEqual(folded('<docs id="{{ n }}">\n{% for d in docs %}\n{{ d }}\n{% endfor %}\n</docs>'), [
      'block 1-4',
      'block 2-3',
    ]);
    assert.deepEqual(folded('a < b\nand c > d\n<br>\n<x/>\n'), []);
  });

  it('folds the blocks that are closed where others are not', () => {
    assert.deepEqual(folded('{% for a in b %}\n{% if a %}\nx\n{% endfor %}\n{% endif %}'), ['block 1-3']);
  });
});
