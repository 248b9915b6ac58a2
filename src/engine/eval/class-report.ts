import type { ClassReport } from './class-matrix.js';
import type { Prediction } from './contracts/set-metric.js';
import { countClasses, f1Of, precisionOf, recallOf } from './metrics/class-counts.js';
import { predictionsOf, scoredRows } from './paired-rows.js';
import type { RunTally } from './run-tally.js';
import { allRows, countKinds } from './statistics/prediction-rows.js';
import type { VariantTally } from './variant-tally.js';

/** A matrix of more classes than this is no reading, and grows with the square. */
const mostLabels = 200;

const reading =
  'The label that the whole answer is, in any case and without marks around it; or else the one label that occurs in it as a whole word, the longest where they overlap, one of a single letter in its own case. An answer that names two has none.';

/** Undefined where no metric reads labels, or there are too many of them. */
export function classReport(tally: RunTally, own: VariantTally): ClassReport | undefined {
  const readsLabels = own.metrics.some((metric) => metric.level === 'set' && (metric.reads ?? 'label') === 'label');
  if (!readsLabels) return undefined;
  const predictions = predictionsOf(tally, own, { rows: scoredRows(tally, own) });
  const counts = countKinds(predictions, allRows(predictions.size));
  const met = predictions.kinds
    .map((kind, code): Prediction => ({ ...kind, count: counts[code] ?? 0 }))
    .filter(({ count }) => count !== 0);
  const labels = labelsOf(own, met);
  return met.length === 0 || labels.length > mostLabels ? undefined : tabulate(labels, met);
}

function labelsOf({ variant }: VariantTally, met: readonly Prediction[]): string[] {
  const declared = variant.prompt.config.output.labels.map(({ word }) => word);
  const others = met.flatMap(({ expected, predicted }) => [expected ?? [], predicted ?? []].flat());
  return [...new Set([...declared, ...others.sort()])];
}

function tabulate(labels: readonly string[], met: readonly Prediction[]): ClassReport {
  const places = new Map(labels.map((label, at) => [label, at]));
  const matrix = labels.map(() => new Array<number>(labels.length + 1).fill(0));
  for (const { expected, predicted, count = 0 } of met) {
    const row = matrix[places.get(expected ?? '') ?? -1];
    const column = predicted === undefined ? labels.length : (places.get(predicted) ?? labels.length);
    if (row !== undefined) row[column] = (row[column] ?? 0) + count;
  }
  const classes = new Map(countClasses(met).map((counts) => [counts.label, counts]));
  const scores = labels.map((label) => {
    const counts = classes.get(label) ?? { label, expected: 0, predicted: 0, right: 0 };
    return { precision: precisionOf(counts), recall: recallOf(counts), f1: f1Of(counts), n: counts.expected };
  });
  return { labels, counts: matrix, scores, reading };
}
