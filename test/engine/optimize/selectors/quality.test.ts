import assert from 'node:assert/strict';
import type { Row } from '../../../../src/engine/dataset/row.js';
import { mcnemar } from '../../../../src/engine/eval/statistics/mcnemar.js';
import type { Selector } from '../../../../src/engine/optimize/parts.js';
import { placesByScore } from '../../../../src/engine/optimize/places.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { bruteForce } from '../../../../src/engine/optimize/selectors/brute-force.js';
import { pairedRacing } from '../../../../src/engine/optimize/selectors/paired-racing.js';
import { successiveHalving } from '../../../../src/engine/optimize/selectors/successive-halving.js';
import { successiveRejects } from '../../../../src/engine/optimize/selectors/successive-rejects.js';
import { ucb } from '../../../../src/engine/optimize/selectors/ucb.js';
import { type Random, seededRandom } from '../../../../src/engine/random/seeded.js';

const contest = { arms: 32, calls: 640 };
const rows = Array.from({ length: 200 }, (_, at): Row => ({ id: `${at}`, line: at + 1, values: {} }));

const selectors = {
  'brute force': bruteForce,
  ucb: ucb({ arms: 4, rows: 8, exploration: 0.5 }),
  halving: successiveHalving,
  rejects: successiveRejects,
  racing: pairedRacing({ block: 5, margin: 1.28 }),
} satisfies Record<string, Selector>;

/** True qualities as random 8-shot sets have them on trec with the offline learner: 0.33 on average, spread 0.08. */
function qualities(count: number, random: Random): Map<string, number> {
  const bell = (): number => Array.from({ length: 12 }, () => random.next()).reduce((sum, x) => sum + x, -6);
  return new Map(Array.from({ length: count }, (_, arm) => [`arm-${arm}`, Math.max(0.05, 0.33 + 0.08 * bell())]));
}

interface Contest {
  readonly arms: number;
  readonly calls: number;
  /** Every score goes to another arm: the test of the tests. */
  readonly shuffled?: boolean;
}

interface Choice {
  /** The true quality of what a selector chooses. */
  readonly quality: number;
  readonly isBest: boolean;
}

async function choiceOf(selector: Selector, seed: number, { arms: count, calls, shuffled }: Contest): Promise<Choice> {
  const random = seededRandom(`quality/${seed}`);
  const truth = qualities(count, random.fork('truth'));
  const arms = [...truth.keys()];
  const hardness = new Map(rows.map(({ id }) => [id, seededRandom(`${seed}/hard/${id}`).next()]));
  const scoreOf = (id: string, row: Row): number => {
    const who = shuffled === true ? (arms[seededRandom(`${seed}/mix/${id}/${row.id}`).below(arms.length)] ?? id) : id;
    const own = seededRandom(`${seed}/${who}/${row.id}`).next();
    return 0.5 * own + 0.5 * (hardness.get(row.id) ?? 0) < Math.sqrt((truth.get(who) ?? 0) / 2) ? 1 : 0;
  };
  const table = createScoreTable();
  let spent = 0;
  const [chosen = ''] = await selector.select(arms, 1, {
    rows,
    calls,
    table,
    places: placesByScore(table),
    duel: () => Promise.reject(new Error('Nobody judges.')),
    measure: async (jobs) => {
      for (const { id, rows: prefix } of jobs) {
        for (const row of prefix) {
          if (!table.has(id, row)) spent++;
          table.record(id, { row: row.id, answer: '', expected: '', score: scoreOf(id, row) });
        }
      }
    },
  });
  assert.ok(spent <= calls, `${spent} calls of ${calls}`);
  const quality = truth.get(chosen) ?? NaN;
  return { quality, isBest: quality === Math.max(...truth.values()) };
}

async function choices(selector: Selector, runs: number, options: Contest): Promise<Choice[]> {
  const made: Choice[] = [];
  for (let seed = 0; seed < runs; seed++) made.push(await choiceOf(selector, seed, options));
  return made;
}

async function meanQuality(selector: Selector, shuffled = false): Promise<number> {
  const made = await choices(selector, 60, { ...contest, shuffled });
  return made.reduce((sum, { quality }) => sum + quality, 0) / made.length;
}

describe('selectors at equal calls', function () {
  this.timeout(120_000);

  it('all choose far better than chance; halving and racing choose better than brute force', async () => {
    const found = new Map<string, number>();
    for (const [name, selector] of Object.entries(selectors)) found.set(name, await meanQuality(selector));
    const say = JSON.stringify([...found]);
    for (const mean of found.values()) assert.ok(mean > 0.4, say);
    const brute = found.get('brute force') ?? NaN;
    assert.ok((found.get('halving') ?? 0) > brute && (found.get('racing') ?? 0) > brute, say);
  });

  // Brute force spreads them evenly.
  for (const name of ['ucb', 'halving', 'rejects', 'racing'] as const)
    it(`find the best of 16 arms by ${name} more often than calls spread evenly`, async () => {
      const few = { arms: 16, calls: 480 };
      const even = await choices(bruteForce, 200, few);
      const own = await choices(selectors[name], 200, few);
      const wins = own.filter(({ isBest }, at) => isBest && even[at]?.isBest === false).length;
      const losses = own.filter(({ isBest }, at) => !isBest && even[at]?.isBest === true).length;
      assert.ok(wins > losses && mcnemar(wins, losses) < 0.05, `${wins} wins, ${losses} losses`);
    });

  it('choose no better than chance when the scores are shuffled among the arms, so the test above can fail', async () => {
    for (const [name, selector] of Object.entries(selectors)) {
      const mean = await meanQuality(selector, true);
      assert.ok(Math.abs(mean - 0.33) < 0.04, `${name}: ${mean}`);
    }
  });
});
