import assert from 'node:assert/strict';
import { mcnemar } from '../../../src/engine/eval/statistics/mcnemar.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { methodTrials } from '../../support/method-trials.js';
import { graded, makeRows, makeSplits, runOptimize, type FinishedRun } from '../../support/optimize-run.js';

const rows = makeRows(160);
const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

describe('a planted optimum', function () {
  this.timeout(120_000);

  // One thing in the prompt lifts the accuracy from 0.3 to 0.9; everything else makes no difference.
  for (const trial of methodTrials) {
    it(`is found by ${trial.id} with 3,000 calls at most, and more often than by a random pick`, async () => {
      const outcomes = [];
      for (const seed of seeds) outcomes.push(await search(trial, seed));
      const found = outcomes.filter(({ winner }) => winner).length;
      assert.ok(found >= trial.found, `found in ${found} of ${seeds.length} runs`);
      const wins = outcomes.filter(({ winner, picked }) => winner && !picked).length;
      const losses = outcomes.filter(({ winner, picked }) => !winner && picked).length;
      assert.ok(wins > losses && mcnemar(wins, losses) < 0.05, `${wins} wins, ${losses} losses`);
    });
  }
});

/** Whether the accepted text and a candidate picked at random from the first proposals have what helps. */
async function search(
  { method, isPlanted, plantingWriter }: (typeof methodTrials)[number],
  seed: number,
): Promise<{ winner: boolean; picked: boolean }> {
  const splits = makeSplits(rows, seed);
  const model = graded(rows, (prompt) => (isPlanted(prompt, splits.pool) ? 0.9 : 0.3));
  const run = await runOptimize({ method, model, splits, seed, writer: plantingWriter(), limits: { calls: 3000 } });
  const [picked = ''] = seededRandom(seed).sample(proposedTexts(run), 1);
  return { winner: isPlanted(run.report.bestText, splits.pool), picked: isPlanted(picked, splits.pool) };
}

/** Of the first step: later ones build on what a selection has kept. */
function proposedTexts({ events }: FinishedRun): string[] {
  const rejected = new Set(events.flatMap((event) => (event.type === 'rejected' ? event.id : [])));
  return events.flatMap((event) =>
    event.type === 'proposed' && event.candidate.step === 1 && !rejected.has(event.candidate.id)
      ? event.candidate.text
      : [],
  );
}
