import assert from 'node:assert/strict';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../../src/engine/eval/contracts/report.js';
import { firstView } from '../../../src/extension/results/empty-snapshot.js';
import { createResultsState } from '../../../src/extension/results/results-state.js';
import type { ResultsSnapshot } from '../../../src/protocol/results.js';
import { cell, polite, stateWith, terse, variants, wrong } from '../../support/results-run.js';

describe('createResultsState', () => {
  it('scores what is answered while the run goes on', () => {
    const snapshot = stateWith(cell(1, terse), cell(2, terse, wrong), cell(1, polite)).snapshot();
    assert.equal(snapshot.phase, 'running');
    assert.deepEqual(snapshot.progress, { done: 3, total: 6, verdicts: 0 });
    assert.deepEqual(
      snapshot.variants.map(({ label, n, scores, usd }) => [label, n, scores['exact-match']?.mean, usd]),
      [
        ['style=terse', 2, 0.5, 1],
        ['style=polite', 1, 1, 0.5],
      ],
    );
  });

  it('leaves errors out of the score and counts them', () => {
    const failed = { outcome: 'error', error: { kind: 'timeout', message: 'Too slow.' } } as const;
    const [line] = stateWith(cell(1, terse), cell(2, terse, { ...failed, scores: {} })).snapshot().variants;
    assert.deepEqual([line?.n, line?.errors, line?.scores['exact-match']?.mean], [1, 1, 1]);
  });

  it('counts the verdicts of judges, cached ones too', () => {
    const spent = { inputTokens: 1, outputTokens: 1, usd: 0.1, milliseconds: 1, votes: {} };
    const judge = { ...spent, calls: 2, cached: 1 };
    const state = stateWith(cell(1, terse, { judge }), cell(2, terse, { judge }), cell(3, terse));
    assert.deepEqual([state.verdicts, state.snapshot().progress.verdicts], [6, 6]);
  });

  it('shows no cost where one price is unknown', () => {
    const [line] = stateWith(cell(1, terse), cell(2, terse, { usd: undefined })).snapshot().variants;
    assert.equal(line?.usd, null);
  });

  it('tells answers from the cache from those that cost nothing, and knows no plan of the editor', () => {
    const free = { usd: 0 };
    const costs = (model: string, ...answers: Partial<CellResult>[]): unknown => {
      const state = createResultsState({ prompt: 'ask.prompt', files: ['/w/ask.prompt'], calls: 6 });
      const asked = variants.slice(0, 1).map((variant) => ({ ...variant, model }));
      state.apply({ type: 'started', run: 'r', variants: asked, metrics: [], resumed: 0 });
      answers.forEach((answer, i) => state.apply({ type: 'cell', result: cell(i + 1, terse, answer) }));
      return state.snapshot().variants.map(({ usd, cached }) => [usd, cached])[0];
    };
    const cached = { ...free, cached: true };
    assert.deepEqual(costs('openai/a', cached, cached), [0, true]);
    assert.deepEqual(costs('openai/a', cached, free), [0, false]);
    assert.deepEqual(costs('offline/learner', cached), [0, false]);
    assert.deepEqual(costs('vscode/a', free), [null, false]);
  });

  it('lists failed rows first, then by line', () => {
    const { rows } = stateWith(cell(3, terse), cell(2, terse, wrong), cell(1, terse)).snapshot();
    assert.deepEqual(
      rows.items.map(({ line }) => line),
      [2, 1, 3],
    );
    assert.deepEqual([rows.total, rows.all, rows.counts], [3, 3, { all: 3, failed: 1, differ: 0 }]);
  });

  it('counts a row as failed when any variant failed it', () => {
    const { rows } = stateWith(cell(1, terse), cell(1, polite, wrong)).snapshot();
    assert.equal(rows.counts.failed, 1);
    assert.deepEqual(
      rows.items[0]?.cells.map((found) => found?.passed),
      [true, false],
    );
  });

  it('hands out only the rows asked for', () => {
    const state = stateWith(...Array.from({ length: 10_000 }, (_, i) => cell(i + 1, terse, i % 2 ? wrong : {})));
    state.show({ ...firstView, filter: 'failed', first: 100, count: 20 });
    const { rows } = state.snapshot();
    assert.deepEqual([rows.total, rows.view.first, rows.items.length], [5000, 100, 20]);
    assert.equal(rows.items[0]?.line, 202);
  });

  it('says that the offline learner answered', () => assert.equal(stateWith().snapshot().offline, true));

  it('ends with the scores and comparisons of the report', () => {
    const state = stateWith(cell(1, terse), cell(1, polite));
    state.apply({ type: 'finished', report });
    const snapshot = state.snapshot();
    assert.equal(snapshot.phase, 'ended');
    assert.deepEqual(snapshot.metrics, ['exact-match', 'macro-f1']);
    assert.equal(snapshot.variants[0]?.scores['macro-f1']?.mean, 0.7);
    assert.deepEqual(snapshot.comparisons, ['style=polite is better by 20.0 points (10.0 to 30.0), 2 rows got worse.']);
  });

  it('tells why a run stopped short, and keeps what was answered', () => {
    const state = stateWith(cell(1, terse));
    state.apply({ type: 'finished', report: { ...report, stop: 'budget' } });
    assert.match(state.snapshot().stopped ?? '', /hone\.maxUsd/);
    assert.equal(state.snapshot().rows.all, 1);
  });

  it('ends with the reason when the run could not go on', () => {
    const state = stateWith();
    state.fail('No key for openai.');
    assert.equal(state.snapshot().phase, 'ended');
    assert.deepEqual(state.snapshot().problems, ['No key for openai.']);
  });

  it('shows how rows score only where they are not all right or wrong', () => {
    const graded = [0.1, 0.95, 1].map((value, i) => cell(i + 1, terse, { scores: { 'exact-match': value } }));
    const distributions = (...cells: CellResult[]): ResultsSnapshot['distributions'] => {
      const state = stateWith(...cells);
      state.apply({ type: 'finished', report });
      return state.snapshot().distributions;
    };
    assert.deepEqual(distributions(cell(1, terse), cell(2, terse, wrong)), []);
    assert.deepEqual(distributions(...graded)[0]?.bins, [0, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('says that a run of the past is being read', () => {
    const state = createResultsState({ prompt: 'ask.prompt', files: [], calls: 0, started: '2026-11-26 12:30' });
    assert.equal(state.snapshot().phase, 'loading');
    state.apply({ type: 'finished', report });
    assert.deepEqual([state.snapshot().phase, state.snapshot().started], ['ended', '2026-11-26 12:30']);
  });

  it('is plain JSON', () => {
    const snapshot = stateWith(cell(1, terse), cell(1, polite, wrong)).snapshot();
    assert.deepEqual(JSON.parse(JSON.stringify(snapshot)), snapshot);
  });
});

const estimate = { mean: 0.7, low: 0.6, high: 0.8 };
const report: EvaluationReport = {
  run: 'r',
  calls: 2,
  cached: 0,
  errors: 0,
  rows: 1,
  variants: variants.map(({ id, model, inputs }) => ({
    id,
    prompt: 'ask.prompt',
    model,
    inputs,
    n: 100,
    scores: { 'exact-match': estimate, 'macro-f1': estimate },
    tokens: 11,
    usd: null,
    seconds: 1,
    outcomes: { scored: 100, refused: 0, truncated: 0, error: 0 },
  })),
  comparisons: [
    {
      a: terse,
      b: polite,
      metric: 'exact-match',
      difference: 0.2,
      low: 0.1,
      high: 0.3,
      p: 0.001,
      wins: 22,
      losses: 2,
      ties: 76,
    },
  ],
  stop: 'finished',
  problems: [],
};
