import assert from 'node:assert/strict';
import { mcnemar } from '../../../src/engine/eval/statistics/mcnemar.js';
import type { Method } from '../../../src/engine/optimize/parts.js';
import type { Landscape } from '../../support/landscapes.js';
import { methodTrials } from '../../support/method-trials.js';
import { graded, runOptimize } from '../../support/optimize-run.js';
import { randomSearch } from '../../support/random-search.js';

/**
 * The contest is looked at three times, after so many seeds, and is over as soon as it is decided. With .022 at each of
 * three looks the whole has a level of .05 (Pocock, Biometrika 64, 1977).
 */
const looks = [8, 16, 24];
const level = 0.022;

describe('a planted optimum', function () {
  this.timeout(120_000);

  // Four things help, from an accuracy of 0.3 to one of 0.9; everything else makes no difference.
  for (const { id, searching, landscape, finds, mayEqualRandom } of methodTrials) {
    const beaten = mayEqualRandom === undefined;
    it(`is come upon by ${id}${beaten ? ', which finds more of it than random search with as many calls' : ''}`, async () => {
      const found: number[] = [];
      let [wins, losses] = [0, 0];
      for (const [seeds, isLast] of looks.map((look, at) => [look, at === looks.length - 1] as const)) {
        while (found.length < seeds) {
          const seed = found.length + 1;
          const own = await search(searching, landscape, seed);
          found.push(own.found);
          if (!beaten) continue;
          const random = await foundAtRandom(landscape, seed, own.calls);
          if (own.found > random) wins++;
          if (own.found < random) losses++;
        }
        if (!beaten || mcnemar(wins, losses) < level) break;
        assert.ok(!isLast, `${wins} wins, ${losses} losses against random search in ${seeds} runs`);
      }
      assert.ok(wins >= losses);
      const mean = found.reduce((sum, count) => sum + count, 0) / found.length;
      assert.ok(mean >= finds, `${mean} of four on average: ${found.join(' ')}`);
    });
  }
});

interface Outcome {
  /** How many of the things that help are in the text a run ends with: the seed's where the sealed test sees no gain. */
  readonly found: number;
  readonly calls: number;
}

async function search(method: Method, landscape: Landscape, seed: number): Promise<Outcome> {
  const { helps, calls, rows } = landscape;
  const splits = landscape.splitsFor(seed);
  const { pool } = splits;
  const model = graded(rows, (prompt) => 0.3 + 0.15 * helps(prompt, pool));
  const { report } = await runOptimize({ method, model, splits, seed, writer: landscape.writer(), limits: { calls } });
  const { taskCalls, writerCalls } = report.spend;
  return { found: helps(report.bestText, pool), calls: taskCalls + writerCalls };
}

const foundBefore = new Map<string, number>();

/** With as many calls at least: rounded up, so that methods of one landscape meet the same runs. */
async function foundAtRandom(landscape: Landscape, seed: number, used: number): Promise<number> {
  const calls = Math.ceil(used / 100) * 100;
  const key = `${landscape.name}/${calls}/${seed}`;
  const found =
    foundBefore.get(key) ?? (await search(randomSearch(landscape.draw), { ...landscape, calls }, seed)).found;
  foundBefore.set(key, found);
  return found;
}
