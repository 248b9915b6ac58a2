import assert from 'node:assert/strict';
import { hasPassed } from '../../../src/engine/eval/has-passed.js';
import { scoresOf, type AnswerCase } from '../../support/metric-scores.js';

const slow: AnswerCase = { answer: 'yes', reply: { milliseconds: 900 } };
const unsure: AnswerCase = { answer: 'yes', reply: { logprobs: [{ token: 'yes', logprob: -0.1, top: [] }] } };

/** The metrics of a prompt, an answer, and whether it passes. */
const cases: readonly [string, AnswerCase, boolean][] = [
  ['expect: "{{ x }}"', { answer: 'yes', expected: 'yes' }, true],
  ['expect: "{{ x }}"', { answer: 'no', expected: 'yes' }, false],
  ['metrics: [{ type: latency, threshold: 1000 }]', slow, true],
  ['metrics: [{ type: latency, threshold: 800 }]', slow, false],
  ['metrics: [{ type: cost, threshold: 0.01 }]', { answer: 'yes', usd: 0.002 }, true],
  ['metrics: [{ type: levenshtein, value: yet, threshold: 1 }]', { answer: 'yes' }, true],
  ['metrics: [{ type: levenshtein, value: abc, threshold: 1 }]', { answer: 'yes' }, false],
  ['metrics: [{ type: rouge-1, value: a b c d }]', { answer: 'a b c x y' }, false],
  ['metrics: [{ type: rouge-1, value: a b c d, threshold: 0.6 }]', { answer: 'a b c x y' }, true],
  [
    'metrics: [{ type: bleu, value: one two three four five, threshold: 0.2 }]',
    { answer: 'one two three x five' },
    true,
  ],
  ['metrics: [{ type: perplexity-score, threshold: 0.3 }]\nconfig: { logprobs: true }', unsure, true],
  ['metrics: [{ type: perplexity-score, threshold: 0.49 }]\nconfig: { logprobs: true }', unsure, false],
  ['metrics: [not-contains]\nexpect: "{{ x }}"', { answer: 'no', expected: 'yes' }, true],
  ['metrics: [{ type: contains, value: y }, { type: contains, value: z }]', { answer: 'yes' }, true],
  ['metrics: [{ type: contains, value: y }, { type: contains, value: z }, pass]', { answer: 'yes' }, false],
  [
    'metrics: [{ type: contains, value: z }, { type: contains, value: y }, { type: pass, threshold: 0.5 }]',
    { answer: 'yes' },
    true,
  ],
  ['metrics: [macro-f1]\nexpect: "{{ x }}"\noutput: { labels: [yes, no] }', { answer: 'no', expected: 'yes' }, true],
];

describe('whether an answer passes', () => {
  for (const [front, answer, passes] of cases)
    it(`${passes ? 'yes' : 'no'}: ${JSON.stringify(answer.answer)} by ${front.replaceAll('\n', ', ')}`, () => {
      assert.equal(hasPassed({ outcome: 'scored', ...scoresOf(front, answer) }), passes);
      assert.equal(hasPassed({ outcome: 'refused', ...scoresOf(front, answer) }), false, 'not without a score');
    });

  it('is told of runs that did not keep it by half of the first metric, or by pass', () => {
    assert.equal(hasPassed({ outcome: 'scored', scores: { f1: 0.5 } }), true);
    assert.equal(hasPassed({ outcome: 'scored', scores: { f1: 0.49 } }), false);
    assert.equal(hasPassed({ outcome: 'scored', scores: { f1: 1, pass: 0 } }), false);
  });
});
