import assert from 'node:assert/strict';
import { expectedAnswer } from '../../../src/engine/prompt/expected-answer.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { TemplateError } from '../../../src/engine/template/template.js';

describe('the expected answer of a row', () => {
  const labels = 'output: { labels: { "0": Description, "1": Entity } }';
  const cases: [name: string, front: string, row: Record<string, unknown>, expected: string | undefined][] = [
    ['is what `expect` renders', 'expect: "{{ a }}-{{ b }}"', { a: 1, b: 'x' }, '1-x'],
    ['is the label word of the value', `expect: "{{ label }}"\n${labels}`, { label: '1' }, 'Entity'],
    ['is the label word of a number too', `expect: "{{ label }}"\n${labels}`, { label: 0 }, 'Description'],
    ['is the value itself when no label has it', `expect: "{{ label }}"\n${labels}`, { label: '7' }, '7'],
    ['is the word itself in a plain list', 'expect: "{{ label }}"\noutput: { labels: [a, b] }', { label: 'b' }, 'b'],
    ['has no line break of YAML', 'expect: |\n  {{ label }}', { label: 'a' }, 'a'],
    ['keeps the blanks of a value', 'expect: "{{ label }}"', { label: ' a ' }, ' a '],
    ['is never a template itself', 'expect: "{{ label }}"', { label: '{{ b }}', b: 1 }, '{{ b }}'],
    ['is undefined without `expect`', 'name: a', { label: 1 }, undefined],
  ];
  for (const [name, front, row, expected] of cases) {
    it(name, () => assert.equal(expectedAnswer(parsePrompt(`---\n${front}\n---\nHi`, 'a'), row), expected));
  }

  it('of a row without the column is an error at that name in `expect`, never empty', () => {
    const doc = parsePrompt('---\nname: a\nexpect: "{{ label }}"\n---\nHi', 'a');
    for (const load of [undefined, () => undefined]) {
      assert.throws(
        () => expectedAnswer(doc, { lable: 1 }, load),
        (error) =>
          error instanceof TemplateError &&
          error.line === 3 &&
          error.column === 13 &&
          /`expect`.*label/.test(error.message),
      );
    }
  });
});
