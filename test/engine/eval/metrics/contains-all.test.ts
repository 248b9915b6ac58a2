import assert from 'node:assert/strict';
import { refusalsOf, scoreOf, scoresOf } from '../../../support/metric-scores.js';

describe('assertions with several texts', () => {
  const cases: [entry: string, answer: string, score: number][] = [
    ['{ type: contains-all, value: [red, blue] }', 'red and blue', 1],
    ['{ type: contains-all, value: [red, blue] }', 'red and Blue', 0],
    ['{ type: icontains-all, value: [red, blue] }', 'RED and Blue', 1],
    ['{ type: icontains-all, value: [red, blue] }', 'RED', 0],
    ['{ type: contains-any, value: [red, blue] }', 'only blue', 1],
    ['{ type: contains-any, value: [red, blue] }', 'green', 0],
    ['{ type: icontains-any, value: [red, blue] }', 'BLUE', 1],
    ['{ type: icontains-any, value: [red, blue] }', 'green', 0],
    ['{ type: contains-all, value: "red, blue" }', 'blue, red', 1],
    [`{ type: contains-all, value: '"a, b", c' }`, 'c a b', 0],
    [`{ type: contains-all, value: '"a, b", c' }`, 'c a, b', 1],
    ['{ type: contains-all, value: [4, 2] }', '42', 1],
    ['{ type: contains-all, value: [yes, true] }', 'yes, true', 1],
    ['{ type: not-contains-any, value: [sorry, cannot] }', 'Gladly.', 1],
    ['{ type: not-contains-any, value: [sorry, cannot] }', 'I am sorry.', 0],
    ['{ type: ends-with, value: "." }', 'Yes.', 1],
    ['{ type: ends-with, value: "." }', 'Yes. ', 0],
  ];
  for (const [entry, answer, score] of cases)
    it(`${entry} gives ${JSON.stringify(answer)} ${score}`, () => assert.equal(scoreOf(entry, answer).value, score));

  it('take the expected answer without a value, whole', () => {
    assert.equal(scoreOf('contains-all', 'I said a, b.', 'a, b').value, 1);
    assert.equal(scoreOf('contains-all', 'b, a', 'a, b').value, 0);
  });

  it("take a row's list, whose values stay data", () => {
    const yaml = 'metrics: [{ type: contains-all, value: "{{ words }}" }]';
    assert.deepEqual(scoresOf(yaml, { answer: 'a {{ b }}', values: { words: ['a', '{{ b }}'] } }).scores, {
      'contains-all': 1,
    });
    assert.deepEqual(scoresOf(yaml, { answer: 'a', values: { words: 'a, b' } }).scores, { 'contains-all': 0 });
  });

  for (const entry of ['contains', 'icontains', 'starts-with', 'ends-with', 'contains-all', 'icontains-any'])
    it(`${entry} finds nothing where there is nothing to look for`, () => {
      const { value, reason } = scoreOf(entry, 'any answer', '');
      assert.equal(value, 0);
      assert.match(reason ?? '', /text to look for/);
    });

  it('say what is missing', () => {
    assert.equal(
      scoreOf('{ type: contains-all, value: [a, "b c", d] }', 'a').reason,
      'The answer does not contain "b c" and "d".',
    );
  });

  it('refuse an empty list and what is no text', () => {
    assert.match(refusalsOf('metrics: [{ type: contains-all, value: [] }]')[0] ?? '', /empty list/);
    assert.match(refusalsOf('metrics: [{ type: contains-any, value: [{ a: 1 }] }]')[0] ?? '', /each item of its value/);
  });
});
