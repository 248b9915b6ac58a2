import assert from 'node:assert/strict';
import { findExamples } from '../../../../src/engine/lint/examples/find-examples.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';

const found = (text: string): [from: string, input: string, output: string][] =>
  findExamples(parsePrompt(text, 'a.prompt')).map(({ from, input, output }) => [from, input.text, output.text]);

describe('the examples of a prompt', () => {
  const cases: [name: string, text: string, ...examples: [string, string, string][]][] = [
    [
      'are rows of demonstrations, where expect names a column',
      '---\nexpect: "{{ y }}"\ndemos: [{ x: a, y: 1 }]\n---\n{{ x }}',
      ['demo', '{"x":"a"}', '1'],
    ],
    ['are turns', 'user:\na\nassistant:\nb\nuser:\n{{ x }}', ['turns', 'a', 'b']],
    ['are lines', 'Q: a\nA: b\n\n**Text 2:** c\n**Label:** d\n', ['lines', 'a', 'b'], ['lines', 'c', 'd']],
    ['have answers of several lines', 'Input: a\nb\nOutput:\nc\nd\n\nThe end.', ['lines', 'a\nb', 'c\nd']],
    ['have answers in fences', 'Input: a\nOutput:\n```json\n{\n\n}\n```\n', ['lines', 'a', '{\n\n}']],
    [
      'end at tags and headings',
      'Q: a\nA: b\n</example>\nQ: c\nA: d\n# Rules\n',
      ['lines', 'a', 'b'],
      ['lines', 'c', 'd'],
    ],
    ['are none with a hole', 'Q: {{ x }}\nA: b\n\nuser:\n{{ x }}\nassistant:\nb\n'],
    ['are none in code', '```\nQ: a\nA: b\n```\n'],
  ];
  for (const [name, text, ...expected] of cases) it(name, () => assert.deepEqual(found(text), expected));

  it('have their places', () => {
    const text = 'Q: "a"\nA:\n  b c\n';
    const [example] = findExamples(parsePrompt(text, 'a.prompt'));
    assert.equal(text.slice(example?.input.span.start, example?.input.span.end), 'a');
    assert.equal(text.slice(example?.output.span.start, example?.output.span.end), 'b c');
  });
});
