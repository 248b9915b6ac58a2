import assert from 'node:assert/strict';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import { createStops } from '../../../src/engine/eval/stops.js';

type ErrorKind = NonNullable<CellResult['error']>['kind'];

function result(kind?: ErrorKind): CellResult {
  return {
    variant: 'v',
    row: 'r',
    line: 1,
    repeat: 0,
    outcome: kind === undefined ? 'scored' : 'error',
    answer: '',
    expected: undefined,
    label: undefined,
    scores: {},
    reasons: {},
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
    milliseconds: 0,
    cached: false,
    error: kind === undefined ? undefined : { kind, message: `It failed: ${kind}.` },
  };
}

describe('a model is asked no more', () => {
  for (const kind of ['auth', 'unknown-model'] as const) {
    it(`after one ${kind} error, told once, while others go on`, () => {
      const stops = createStops();
      assert.equal(stops.note('a', result(kind)), `a is asked no more: It failed: ${kind}.`);
      assert.equal(stops.note('a', result(kind)), undefined);
      assert.deepEqual([stops.has('a'), stops.has('b'), stops.stopOf(false)], [true, false, 'failed']);
    });
  }

  it('after 5 rows in a row without an answer', () => {
    const stops = createStops();
    for (let row = 0; row < 4; row++) assert.equal(stops.note('a', result('unavailable')), undefined);
    assert.equal(stops.note('a', result()), undefined, 'an answer starts the count anew');
    for (let row = 0; row < 4; row++) assert.equal(stops.note('a', result('timeout')), undefined);
    assert.match(stops.note('a', result('timeout')) ?? '', /^a is asked no more: 5 rows in a row got no answer\./);
    assert.equal(stops.stopOf(false), 'failed');
  });

  it('but never for what is wrong with single requests', () => {
    const stops = createStops();
    for (const kind of ['bad-request', 'context-length', 'render', 'aborted'] as const)
      for (let row = 0; row < 50; row++) stops.note('a', result(kind));
    assert.deepEqual([stops.has('a'), stops.messages()], [false, []]);
    assert.deepEqual([stops.stopOf(false), stops.stopOf(true)], ['finished', 'cancelled']);
  });

  it('and no model is when the budget is empty', () => {
    const stops = createStops();
    assert.equal(stops.note('a', result('budget')), 'It failed: budget.');
    assert.equal(stops.note('b', result('budget')), undefined);
    assert.deepEqual([stops.has('b'), stops.isBudgetEmpty(), stops.stopOf(true)], [true, true, 'budget']);
  });
});
