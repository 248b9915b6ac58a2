import assert from 'node:assert/strict';
import { readNumber } from '../../../../src/engine/eval/read-number.js';
import { refusalsOf, scoreOf } from '../../../support/metric-scores.js';

describe('assertions that count', () => {
  const cases: [entry: string, answer: string, score: number][] = [
    ['{ type: levenshtein, value: kitten }', 'sitting', 1],
    ['{ type: levenshtein, value: kitten, threshold: 3 }', 'sitting', 1],
    ['{ type: levenshtein, value: kitten, threshold: 2 }', 'sitting', 0],
    ['{ type: not-levenshtein, value: kitten, threshold: 2 }', 'sitting', 1],
    ['{ type: levenshtein, value: abcdef }', '', 0],
    ['{ type: word-count, value: 2 }', ' two  words\n', 1],
    ['{ type: word-count, value: "2" }', 'three of them', 0],
    ['{ type: word-count, value: { min: 2, max: 3 } }', 'three of them', 1],
    ['{ type: word-count, value: { min: 2 } }', 'one', 0],
    ['{ type: word-count, value: { max: 2 } }', '', 1],
    ['{ type: not-word-count, value: { max: 2 } }', 'a b c', 1],
    ['{ type: length, value: { max: 3 } }', 'äöü', 1],
    ['{ type: length, value: { max: 3 } }', 'four', 0],
    ['{ type: length, value: 1 }', '🙂', 1],
    ['{ type: length, value: { max: 3 }, unit: words }', 'now four words here', 0],
    ['{ type: length, value: { min: 2, max: 2 }, unit: tokens }', 'two words', 1],
  ];
  for (const [entry, answer, score] of cases)
    it(`${entry} gives ${JSON.stringify(answer)} ${score}`, () => assert.equal(scoreOf(entry, answer).value, score));

  it('say how many there are', () => {
    assert.equal(
      scoreOf('{ type: word-count, value: { min: 5 } }', 'a b').reason,
      'The answer has 2 words, not at least 5.',
    );
    assert.equal(
      scoreOf('{ type: length, value: { max: 1 } }', 'a b').reason,
      'The answer has 3 characters, not at most 1.',
    );
    assert.equal(
      scoreOf('{ type: levenshtein, value: kitten, threshold: 2 }', 'sitting').reason,
      'More than 2 characters differ.',
    );
  });

  for (const [entry, told] of [
    ['word-count', /must be a number, or `\{ min, max \}`/],
    ['{ type: word-count, value: many }', /must be a number/],
    ['{ type: word-count, value: {} }', /at least one of them/],
    ['{ type: word-count, value: { least: 3 } }', /must be a number/],
    ['{ type: word-count, value: { min: 3, max: 2 } }', /`min` of 3 is above its `max` of 2/],
    ['{ type: length, value: 3, unit: lines }', /one of characters, words, tokens/],
    ['{ type: numeric, value: 3, read: best }', /one of last, first, only/],
    ['{ type: numeric, value: 3, tolerance: -1 }', /at least 0/],
  ] as const)
    it(`refuse ${entry}`, () => assert.match(refusalsOf(`metrics: [${entry}]`)[0] ?? '', told));
});

describe('the number an answer gives', () => {
  const cases: [text: string, last: number | undefined, first?: number][] = [
    ['The answer is 42.', 42],
    ['3 + 4 = 7', 7, 3],
    ['It costs $1,234.50', 1234.5],
    ['-5', -5],
    ['−5', -5],
    ['3-5', 5, 3],
    ['50 %', 50],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1.5e-2', 0.015],
    ['1,2', 2, 1],
    ['12,345', 12_345],
    ['1,2345', 2345, 1],
    ['no number', undefined],
    ['', undefined],
    ['B2', 2],
    ['#### 18', 18],
  ];
  for (const [text, last, first = last] of cases)
    it(JSON.stringify(text), () => {
      assert.equal(readNumber(text, 'last'), last);
      assert.equal(readNumber(text, 'first'), first);
    });

  it('is none where there are two and only one may be', () => {
    assert.equal(readNumber('1 and 2', 'only'), undefined);
    assert.equal(readNumber('just 2', 'only'), 2);
  });
});

describe('numeric', () => {
  const cases: [entry: string, answer: string, expected: string, score: number][] = [
    ['numeric', 'So it is 18.', '18', 1],
    ['numeric', '18 eggs, no: 19', '18', 0],
    ['{ type: numeric, read: first }', '18 eggs, no: 19', '18', 1],
    ['{ type: numeric, read: only }', '18 eggs, no: 19', '19', 0],
    ['numeric', '18.0', '18', 1],
    ['numeric', String(0.1 + 0.2), '0.3', 1],
    ['numeric', '18.01', '18', 0],
    ['{ type: numeric, tolerance: 0.5 }', '18.5', '18', 1],
    ['{ type: numeric, tolerance: 0.5 }', '18.6', '18', 0],
    ['{ type: numeric, relative: 0.1 }', '110', '100', 1],
    ['{ type: numeric, relative: 0.1 }', '-89', '-100', 0],
    ['numeric', 'none', '18', 0],
    ['numeric', '18', 'some', 0],
    ['numeric', '1,000', '1000', 1],
    ['{ type: numeric, value: 7 }', 'seven: 7', 'x', 1],
    ['{ type: not-numeric, value: 7 }', '8', 'x', 1],
  ];
  for (const [entry, answer, expected, score] of cases)
    it(`${entry}: ${answer} for ${expected} is ${score}`, () =>
      assert.equal(scoreOf(entry, answer, expected).value, score));
});
