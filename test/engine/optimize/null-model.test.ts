import assert from 'node:assert/strict';
import { methodTrials } from '../../support/method-trials.js';
import { graded, makeRows, runOptimize, scriptedWriter, type FakeModel } from '../../support/optimize-run.js';

const rows = makeRows(100);

/** So that all methods can be tried in the time a test has. */
const limits = { calls: 300 };

const writer = (): FakeModel => scriptedWriter((drawn, prompt) => `${prompt} Hint number ${drawn}.`);

describe('a model on which no prompt is better than another', function () {
  this.timeout(120_000);

  // One claim in twenty is what a level of 0.05 allows.
  for (const { id: method, nullRuns: count } of methodTrials) {
    it(`makes ${method} claim an improvement in at most 5 % of ${count} runs, and keep the seed otherwise`, async () => {
      let claims = 0;
      for (let seed = 1; seed <= count; seed++) {
        const model = graded(rows, () => 0.6);
        const { report } = await runOptimize({ method, model, writer: writer(), rows, seed, limits });
        if (report.test.verdict === 'better') claims++;
        else assert.equal(report.bestText, report.seedText);
      }
      assert.ok(claims <= count * 0.05, `${claims} false claims`);
    });
  }

  it('stops at once when the seed prompt is already perfect, and says so', async () => {
    const { report } = await runOptimize({ method: 'hill-climb', model: graded(rows, () => 1), rows });
    assert.deepEqual(
      [report.stop, report.test.verdict, report.test.difference, report.candidates],
      ['perfect', 'no reliable improvement', 0, 0],
    );
  });
});
