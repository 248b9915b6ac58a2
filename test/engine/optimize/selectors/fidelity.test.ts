import assert from 'node:assert/strict';
import type { TradeOff } from '../../../../src/engine/optimize/contracts.js';
import { paretoFront } from '../../../../src/engine/optimize/trade-offs.js';
import { placesByScore } from '../../../../src/engine/optimize/places.js';
import { rejectPlan, successiveRejects } from '../../../../src/engine/optimize/selectors/successive-rejects.js';
import type { Row } from '../../../../src/engine/dataset/row.js';
import type { ScoreJob, SelectContext, Selector } from '../../../../src/engine/optimize/parts.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { bruteForce } from '../../../../src/engine/optimize/selectors/brute-force.js';
import {
  halvingCalls,
  halvingPlan,
  type HalvingSizes,
  successiveHalving,
} from '../../../../src/engine/optimize/selectors/successive-halving.js';
import { duelVotes } from '../../../../src/engine/optimize/selectors/duel-votes.js';
import { pairedRacing } from '../../../../src/engine/optimize/selectors/paired-racing.js';
import { crowdingDistances, frontPlaces, fronts } from '../../../../src/engine/optimize/selectors/pareto-objectives.js';
import { ucb, ucbIndex } from '../../../../src/engine/optimize/selectors/ucb.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';

interface Trace {
  readonly chosen: readonly string[];
  /** Each batch as `arm:rows measured so far`. */
  readonly batches: readonly string[];
  readonly calls: number;
}

interface Selection {
  readonly arms: Record<string, string>;
  readonly keep: number;
  readonly calls: number;
  readonly chosen: readonly string[];
  readonly batches: readonly string[];
}

type Case<T> = T & { readonly why: string };

/** Worked out by hand; `why` is how. */
const vectors = fixtureOf('selectors') as {
  readonly ucbIndex: readonly Case<Record<'mean' | 'own' | 'total' | 'exploration' | 'index', number>>[];
  readonly halvingPlan: readonly Case<HalvingSizes & { plan: ReturnType<typeof halvingPlan>; taken: number }>[];
  readonly halving: readonly Case<Selection>[];
  readonly rejectPlan: readonly Case<{ arms: number; calls: number; plan: number[] }>[];
  readonly rejects: readonly Case<Selection>[];
  readonly racing: readonly Case<Selection & { block: number; margin: number }>[];
  readonly duelVotes: readonly Case<{
    arms: string[];
    keep: number;
    counts: Record<string, number[]>;
    met: string[];
    chosen: string[];
  }>[];
  readonly front: readonly Case<{ points: TradeOff[]; front: string[] }>[];
  readonly crowded: readonly Case<{
    points: TradeOff[];
    out: string[];
    /** Ids of each front, and how lonely each is there: null for an end. */
    fronts: string[];
    distances: (number | null)[][];
    places: number[];
  }>[];
};

async function chooses(selector: Selector, { arms, chosen, batches, ...options }: Selection): Promise<void> {
  const found = await trace(selector, arms, options);
  assert.deepEqual([found.chosen, found.batches], [chosen, batches]);
  assert.ok(found.calls <= options.calls);
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
  const duel: SelectContext['duel'] = () => Promise.reject(new Error('Nobody judges.'));
  const context = { rows, calls: options.calls, table, places: placesByScore(table), measure, duel };
  const chosen = await selector.select(Object.keys(arms), options.keep, context);
  return { chosen, batches, calls };
}

describe('ucbIndex', () => {
  for (const { why, mean, own, total, exploration, index } of vectors.ucbIndex)
    it(`is ${index} for a mean of ${mean} over ${own} of ${total} pulls: ${why}`, () => {
      assert.ok(Math.abs(ucbIndex(mean, own, total, exploration) - index) < 1e-5);
    });

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

  it('ranks arms that were pulled equally often on all the rows they share, not on the few that others have too', async () => {
    const arms = { a: '1100', b: '1011', c: '0000' };
    const { batches, chosen } = await trace(ucb({ arms: 1, rows: 2, exploration: 0.5 }), arms, { keep: 1, calls: 10 });
    // On the two rows of all three a leads by 1 to 0.5; after four (t = 8) it is at 0.5 + 0.361, b at 0.5 + 0.510 and then 0.75.
    assert.deepEqual(batches, ['a:2', 'b:2', 'c:2', 'a:4', 'b:4']);
    assert.deepEqual(chosen, ['b']);
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
  for (const { why, plan, taken, ...sizes } of vectors.halvingPlan)
    it(`spends the same share of the calls in each round on half the arms: ${why}`, () => {
      assert.deepEqual([halvingPlan(sizes), halvingCalls(sizes)], [plan, taken]);
    });
  for (const { why, ...selection } of vectors.halving)
    it(`drops the worse half after each round and measures the rest on: ${why}`, () =>
      chooses(successiveHalving, selection));
});

describe('paired racing', () => {
  for (const { why, block, margin, ...selection } of vectors.racing)
    it(`drops an arm that is led by the margin on the rows both have: ${why}`, () =>
      chooses(pairedRacing({ block, margin }), selection));
});

describe('duel votes', () => {
  for (const { why, arms, keep, counts, met, chosen } of vectors.duelVotes)
    it(`lets every arm meet the champion, who goes only when the other is preferred: ${why}`, async () => {
      const pairs: string[] = [];
      const duel: SelectContext['duel'] = (a, b) => {
        pairs.push(`${a} ${b}`);
        const [wins = 0, losses = 0] = counts[`${a} ${b}`] ?? [];
        return Promise.resolve({ wins, losses, ties: 0, asked: 0, turned: 0 });
      };
      const measure = (): Promise<void> => Promise.reject(new Error('Nothing is scored.'));
      const table = createScoreTable();
      const context = { rows: [], calls: 0, table, places: placesByScore(table), measure, duel };
      assert.deepEqual([await duelVotes(1).select(arms, keep, context), pairs], [chosen, met]);
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

describe('successive rejects', () => {
  for (const { why, arms, calls, plan } of vectors.rejectPlan)
    it(`measures ${arms} arms with ${calls} calls as computed by hand: ${why}`, () => {
      assert.deepEqual(rejectPlan(arms, calls), plan);
    });
  for (const { why, ...selection } of vectors.rejects)
    it(`drops the worst after each phase: ${why}`, () => chooses(successiveRejects, selection));
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

describe('the order by fronts over score, tokens and money', () => {
  for (const { why, points, out, places, ...expected } of vectors.crowded)
    it(`goes by front, then by who stands alone: ${why}`, () => {
      const found = fronts(points.filter(({ id }) => !out.includes(id)));
      assert.deepEqual(
        found.map((front) => front.map(({ id }) => id).join(' ')),
        expected.fronts,
      );
      const distances = found.map((front) => crowdingDistances(front).map((distance) => distance.toFixed(6)));
      const wanted = expected.distances.map((front) => front.map((distance) => (distance ?? Infinity).toFixed(6)));
      assert.deepEqual(distances, wanted);
      assert.deepEqual(
        frontPlaces(points, ({ id }) => out.includes(id)),
        places,
      );
    });
});
