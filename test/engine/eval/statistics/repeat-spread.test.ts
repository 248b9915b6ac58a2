import assert from 'node:assert/strict';
import { agreement, repeatSpread } from '../../../../src/engine/eval/statistics/repeat-spread.js';

const NONE = NaN;

describe('repeatSpread', () => {
  const spread = (repeats: number, ...scores: number[]): { between: number; within: number } | undefined => {
    const found = repeatSpread(Float64Array.from(scores), repeats);
    return found && { between: round(found.between), within: round(found.within) };
  };
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;

  it('parts 1 1, 0 0, 1 0: within √(0.5 / 3), between √((0.5 - 0.166667) / 2)', () => {
    assert.deepEqual(spread(2, 1, 1, 0, 0, 1, 0), { between: 0.408248, within: 0.408248 });
  });

  it('finds nothing between rows whose means differ no more than repeats would make them: 1 0, 1 1', () => {
    assert.deepEqual(spread(2, 1, 0, 1, 1), { between: 0, within: 0.5 });
  });

  it('finds nothing between repeats that agree', () => {
    assert.deepEqual(spread(2, 0.25, 0.25, 0.75, 0.75), { between: round(Math.sqrt(0.125)), within: 0 });
  });

  it('counts a row with one score for the rows only: 1 0, 1 has a mean size of (3 - 5/3) / 1', () => {
    // Within 0.5 / 1; means 0.5 and 1, middle 2/3: between (2/36 + 1/9) / 1 = 1/6, below within.
    assert.deepEqual(spread(2, 1, 0, 1, NONE), { between: 0, within: round(Math.sqrt(0.5)) });
  });

  it('says nothing where no row has two scores', () => {
    assert.equal(spread(2, 1, NONE, 0, NONE), undefined);
    assert.equal(spread(2), undefined);
  });
});

describe('agreement', () => {
  it('is the share of equal pairs of a row, over rows: 1 of 3 and 3 of 3', () => {
    assert.equal(agreement(Float64Array.of(1, 1, 0, 2, 2, 2), 3), 2 / 3);
  });

  it('leaves out what is missing', () => {
    assert.equal(agreement(Float64Array.of(1, NONE, 1, 0, NONE, NONE), 3), 1);
    assert.equal(agreement(Float64Array.of(1, NONE), 2), undefined);
  });
});
