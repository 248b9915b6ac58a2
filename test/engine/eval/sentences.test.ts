import assert from 'node:assert/strict';
import type { Comparison } from '../../../src/engine/eval/contracts/comparison.js';
import { boundSentence, comparisonSentence, estimateText, repeatSentence } from '../../../src/engine/eval/sentences.js';

const base: Comparison = {
  a: 'A',
  b: 'B',
  metric: 'accuracy',
  difference: 0.062,
  low: 0.029,
  high: 0.095,
  p: 0.001,
  wins: 20,
  losses: 3,
  ties: 227,
};

describe('comparisonSentence', () => {
  for (const [change, sentence] of [
    [{}, 'B is better by 6.2 points (2.9 to 9.5), 3 rows got worse.'],
    [{ unit: 'number' }, 'B is better by 0.06 (0.03 to 0.10), 3 rows got worse.'],
    [
      { unit: 'number', difference: -0.01, low: -0.04, high: 0.02, p: 0.6, detectable: 0.21 },
      'No reliable difference between A and B: 0.01 (-0.02 to 0.04), p = 0.60, on 250 rows. As many rows would show a difference from about 0.21 on.',
    ],
    [{ losses: 1 }, 'B is better by 6.2 points (2.9 to 9.5), 1 row got worse.'],
    [{ losses: 0 }, 'B is better by 6.2 points (2.9 to 9.5), no row got worse.'],
    [
      { difference: -0.062, low: -0.095, high: -0.029, wins: 3, losses: 20 },
      'A is better by 6.2 points (2.9 to 9.5), 3 rows got worse.',
    ],
    [
      { difference: 0.01, low: -0.02, high: 0.04, p: 0.6 },
      'No reliable difference between B and A: 1.0 points (-2.0 to 4.0), p = 0.60, on 250 rows.',
    ],
    [
      { difference: 0.01, low: -0.02, high: 0.04, p: 0.6, rowsNeeded: 17_612, detectable: 0.042 },
      'No reliable difference between B and A: 1.0 points (-2.0 to 4.0), p = 0.60, on 250 rows. Not enough rows to tell: about 18,000 would show a difference of this size.',
    ],
    [
      {
        difference: 0,
        low: -0.03,
        high: 0.03,
        p: 1,
        wins: 4,
        losses: 4,
        ties: 242,
        rowsNeeded: null,
        detectable: 0.0312,
      },
      'No reliable difference between B and A: 0.0 points (-3.0 to 3.0), p = 1.00, on 250 rows. As many rows would show a difference from about 3.1 points on.',
    ],
    [
      { difference: 0, low: -0.01, high: 0.01, p: 1, wins: 0, losses: 0, ties: 9 },
      'A and B did the same on all 9 rows.',
    ],
    [{ difference: 0, low: -0.8, high: 0.8, p: 1, wins: 0, losses: 0, ties: 1 }, 'A and B did the same on 1 row.'],
    // Twelve rows would mostly do, and twelve are there: they do not tell all the same.
    [
      { difference: 0.4, low: -0.1, high: 0.9, p: 0.06, wins: 8, losses: 2, ties: 2, rowsNeeded: 12, detectable: 0.4 },
      'No reliable difference between B and A: 40.0 points (-10.0 to 90.0), p = 0.06, on 12 rows.',
    ],
    // Only a score of the whole set can differ when no row is better or worse.
    [
      { difference: 0.167, low: 0.1, high: 0.25, wins: 0, losses: 0, ties: 9 },
      'B is better by 16.7 points (10.0 to 25.0).',
    ],
  ] as const) {
    it(sentence, () => assert.equal(comparisonSentence({ ...base, ...change }), sentence));
  }

  it('calls the two what it is told to', () => {
    assert.match(comparisonSentence(base, { a: 'terse', b: 'polite' }), /^polite is better by/);
  });
});

describe('estimateText', () => {
  it('is a percentage with its interval', () => {
    assert.equal(estimateText({ mean: 0.84, low: 0.801, high: 0.8734 }), '84.0 % (80.1 to 87.3)');
    assert.equal(estimateText({ mean: 0.84, low: -0.001, high: 0.9, unit: 'number' }), '0.84 (0.00 to 0.90)');
  });
});

describe('repeatSentence', () => {
  it('says how often answers agree and where the variance is', () => {
    const spread = { 'exact-match': { between: 0.41, within: 0.09 } };
    assert.equal(
      repeatSentence({ repeats: 3, agreement: 0.92, spread }),
      'Asked 3 times a row: two answers agree in 92.0 % of cases; exact-match varies by 41.0 points between rows, 9.0 between repeats.',
    );
  });
});

describe('boundSentence', () => {
  const score = { mean: 0.9, low: 0.88, high: 0.92, n: 1000 };

  it('says what is sure of a prompt chosen on its own rows', () => {
    assert.equal(
      boundSentence(score, { least: 0.714 }, { from: 'vllm/m' }),
      'PAC-Bayes, judged by how likely vllm/m finds the prompt: at least 71.4 % on new rows, even had the prompt been chosen for 90.0 % on these 1000 rows.',
    );
  });

  it('names a change, where that is what was chosen', () => {
    assert.equal(
      boundSentence({ mean: 0.9, n: 200 }, { least: 0.605 }, { from: 'change-length' }),
      'PAC-Bayes, every change of this length taken for equally likely: at least 60.5 % on new rows, even had the prompt been chosen for 90.0 % on these 200 rows.',
    );
    assert.match(
      boundSentence({ mean: 0.9, n: 20 }, { least: 0 }, { from: 'change-length' }),
      /: 20 rows cannot rule out that a change this long was fitted to them\./,
    );
  });

  it('says so when nothing is sure', () => {
    assert.equal(
      boundSentence({ ...score, n: 50 }, { least: 0 }, { from: 'code-length' }),
      'PAC-Bayes, every prompt of its length taken for equally likely: 50 rows cannot rule out that a prompt this long was fitted to them. Trust rows it was not chosen on.',
    );
  });
});
