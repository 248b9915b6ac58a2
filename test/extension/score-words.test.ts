import assert from 'node:assert/strict';
import type { KeptRun } from '../../src/extension/scores/kept-runs.js';
import { createKeptRuns } from '../../src/extension/scores/kept-runs.js';
import { markText, scoreLens, variantLines } from '../../src/extension/scores/score-words.js';

function kept(...means: number[]): KeptRun {
  const variants = means.map((mean, index) => {
    return { model: 'openai/gpt', inputs: { style: index }, n: 250, mean, low: mean - 0.02, high: mean + 0.03 };
  });
  return { run: 'r', promptHash: '', files: [], model: null, metric: 'accuracy', variants, finished: true };
}

describe('the lens with the last score of a prompt', () => {
  it('has its wider margin and the number of rows', () => {
    assert.equal(scoreLens(kept(0.84), []).title, '84.0 % ±3.0 accuracy on 250 rows');
  });

  it('is that of the best variant, and says so', () => {
    assert.equal(scoreLens(kept(0.5, 0.7), []).title, 'best of 2: 70.0 % ±3.0 accuracy on 250 rows');
  });

  it('says that it is of a run that was stopped', () => {
    assert.match(scoreLens({ ...kept(0.5), finished: false }, []).title, /on 250 rows \(stopped\)$/);
  });

  it('says when a model of the editor answered', () => {
    const variants = kept(0.84).variants.map((variant) => ({ ...variant, model: 'vscode/acme/small' }));
    assert.match(scoreLens({ ...kept(0.84), variants }, []).title, /on 250 rows, by the editor's model$/);
  });

  it('says what changed since: the first in its words, all in the hover', () => {
    const { title, tooltip } = scoreLens(kept(0.84), ['the prompt', 'data/rows.jsonl']);
    assert.match(title, /84\.0 % .* · stale: the prompt and 1 more changed$/);
    assert.match(tooltip, /the prompt, data\/rows\.jsonl\. Evaluate again/);
  });
});

describe('the marks beside the choices of a matrix', () => {
  it('show a score, or the range of all variants that took the choice', () => {
    assert.equal(markText(kept(0.84).variants), '84.0 %');
    assert.equal(markText(kept(0.84, 0.713).variants), '71.3 to 84.0 %');
  });

  it('list the variants with their intervals in the hover', () => {
    assert.deepEqual(variantLines(kept(0.84)), ['openai/gpt · style=0: 84.0 % accuracy (82.0 to 87.0) on 250 rows']);
  });
});

describe('the runs that the editor keeps', () => {
  const uri = (path: string): URL => new URL(path, 'file:///');
  const memory = new Map<string, unknown>();
  const runs = createKeptRuns({
    get: (key) => memory.get(key),
    update: async (key, value) => void memory.set(key, value),
  });

  it('are one for each prompt', () => {
    runs.set(uri('/a.prompt'), kept(0.84));
    assert.deepEqual(runs.of(uri('/a.prompt')), kept(0.84));
    assert.equal(runs.of(uri('/b.prompt')), undefined);
  });

  it('leave out what another version has kept', () => {
    memory.set('run:file:///c.prompt', 'best of 2: 70.0 %');
    assert.equal(runs.of(uri('/c.prompt')), undefined);
  });
});
