import assert from 'node:assert/strict';
import { pairedProportions } from '../../../src/engine/eval/statistics/paired-proportions.js';
import { errorsAbove } from '../../../src/engine/eval/statistics/paired-lead.js';
import { z95 } from '../../../src/engine/eval/statistics/wilson.js';
import { placesByFronts, placesByScore } from '../../../src/engine/optimize/places.js';
import { createScoreTable, type ScoreTable } from '../../../src/engine/optimize/score-table.js';
import { leads, ranked } from '../../../src/engine/optimize/selectors/prefix.js';
import { makeRows } from '../../support/optimize-run.js';

const rows = makeRows(40);

/** How many of the first rows a candidate has right, of how many, and the tokens of each call. */
type Arm = readonly [right: number, of: number, tokens: number];

function tableOf(arms: Readonly<Record<string, Arm>>): ScoreTable {
  const table = createScoreTable();
  for (const [id, [right, of, inputTokens]] of Object.entries(arms))
    for (const [at, row] of rows.slice(0, of).entries())
      table.record(id, { row: row.id, answer: '', expected: '', score: at < right ? 1 : 0, inputTokens });
  return table;
}

const inOrder = (arms: Readonly<Record<string, Arm>>): string[] =>
  ranked(Object.keys(arms), rows, { places: placesByFronts(tableOf(arms)) });

describe('the order of candidates by score and cost', () => {
  const cases: [what: string, arms: Readonly<Record<string, Arm>>, order: string[]][] = [
    [
      'the best score first and the cheapest next',
      { mid: [33, 40, 90], best: [34, 40, 100], cheap: [33, 40, 50] },
      ['best', 'cheap', 'mid'],
    ],
    [
      'what takes more and scores less after both',
      { dear: [33, 40, 120], best: [34, 40, 100], cheap: [33, 40, 50] },
      ['best', 'cheap', 'dear'],
    ],
    // Five rows lost and none won: 5 / 42 over an error of 0.060, where one row lost is 1 / 42 over 0.041.
    [
      'the shortest last where it is worse by more than an error',
      { short: [29, 40, 10], mid: [33, 40, 120], best: [34, 40, 100] },
      ['best', 'mid', 'short'],
    ],
    // One of three rows lost, 1 / 5 over an error of 0.335: nobody could say so, and the short one has its chance.
    [
      'the shortest second where a few rows cannot tell',
      { short: [2, 3, 10], mid: [3, 3, 120], best: [3, 3, 100] },
      ['best', 'short', 'mid'],
    ],
    [
      'on the rows that all of them have answered',
      { best: [5, 40, 100], few: [5, 5, 60], cheap: [5, 40, 50] },
      ['cheap', 'few', 'best'],
    ],
    ['as it was where nobody has answered', { b: [0, 0, 9], a: [0, 0, 1] }, ['b', 'a']],
  ];
  for (const [what, arms, order] of cases) it(`has ${what}`, () => assert.deepEqual(inOrder(arms), order));

  it('is that of the scores alone where costs do not count, and of equals the first', () => {
    const table = tableOf({ b: [33, 40, 90], a: [34, 40, 100], c: [33, 40, 50] });
    assert.deepEqual(placesByScore(table)(['b', 'a', 'c'], rows), [1, 0, 1]);
  });

  it("goes by a searcher's own points instead of the mean where it has some", () => {
    const table = tableOf({ a: [33, 40, 100], b: [34, 40, 100] });
    const points = new Map([
      ['a', 80],
      ['b', 70],
    ]);
    for (const places of [placesByScore(table), placesByFronts(table)])
      assert.deepEqual(ranked(['b', 'a'], rows, { places }, points), ['a', 'b']);
  });

  it('lets a prompt be followed that scores better, or as well for less, and never one that scores less', () => {
    const table = tableOf({ old: [33, 40, 90], better: [34, 40, 120], cheaper: [33, 40, 80], less: [32, 40, 10] });
    const over = (id: string, places = placesByFronts(table)): boolean => leads(id, 'old', rows, { places });
    assert.deepEqual(
      ['better', 'cheaper', 'less', 'old'].map((id) => over(id)),
      [true, true, false, false],
    );
    assert.equal(over('cheaper', placesByScore(table)), false);
  });
});

describe('a lead on the same rows', () => {
  it("is of 1.96 errors where Bonett and Price's interval is above 0, for scores of 0 and 1", () => {
    for (let wins = 0; wins <= 12; wins++)
      for (let losses = 0; losses <= 12 - wins; losses++)
        for (let ties = 0; ties <= 12; ties += 3) {
          const b = [...Array<number>(wins).fill(1), ...Array<number>(losses + ties).fill(0)];
          const a = [...Array<number>(wins).fill(0), ...Array<number>(losses).fill(1), ...Array<number>(ties).fill(0)];
          const expected = pairedProportions(wins, losses, wins + losses + ties).low > 0;
          assert.equal(errorsAbove(Float64Array.from(b), Float64Array.from(a)) > z95, expected, `${wins} ${losses}`);
        }
  });

  it('is no matter of the unit of other scores, and is nothing where all are equal', () => {
    const own = [0.7, 0.9, 0.6, 0.8, 0.9, 0.7, 0.8, 0.9];
    const lead = (factor: number): number =>
      errorsAbove(
        Float64Array.from(own, (score) => score * factor),
        new Float64Array(own.length),
      );
    // 6.3 / 10 over the root of ((5.05 + 1.62) / 10 - 0.63 ** 2) / 10.
    assert.deepEqual([lead(1).toFixed(3), lead(100).toFixed(3), lead(0)], ['3.833', '3.833', 0]);
  });
});
