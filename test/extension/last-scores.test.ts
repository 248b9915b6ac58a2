import assert from 'node:assert/strict';
import { createLastScores, type LastScores } from '../../src/extension/last-scores.js';
import type { ResultsSnapshot, VariantLine } from '../../src/protocol/results.js';

const uri = (path: string): URL => new URL(path, 'file:///');

function scores(): LastScores {
  const kept = new Map<string, unknown>();
  return createLastScores({
    get: (key) => kept.get(key),
    update: async (key, value) => void kept.set(key, value),
  });
}

function results(...means: number[]): ResultsSnapshot {
  const variants = means.map((mean, index): VariantLine => {
    const estimate = { mean, low: mean - 0.02, high: mean + 0.03 };
    return { id: String(index), label: '', n: 250, scores: { accuracy: estimate }, errors: 0, tokens: 0, usd: 0 };
  });
  return { metrics: ['accuracy'], variants, notes: [] } as unknown as ResultsSnapshot;
}

describe('the last score of a prompt', () => {
  it('is unknown before the first run', () => assert.equal(scores().of(uri('/a.prompt')), undefined));

  it('has its wider margin and the number of rows', () => {
    const last = scores();
    last.set(uri('/a.prompt'), results(0.84));
    assert.equal(last.of(uri('/a.prompt')), '84.0 % ±3.0 accuracy on 250 rows');
    assert.equal(last.of(uri('/b.prompt')), undefined);
  });

  it('is that of the best variant, and says so', () => {
    const last = scores();
    last.set(uri('/a.prompt'), results(0.5, 0.7));
    assert.equal(last.of(uri('/a.prompt')), 'best of 2: 70.0 % ±3.0 accuracy on 250 rows');
  });

  it('says when a model of the editor answered', () => {
    const last = scores();
    last.set(uri('/a.prompt'), { ...results(0.84), notes: ['vscode/acme/small is a model of the editor.'] });
    assert.equal(last.of(uri('/a.prompt')), "84.0 % ±3.0 accuracy on 250 rows, by the editor's model");
  });

  it('stays when a run ended without a score', () => {
    const last = scores();
    last.set(uri('/a.prompt'), results(0.84));
    last.set(uri('/a.prompt'), { ...results(), metrics: [] });
    assert.match(last.of(uri('/a.prompt')) ?? '', /84\.0/);
  });
});
