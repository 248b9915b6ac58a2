import assert from 'node:assert/strict';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import { rowOutcome } from '../../../src/extension/testing/cell-outcome.js';

function cell(change: Partial<CellResult> = {}): CellResult {
  const scored = { outcome: 'scored', answer: 'blue', expected: 'blue', scores: { 'exact-match': 1 } } as const;
  const counts = { inputTokens: 1, outputTokens: 1, usd: 0, milliseconds: 30, cached: false } as const;
  const key = { variant: 'a', row: '1-0', repeat: 0, line: 1 };
  return { ...key, ...scored, ...counts, label: undefined, reasons: {}, error: undefined, ...change };
}

const outcome = (...cells: CellResult[]): ReturnType<typeof rowOutcome> => rowOutcome(cells, (id) => `style=${id}`);

describe('a row as a test', () => {
  it('passes when all its variants do', () => {
    assert.deepEqual(outcome(cell(), cell({ variant: 'b' })), { state: 'passed', failures: [], milliseconds: 60 });
  });

  it('fails with what was expected and what came, for each variant that is wrong', () => {
    const wrong = cell({
      variant: 'b',
      answer: 'red',
      scores: { 'exact-match': 0 },
      reasons: { 'exact-match': 'No.' },
    });
    assert.deepEqual(outcome(cell(), wrong), {
      state: 'failed',
      failures: [{ message: 'style=b: exact-match 0 (No.)', expected: 'blue', actual: 'red' }],
      milliseconds: 60,
    });
  });

  for (const [what, change, message] of [
    ['an error', { outcome: 'error', error: { kind: 'timeout', message: 'Too slow.' } }, /^style=a: Too slow\.$/],
    ['a refusal', { outcome: 'refused' }, /^style=a: the model refused/],
    ['an answer that was cut off', { outcome: 'truncated' }, /cut off .* Raise config\.maxOutputTokens/],
  ] as const) {
    it(`is an error, not a failure, with ${what}`, () => {
      const { state, failures } = outcome(cell({ ...change, scores: {} }), cell({ answer: 'red', scores: { m: 0 } }));
      assert.equal(state, 'errored');
      assert.match(failures[0]?.message ?? '', message);
      assert.equal(failures[0]?.actual, undefined);
    });
  }

  it('is judged by the metric `pass` where there is one', () => {
    assert.equal(outcome(cell({ scores: { contains: 1, pass: 0 } })).state, 'failed');
    assert.equal(outcome(cell({ scores: { contains: 0, pass: 1 } })).state, 'passed');
  });
});
