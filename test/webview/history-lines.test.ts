import assert from 'node:assert/strict';
import type { HistoryLine } from '../../src/protocol/results.js';
import { historyLines } from '../../webview/results/history-lines.js';

const entry = (run: number, label: string, mean: number | null, more: Partial<HistoryLine> = {}): HistoryLine => ({
  run: `run-${run}`,
  started: `2026-11-2${run} 12:30`,
  label,
  score: mean === null ? null : { mean, low: mean - 0.05, high: mean + 0.05 },
  n: 60,
  note: '',
  isShown: false,
  ...more,
});

describe('historyLines', () => {
  it('puts runs side by side in their order and scores between whole tenths', () => {
    const { lines, runs, low, high } = historyLines([entry(1, 'terse', 0.65), entry(2, 'terse', 0.75)]);
    assert.deepEqual([low, high], [0.6, 0.8]);
    assert.deepEqual(runs, ['2026-11-21 12:30', '2026-11-22 12:30']);
    const places = lines[0]?.points.map(({ x, y, top, bottom }) => [x, y, top, bottom].map(Math.round));
    assert.deepEqual(places, [
      [25, 75, 50, 100],
      [75, 25, 0, 50],
    ]);
  });

  it('has a line for each variant, beside each other where they are of one run', () => {
    const { lines } = historyLines([entry(1, 'terse', 0.6), entry(1, 'polite', 0.6), entry(2, 'polite', 0.7)]);
    assert.deepEqual(
      lines.map(({ label, points }) => [label, points.length]),
      [
        ['terse', 1],
        ['polite', 2],
      ],
    );
    assert.ok((lines[0]?.points[0]?.x ?? 0) < (lines[1]?.points[0]?.x ?? 0));
  });

  it('draws the variants of the newest runs where there are many, and counts the others', () => {
    const entries = Array.from({ length: 7 }, (_, i) => entry(i, `v${i}`, 0.5));
    const { lines, left } = historyLines(entries);
    assert.deepEqual(
      lines.map(({ label }) => label),
      ['v3', 'v4', 'v5', 'v6'],
    );
    assert.equal(left, 3);
  });

  it('leaves out runs without a score, and reaches as far as scores that are no shares do', () => {
    const perplexity = { mean: 12, low: 10, high: 14, unit: 'number' } as const;
    const { runs, low, high } = historyLines([entry(1, 'a', null), entry(2, 'a', null, { score: perplexity })]);
    assert.deepEqual([runs.length, low, high], [1, 10, 14]);
  });
});
