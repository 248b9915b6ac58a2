import assert from 'node:assert/strict';
import { leastCalls } from '../../../../src/engine/optimize/estimate.js';
import { graded, makeRows, makeSplits, methodOf, runOptimize, scriptedWriter } from '../../../support/optimize-run.js';

const rows = makeRows(120);

describe('estimates of population methods', () => {
  for (const method of ['evoprompt-ga', 'evoprompt-de', 'capo', 'promptbreeder', 'simba']) {
    for (const search of [600, 2500]) {
      it(`of ${method} with ${search} calls are within a fifth of what a run is charged that ends on its own`, async () => {
        const splits = makeSplits(rows);
        const sizes = {
          pool: splits.pool.length,
          train: splits.train.length,
          dev: splits.dev.length,
          test: splits.testSize,
        };
        const writer = scriptedWriter(
          (drawn, prompt) => `${prompt} Point ${drawn}.`,
          (drawn, prompt) => `${prompt} Word ${drawn}.`,
        );
        const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
        const least = leastCalls(sizes);
        const { report } = await runOptimize({ method, model, writer, splits, limits: { calls: search + least } });
        const { task, writer: asked } = methodOf(method).estimate(sizes, search);
        const { taskCalls, writerCalls } = report.spend;
        assert.ok(Number.isInteger(task) && Number.isInteger(asked), 'whole calls');
        const [estimated, charged] = [task + asked + least, taskCalls + writerCalls];
        assert.equal(report.stop, 'finished');
        assert.ok(Math.abs(estimated - charged) <= 0.2 * charged, `${estimated} estimated, ${charged} charged`);
      });
    }
  }
});
