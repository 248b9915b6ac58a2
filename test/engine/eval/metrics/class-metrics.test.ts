import assert from 'node:assert/strict';
import type { Metric } from '../../../../src/engine/eval/contracts/metric.js';
import type { Prediction } from '../../../../src/engine/eval/contracts/set-metric.js';
import { resolveMetrics } from '../../../../src/engine/eval/resolve-metrics.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { refusalsOf } from '../../../support/metric-scores.js';

const front = 'expect: "{{ x }}"\noutput: { labels: [A, B, C] }';

function metricOf(entry: string): Extract<Metric, { level: 'set' }> {
  const { config } = parsePrompt(`---\n${front}\nmetrics: [${entry}]\n---\nx`, 'x.prompt');
  const [metric] = resolveMetrics(config).metrics;
  if (metric?.level !== 'set') throw new Error(`${entry} is not computed over the whole set.`);
  return metric;
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

/** `AB` is an A answered as B, `A-` one without a readable label. */
function predictions(pairs: string): Prediction[] {
  return pairs.split(' ').map(([expected, predicted]) => ({
    expected,
    predicted: predicted === '-' ? undefined : predicted,
  }));
}

describe('metrics of classes', () => {
  // A: 2 rows, 1 right, answered once. B: 1 row, right, answered twice. C: 1 row, no label could be read.
  const rows = predictions('AA AB BB C-');
  const cases: [entry: string, value: number][] = [
    ['{ type: precision, value: B }', 1 / 2],
    ['{ type: recall, value: A }', 1 / 2],
    ['{ type: f1, value: B }', 2 / 3],
    ['{ type: precision, value: C }', 0],
    ['macro-precision', (1 + 1 / 2 + 0) / 3],
    ['macro-recall', (1 / 2 + 1 + 0) / 3],
    ['macro-f1', (2 / 3 + 2 / 3 + 0) / 3],
    ['weighted-precision', (2 * 1 + 1 / 2 + 0) / 4],
    ['weighted-recall', 2 / 4],
    ['weighted-f1', (2 * (2 / 3) + 2 / 3 + 0) / 4],
    ['micro-precision', 2 / 3],
    ['micro-recall', 2 / 4],
    ['micro-f1', 4 / 7],
    ['balanced-accuracy', (1 / 2 + 1 + 0) / 3],
    // Expected A 2, B 1, C 1; answered A 1, B 2, none 1: 2·1 + 1·2 of 16 by chance.
    ['cohen-kappa', (2 * 4 - 4) / (16 - 4)],
    // (2·4 - 4) / sqrt((16 - (1 + 4 + 1)) · (16 - (4 + 1 + 1))).
    ['matthews', 4 / 10],
  ];
  for (const [entry, value] of cases)
    it(entry, () => {
      const metric = metricOf(entry);
      near(metric.summarize(rows), value);
      near(metric.summarize([...rows].reverse()), value);
      near(metric.summarize(rows.map((row) => ({ ...row, count: 3 }))), value);
      near(metric.summarize([...rows, { expected: 'B', predicted: 'A', count: 0 }]), value);
      assert.equal(metric.summarize([]), 0);
    });

  it("matthews of two classes is the phi of their table: scikit-learn's example gives -0.33", () => {
    // y_true = [1, 1, 1, -1], y_pred = [1, -1, 1, 1]
    near(metricOf('matthews').summarize(predictions('AA AB AA BA')), -1 / 3);
  });

  it("cohen-kappa of scikit-learn's kind of table: 20 and 15 agreed, 5 and 10 not", () => {
    const table = [
      { expected: 'A', predicted: 'A', count: 20 },
      { expected: 'A', predicted: 'B', count: 5 },
      { expected: 'B', predicted: 'A', count: 10 },
      { expected: 'B', predicted: 'B', count: 15 },
    ];
    // 0.7 agreed, 0.5 by chance.
    near(metricOf('cohen-kappa').summarize(table), 0.4);
  });

  it('all right is 1, one class alone is 0 where chance would do as well', () => {
    for (const entry of ['macro-f1', 'micro-f1', 'weighted-f1', 'balanced-accuracy', 'matthews', 'cohen-kappa'])
      assert.equal(metricOf(entry).summarize(predictions('AA BB CC')), 1, entry);
    for (const entry of ['matthews', 'cohen-kappa']) {
      assert.equal(metricOf(entry).summarize(predictions('AA AA')), 0, entry);
      assert.equal(metricOf(entry).summarize(predictions('AA BA AA BA')), 0, entry);
    }
  });

  it('of one class need the class', () => {
    assert.match(refusalsOf(`${front}\nmetrics: [f1]`)[0] ?? '', /must be the label.*use macro-f1/);
  });
});

describe('metrics of numbers', () => {
  const numbers = (...pairs: [expected: number, answered: number][]): Prediction[] =>
    pairs.map(([expected, answered]) => ({ expected: String(expected), predicted: String(answered) }));
  const cases: [metric: string, rows: Prediction[], value: number][] = [
    ['pearson', numbers([1, 2], [2, 4], [3, 6]), 1],
    ['pearson', numbers([1, 3], [2, 2], [3, 1]), -1],
    // Off the means by -1 0 1 and -1 1 0: 1 / sqrt(2 · 2).
    ['pearson', numbers([1, 1], [2, 3], [3, 2]), 1 / 2],
    ['pearson', numbers([1, 1], [2, 1]), 0],
    ['spearman', numbers([1, 1], [2, 10], [3, 100]), 1],
    // Ranks 1 2 3 and 1.5 1.5 3: 1.5 / sqrt(2 · 1.5).
    ['spearman', numbers([1, 5], [2, 5], [3, 9]), 1.5 / Math.sqrt(3)],
    ['auc', numbers([0, 1], [0, 2], [1, 3]), 1],
    ['auc', numbers([1, 1], [0, 2]), 0],
    // Of 4 pairs of a 1 and a 0: 0.8 over 0.1 and 0.4, 0.4 over 0.1 and equal to 0.4.
    ['auc', numbers([0, 0.1], [0, 0.4], [1, 0.4], [1, 0.8]), 3.5 / 4],
    ['auc', numbers([1, 1]), 0.5],
  ];
  for (const [metric, rows, value] of cases)
    it(`${metric} of ${JSON.stringify(rows.map(({ expected, predicted }) => [expected, predicted]))}`, () => {
      near(metricOf(metric).summarize(rows), value);
      near(metricOf(metric).summarize(rows.map((row) => ({ ...row, count: 2 }))), value);
      near(metricOf(metric).summarize([...rows, { expected: '7', predicted: undefined }]), value);
    });
});
