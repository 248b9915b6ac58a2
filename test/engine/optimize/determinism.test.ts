import assert from 'node:assert/strict';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { methodTrials } from '../../support/method-trials.js';
import { graded, makeRows, runOptimize, scriptedWriter } from '../../support/optimize-run.js';

const rows = makeRows(120);

/** Several steps of every method. */
const limits = { calls: 800 };

/** The journal's lines of a run in which wording matters a little, so that searches have something to choose. */
async function journalOf(method: string, concurrency: number, seed = 1): Promise<string> {
  const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
  const writer = scriptedWriter((drawn, prompt) => `${prompt}${' Look twice.'.repeat(drawn % 3)} Point ${drawn % 11}.`);
  const { events } = await runOptimize({ method, model, writer, rows, seed, limits, ports: { concurrency } });
  return events.map((event) => JSON.stringify(journalled(event))).join('\n');
}

describe('the journal of an optimization', () => {
  for (const { id: method } of methodTrials) {
    it(`of ${method} is byte for byte the same at concurrency 1 and 16, and another one from another seed`, async () => {
      const alone = await journalOf(method, 1);
      assert.equal(await journalOf(method, 16), alone);
      assert.notEqual(await journalOf(method, 1, 2), alone);
      assert.ok(alone.includes('"type":"scored"') && alone.includes('"type":"step"'));
    });
  }
});
