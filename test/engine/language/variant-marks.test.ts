import assert from 'node:assert/strict';
import { choiceMarks } from '../../../src/engine/language/variant-marks.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

const text = `---
matrix:
  style: [terse, "very polite"]
  model: [a/x, b/y]
  deep: [{ a: 1 }, 2]
---
user:
{{ style }} {{ deep }}
`;

const variants = ['a/x', 'b/y'].flatMap((model) =>
  ['terse', 'very polite'].map((style) => ({ model, inputs: { style, deep: { a: 1 } } })),
);

describe('marks at the choices of a matrix', () => {
  it('stand where the choice is written, with the variants that took it', () => {
    const marks = choiceMarks(parsePrompt(text, 'a.prompt'), variants);
    assert.deepEqual(
      marks.map(({ span, variants: taken }) => [text.slice(span.start, span.end), taken.length]),
      [
        ['terse', 2],
        ['"very polite"', 2],
        ['a/x', 2],
        ['b/y', 2],
        ['{ a: 1 }', 4],
      ],
    );
  });

  it('are none at a choice that no variant took, and none without a matrix', () => {
    const style = choiceMarks(parsePrompt(text, 'a.prompt'), [{ model: 'c/z', inputs: { style: 'new' } }]);
    assert.deepEqual(style, []);
    assert.deepEqual(choiceMarks(parsePrompt('user:\nHi\n', 'a.prompt'), variants), []);
  });
});
