import assert from 'node:assert/strict';
import type { Prediction, SetMetric } from '../../../../src/engine/eval/contracts/set-metric.js';
import { cohenKappa } from '../../../../src/engine/eval/metrics/cohen-kappa.js';
import { macroF1 } from '../../../../src/engine/eval/metrics/macro-f1.js';
import type { PredictionRows } from '../../../../src/engine/eval/statistics/prediction-rows.js';
import { compareSets, estimateSet } from '../../../../src/engine/eval/statistics/set-statistics.js';
import { wilson } from '../../../../src/engine/eval/statistics/wilson.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';

const kinds: Prediction[] = ['yes', 'no'].flatMap((expected) =>
  ['yes', 'no', undefined].map((predicted) => ({ expected, predicted })),
);
const code = (expected: string, predicted: string | undefined): number =>
  kinds.findIndex((kind) => kind.expected === expected && kind.predicted === predicted);

function rowsOf(codes: number[], repeats = 1): PredictionRows {
  return { kinds, codes: Int32Array.from(codes), repeats, size: codes.length / repeats };
}

const right = code('yes', 'yes');
const wrong = code('yes', 'no');
const random = seededRandom(3);

/** The plain share of right answers: what is right for it is known without the code under test. */
const share: SetMetric = {
  ...macroF1,
  summarize(predictions) {
    const all = predictions.reduce((sum, { count = 1 }) => sum + count, 0);
    return (
      predictions.reduce((sum, { expected, predicted, count = 1 }) => sum + (expected === predicted ? count : 0), 0) /
      all
    );
  },
};

describe('estimateSet', () => {
  it('resamples rows: the interval of a share is about its normal one', () => {
    const codes = Array.from({ length: 400 }, (_, row) => (row % 4 === 0 ? wrong : right));
    const { mean, low, high } = estimateSet(share, rowsOf(codes), random);
    assert.equal(mean, 0.75);
    assert.ok(Math.abs(low - (0.75 - 0.0424)) < 0.008, `${low}`);
    assert.ok(Math.abs(high - (0.75 + 0.0424)) < 0.008, `${high}`);
  });

  it('takes repeats of a row as one piece of evidence', () => {
    const once = Array.from({ length: 50 }, (_, row) => (row % 4 === 0 ? wrong : right));
    const thrice = once.flatMap((row) => [row, row, row]);
    const [narrow, wide] = [
      estimateSet(share, rowsOf(thrice), random.fork('a')),
      estimateSet(share, rowsOf(thrice, 3), random.fork('b')),
    ];
    assert.ok(wide.high - wide.low > 1.4 * (narrow.high - narrow.low));
  });

  it('counts every repeat of a row', () => {
    assert.equal(estimateSet(share, rowsOf([right, right, wrong, right, wrong, wrong], 3), random).mean, 0.5);
  });

  it('does not claim certainty when every answer was right', () => {
    assert.deepEqual(estimateSet(macroF1, rowsOf([right, right, right]), random), wilson(3, 3));
  });
});

describe('scores from -1 to 1', () => {
  const against = code('no', 'yes');

  it('say that they are no shares, alone and compared', () => {
    const codes = [right, right, wrong, against, code('no', 'no'), code('no', 'no')];
    assert.equal(estimateSet(cohenKappa, rowsOf(codes), random).unit, 'number');
    assert.equal(compareSets(cohenKappa, { a: rowsOf(codes), b: rowsOf(codes) }, random).unit, 'number');
    assert.equal(estimateSet(share, rowsOf(codes), random).unit, undefined);
  });

  it('have an interval inside their range where every resample agrees', () => {
    const always = rowsOf(Array.from({ length: 20 }, () => wrong));
    const { mean, low, high } = estimateSet({ ...cohenKappa, summarize: () => -1 }, always, random);
    assert.deepEqual([mean, low], [-1, -1]);
    assert.ok(high > -1 && high < -0.5, `${high}`);
  });
});

describe('compareSets', () => {
  it('counts all exchanges of few rows: 2 of 16 assignments reach four gains', () => {
    const pair = { a: rowsOf([wrong, wrong, wrong, wrong, right]), b: rowsOf([right, right, right, right, right]) };
    const { difference, p, wins, losses, ties } = compareSets(share, pair, random);
    assert.deepEqual(
      { difference, p, wins, losses, ties },
      { difference: 0.8, p: 2 / 16, wins: 4, losses: 0, ties: 1 },
    );
  });

  it('finds nothing where nothing differs, and keeps a width', () => {
    const same = rowsOf([right, wrong, right]);
    const { difference, low, high, p } = compareSets(macroF1, { a: same, b: same }, random);
    assert.deepEqual({ difference, p }, { difference: 0, p: 1 });
    assert.ok(low < 0 && high > 0);
  });

  it('sees a difference the other way round with the sign turned', () => {
    const [a, b] = [
      rowsOf([right, wrong, wrong, code('no', 'no')]),
      rowsOf([right, right, wrong, code('no', undefined)]),
    ];
    const [one, other] = [compareSets(macroF1, { a, b }, random), compareSets(macroF1, { a: b, b: a }, random)];
    assert.ok(Math.abs(one.difference + other.difference) < 1e-12);
    assert.equal(one.p, other.p);
    assert.deepEqual([one.wins, one.losses], [other.losses, other.wins]);
  });
});
