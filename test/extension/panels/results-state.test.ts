import assert from 'node:assert/strict';
import type { CellResult, Variant } from '../../../src/engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../../src/engine/eval/contracts/report.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { createResultsState, type ResultsState } from '../../../src/extension/panels/results-state.js';

const prompt = parsePrompt('user:\n{{ question }}\n', 'ask.prompt');
const variants: readonly Variant[] = ['terse', 'polite'].map((style) => ({
  id: `ask · offline/learner · style=${style}`,
  prompt,
  model: 'offline/learner',
  inputs: { style },
}));
const [terse = '', polite = ''] = variants.map(({ id }) => id);

function cell(line: number, variant: string, change: Partial<CellResult> = {}): CellResult {
  return {
    variant,
    row: `${line}-00000000`,
    repeat: 0,
    outcome: 'scored',
    line,
    answer: 'blue',
    expected: 'blue',
    label: undefined,
    scores: { 'exact-match': 1 },
    reasons: {},
    inputTokens: 10,
    outputTokens: 1,
    usd: 0.5,
    milliseconds: 1,
    cached: false,
    error: undefined,
    ...change,
  };
}

const wrong = { answer: 'red', scores: { 'exact-match': 0 } };

function stateWith(...cells: CellResult[]): ResultsState {
  const state = createResultsState({ prompt: 'ask.prompt', files: ['/w/ask.prompt'], calls: 6 });
  state.apply({ type: 'started', run: 'r', variants, metrics: [], resumed: 0 });
  for (const result of cells) state.apply({ type: 'cell', result });
  return state;
}

describe('createResultsState', () => {
  it('scores what is answered while the run goes on', () => {
    const snapshot = stateWith(cell(1, terse), cell(2, terse, wrong), cell(1, polite)).snapshot();
    assert.equal(snapshot.phase, 'running');
    assert.deepEqual(snapshot.progress, { done: 3, total: 6 });
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

  it('shows no cost where one price is unknown', () => {
    const [line] = stateWith(cell(1, terse), cell(2, terse, { usd: undefined })).snapshot().variants;
    assert.equal(line?.usd, null);
  });

  it('lists failed rows first, then by line', () => {
    const { rows } = stateWith(cell(3, terse), cell(2, terse, wrong), cell(1, terse)).snapshot();
    assert.deepEqual(
      rows.items.map(({ line }) => line),
      [2, 1, 3],
    );
    assert.deepEqual([rows.total, rows.failed, rows.all], [3, 1, 3]);
  });

  it('counts a row as failed when any variant failed it', () => {
    const { rows } = stateWith(cell(1, terse), cell(1, polite, wrong)).snapshot();
    assert.equal(rows.failed, 1);
    assert.deepEqual(
      rows.items[0]?.cells.map((found) => found?.passed),
      [true, false],
    );
  });

  it('hands out only the rows asked for', () => {
    const state = stateWith(...Array.from({ length: 10_000 }, (_, i) => cell(i + 1, terse, i % 2 ? wrong : {})));
    state.show('failed', 100, 20);
    const { rows } = state.snapshot();
    assert.deepEqual([rows.total, rows.first, rows.items.length], [5000, 100, 20]);
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
