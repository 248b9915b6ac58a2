import assert from 'node:assert/strict';
import type { CandidateRecord, OptimizeReport } from '../../../src/engine/optimize/contracts.js';
import { createOptimizerRun, type OptimizerRun } from '../../../src/extension/optimizer/optimizer-run.js';

const seed: CandidateRecord = { id: 'aaaaaaaaaaaa', parents: [], operator: 'seed', step: 0, text: 'old' };
const better: CandidateRecord = { ...seed, id: 'bbbbbbbbbbbb', parents: [seed.id], operator: 'demo-set', text: 'new' };
const score = { mean: 0.8, low: 0.7, high: 0.9 };
const spend = { calls: 90, taskCalls: 100, writerCalls: 2, tokens: 5000, usd: 0.01 };

const report: OptimizeReport = {
  run: 'r',
  method: 'bootstrap-demos',
  seed: 1,
  stop: 'finished',
  candidates: 2,
  spend,
  dev: { seed: { mean: 0.5, low: 0.4, high: 0.6 }, best: score },
  test: {
    n: 80,
    seed: { mean: 0.5, low: 0.4, high: 0.6 },
    best: { mean: 0.7, low: 0.6, high: 0.8 },
    metric: 'accuracy',
    difference: 0.2,
    low: 0.08,
    high: 0.31,
    p: 0.0004,
    wins: 20,
    losses: 4,
    ties: 56,
    verdict: 'better',
  },
  bestText: 'new',
  seedText: 'old',
};

function running(): OptimizerRun {
  const run = createOptimizerRun({
    prompt: 'a.prompt',
    method: 'Demos',
    limits: { calls: 500 },
    offline: true,
    byPlan: false,
    notes: [],
  });
  run.apply({ type: 'started', run: 'r', method: 'm', seed: 1, sizes: { pool: 1, train: 2, dev: 3, test: 4 } });
  run.apply({ type: 'proposed', candidate: seed });
  run.apply({ type: 'scored', id: seed.id, split: 'dev', n: 60, score: { mean: 0.5, low: 0.4, high: 0.6 } });
  run.apply({ type: 'best', id: seed.id, score: { mean: 0.5, low: 0.4, high: 0.6 }, charged: 60 });
  run.apply({ type: 'proposed', candidate: better });
  return run;
}

function ended(change: Partial<OptimizeReport> = {}): ReturnType<OptimizerRun['view']> {
  const run = running();
  run.apply({ type: 'finished', report: { ...report, ...change } });
  return run.view();
}

describe('createOptimizerRun', () => {
  it('draws the best score against the calls charged', () => {
    const run = running();
    run.apply({ type: 'best', id: better.id, score, charged: 120 });
    assert.deepEqual(
      run.view().curve.map(({ calls, mean }) => [calls, mean]),
      [
        [60, 0.5],
        [120, 0.8],
      ],
    );
  });

  it('draws it against the money paid by then too', () => {
    const run = running();
    run.apply({ type: 'spent', spend: { ...spend, usd: 0.25 } });
    run.apply({ type: 'best', id: better.id, score, charged: 120 });
    assert.deepEqual(
      run.view().curve.map(({ usd }) => usd),
      [0, 0.25],
    );
  });

  it('says what it does now, and that the batches of the sealed test are that test', () => {
    const run = running();
    run.apply({ type: 'working', work: { kind: 'writing', calls: 4 } });
    assert.deepEqual(run.view().work, { kind: 'writing', calls: 4 });
    run.apply({ type: 'working', work: { kind: 'testing', rows: 80 } });
    run.apply({ type: 'working', work: { kind: 'answering', candidates: [seed.id], calls: 80, split: 'other' } });
    assert.deepEqual(run.view().work, { kind: 'testing', rows: 80 });
    run.apply({ type: 'finished', report });
    assert.equal(run.view().work, null);
  });

  it('shows what one version changed of the one it came from', () => {
    const run = running();
    run.open(better.id);
    assert.deepEqual(run.view().opened, { id: better.id, parent: seed.id, before: 'old', after: 'new' });
    run.open(null);
    assert.equal(run.view().opened, null);
  });

  it('reports the sealed test, not the development score, as the result', () => {
    const { verdict } = ended();
    assert.equal(verdict?.sentence, 'The new version is better: 50.0\u00A0% became 70.0\u00A0%.');
    assert.equal(verdict.numbers, '+20.0 points (95 % interval 8.0 to 31.0), p < 0.001, on 80 sealed test rows.');
    assert.equal(verdict.changed, true);
  });

  it('offers nothing to accept without a reliable improvement', () => {
    const { verdict } = ended({
      bestText: 'old',
      test: { ...report.test, verdict: 'no reliable improvement', low: -0.02 },
    });
    assert.match(verdict?.sentence ?? '', /No reliable improvement\. The prompt stays/);
    assert.equal(verdict?.changed, false);
  });

  it('has no verdict when the sealed test was not opened', () => {
    const { verdict } = ended({ stop: 'cancelled', bestText: 'old', test: { ...report.test, n: 0 } });
    assert.match(verdict?.sentence ?? '', /no verdict/);
    assert.equal(verdict?.stop, 'You stopped the run.');
  });

  it('shows the best version so far when none was accepted by the test', () => {
    const run = running();
    run.apply({ type: 'best', id: better.id, score, charged: 120 });
    run.apply({ type: 'finished', report: { ...report, bestText: 'old' } });
    assert.equal(run.textOf(null), 'new');
    assert.equal(run.seedText(), 'old');
  });

  it('is stopping from the press of the button to the report', () => {
    const run = running();
    run.turn('stopping');
    assert.equal(run.view().phase, 'stopping');
    run.apply({ type: 'finished', report });
    run.turn('stopping');
    assert.equal(run.view().phase, 'ended');
  });

  it('is plain JSON', () => {
    const view = ended();
    assert.deepEqual(JSON.parse(JSON.stringify(view)), view);
  });
});
