import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TradeOff } from '../../../../src/engine/optimize/contracts.js';
import { paretoFront } from '../../../../src/engine/optimize/trade-offs.js';
import { rejectPlan, successiveRejects } from '../../../../src/engine/optimize/selectors/successive-rejects.js';
import type { Row } from '../../../../src/engine/dataset/row.js';
import type { ScoreJob, SelectContext, Selector } from '../../../../src/engine/optimize/parts.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { bruteForce } from '../../../../src/engine/optimize/selectors/brute-force.js';
import {
  halvingCalls,
  halvingPlan,
  successiveHalving,
} from '../../../../src/engine/optimize/selectors/successive-halving.js';
import { ucb, ucbIndex } from '../../../../src/engine/optimize/selectors/ucb.js';

interface Trace {
  readonly chosen: readonly string[];
  /** Each batch as `arm:rows measured so far`. */
  readonly batches: readonly string[];
  readonly calls: number;
}

/** Arms with scripted scores, one digit a row: `1011` is right on all rows but the second; `-` is a lost call. */
async function trace(
  selector: Selector,
  arms: Record<string, string>,
  options: { keep: number; calls: number },
): Promise<Trace> {
  const rows = Array.from(
    { length: Object.values(arms)[0]?.length ?? 0 },
    (_, at): Row => ({ id: `${at}`, line: at + 1, values: {} }),
  );
  const table = createScoreTable();
  const batches: string[] = [];
  let calls = 0;
  const measure = async (jobs: readonly ScoreJob[]): Promise<void> => {
    batches.push(jobs.map(({ id, rows: prefix }) => `${id}:${prefix.length}`).join(' '));
    for (const { id, rows: prefix } of jobs) {
      for (const row of prefix) {
        if (!table.has(id, row)) calls++;
        if (arms[id]?.[Number(row.id)] === '-') continue;
        table.record(id, { row: row.id, answer: '', expected: '', score: Number(arms[id]?.[Number(row.id)]) });
      }
    }
  };
  const context: SelectContext = { rows, calls: options.calls, table, measure };
  const chosen = await selector.select(Object.keys(arms), options.keep, context);
  return { chosen, batches, calls };
}

describe('ucbIndex', () => {
  // mean + c · sqrt(ln(t) / n), with t all pulls of all arms: by hand, sqrt(ln(20) / 5) = sqrt(2.995732 / 5) = 0.774046.
  const cases: [mean: number, own: number, total: number, exploration: number, index: number][] = [
    [0.5, 5, 20, 1, 1.274046],
    [0.5, 5, 20, 0.5, 0.887023],
    [0.8, 10, 10, 1, 1.279853],
    [0.25, 4, 100, 2, 2.395966],
    [0.5, 5, 20, 0, 0.5],
  ];
  for (const [mean, own, total, exploration, index] of cases) {
    it(`is ${index} for a mean of ${mean} over ${own} of ${total} pulls with c = ${exploration}`, () => {
      assert.ok(Math.abs(ucbIndex(mean, own, total, exploration) - index) < 1e-5);
    });
  }

  it('puts an arm that was never pulled first', () => {
    assert.equal(ucbIndex(NaN, 0, 20, 1), Infinity);
  });
});

describe('ucb', () => {
  it('pulls an arm again whose calls were all lost, and keeps it only for what it scored', async () => {
    const selector = ucb({ arms: 1, rows: 2, exploration: 0.5 });
    const { batches, chosen } = await trace(selector, { a: '10101010', b: '--111111' }, { keep: 1, calls: 12 });
    assert.deepEqual(batches.slice(0, 3), ['a:2', 'b:2', 'b:4']);
    assert.deepEqual(chosen, ['b']);
    const gone = await trace(selector, { a: '10101010', b: '--------' }, { keep: 1, calls: 40 });
    assert.deepEqual(gone.chosen, ['a']);
  });

  it('pulls every arm once, then the arms of the highest index, and explores from the first round on', async () => {
    const arms = { a: '11111111', b: '10101010', c: '00000000' };
    const { batches, chosen, calls } = await trace(ucb({ arms: 1, rows: 2, exploration: 0.5 }), arms, {
      keep: 1,
      calls: 14,
    });
    // After 2 pulls each (t = 6): a 1 + 0.473, b 0.5 + 0.473, c 0.473. After a has 4 (t = 8): a 1 + 0.361, b 0.5 + 0.510.
    assert.deepEqual(batches, ['a:2', 'b:2', 'c:2', 'a:4', 'a:6', 'a:8', 'b:4']);
    assert.deepEqual([chosen, calls], [['a'], 14]);
  });

  it('comes back to an arm that started badly, which it would not without exploration', async () => {
    const arms = { unlucky: '00111111', lucky: '10000000' };
    const explore = await trace(ucb({ arms: 1, rows: 2, exploration: 1 }), arms, { keep: 1, calls: 16 });
    const trust = await trace(ucb({ arms: 1, rows: 2, exploration: 0 }), arms, { keep: 1, calls: 10 });
    assert.deepEqual(explore.chosen, ['unlucky']);
    assert.deepEqual(trust.chosen, ['lucky']);
  });
});

describe('successive halving', () => {
  it('spends the same share of the calls in each round on half the arms', () => {
    // 8 arms, 1 kept: 3 rounds of 48 / 3 = 16 calls: 2 rows for 8, 4 more for 4, 8 more for 2.
    assert.deepEqual(halvingPlan({ arms: 8, keep: 1, calls: 48, rows: 100 }), [
      { arms: 8, rows: 2 },
      { arms: 4, rows: 6 },
      { arms: 2, rows: 14 },
    ]);
    assert.equal(halvingCalls({ arms: 8, keep: 1, calls: 48, rows: 100 }), 48);
    assert.equal(halvingCalls({ arms: 8, keep: 1, calls: 48, rows: 6 }), 32);
  });

  it('drops the worse half after each round and measures the rest on', async () => {
    const arms = { a: '1000000', b: '0111111', c: '0000000', d: '1111100' };
    const { batches, chosen } = await trace(successiveHalving, arms, { keep: 1, calls: 16 });
    // Round 1, 2 rows each: a .5, b .5, c 0, d 1: d and a stay. Round 2, 4 rows more: d 5 of 6, a 1 of 6.
    assert.deepEqual(batches, ['a:2 b:2 c:2 d:2', 'd:6 a:6']);
    assert.deepEqual(chosen, ['d']);
  });
});

describe('brute force', () => {
  it('measures all arms on the same rows, as many as the calls buy, and keeps the order of equals', async () => {
    const arms = { a: '100', b: '110', c: '011' };
    assert.deepEqual(await trace(bruteForce, arms, { keep: 2, calls: 9 }), {
      chosen: ['b', 'c'],
      batches: ['a:3 b:3 c:3'],
      calls: 9,
    });
    const { chosen, batches } = await trace(bruteForce, arms, { keep: 3, calls: 5 });
    assert.deepEqual([chosen, batches], [['a', 'b', 'c'], ['a:1 b:1 c:1']]);
  });
});

interface Vectors {
  readonly rejectPlan: readonly { why: string; arms: number; calls: number; plan: number[] }[];
  readonly rejects: readonly {
    why: string;
    arms: Record<string, string>;
    keep: number;
    calls: number;
    chosen: string[];
    batches: string[];
  }[];
  readonly front: readonly { why: string; points: TradeOff[]; front: string[] }[];
}

const vectors = JSON.parse(readFileSync('test/fixtures/optimize/selectors.json', 'utf8')) as Vectors;

describe('successive rejects', () => {
  for (const { why, arms, calls, plan } of vectors.rejectPlan)
    it(`measures ${arms} arms with ${calls} calls as computed by hand: ${why}`, () => {
      assert.deepEqual(rejectPlan(arms, calls), plan);
    });
  for (const { why, arms, chosen, batches, ...options } of vectors.rejects)
    it(`drops the worst after each phase: ${why}`, async () => {
      const found = await trace(successiveRejects, arms, options);
      assert.deepEqual([found.chosen, found.batches], [chosen, batches]);
      assert.ok(found.calls <= options.calls);
    });
});

describe('the front over score, tokens and money', () => {
  for (const { why, points, front } of vectors.front)
    it(`keeps what no other point beats: ${why}`, () => {
      assert.deepEqual(
        paretoFront(points).map(({ id }) => id),
        front,
      );
    });
});
