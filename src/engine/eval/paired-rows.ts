import type { PredictionReading } from './contracts/set-metric.js';
import type { RunTally } from './run-tally.js';
import type { PredictionRows } from './statistics/prediction-rows.js';
import type { VariantTally } from './variant-tally.js';

/** Rows of which the variant has at least one scored repeat, in a fixed order. */
export function scoredRows(tally: RunTally, variant: VariantTally): Int32Array {
  return tally.rows.inFixedOrder().filter((row) => isScored(tally, variant, row));
}

/** Rows both have scored, in a fixed order. */
export function commonRows(tally: RunTally, a: VariantTally, b: VariantTally): Int32Array {
  return scoredRows(tally, a).filter((row) => isScored(tally, b, row));
}

/** The rows' scores, each the mean of its scored repeats. */
export function scoresOf(
  { repeats }: RunTally,
  variant: VariantTally,
  { metric, rows }: { readonly metric: string; readonly rows: Int32Array },
): Float64Array {
  const column = variant.scores.get(metric);
  return Float64Array.from(rows, (row) => {
    let total = 0;
    let count = 0;
    for (let cell = row * repeats; cell < (row + 1) * repeats; cell++) {
      const score = column?.at(cell) ?? NaN;
      if (Number.isNaN(score)) continue;
      total += score;
      count++;
    }
    return total / count;
  });
}

/** The rows' predictions, repeats side by side. */
export function predictionsOf(
  { kinds, repeats }: RunTally,
  variant: VariantTally,
  { rows, reads = 'label' }: { readonly rows: Int32Array; readonly reads?: PredictionReading | undefined },
): PredictionRows {
  const predictions = variant.predictions[reads];
  const codes = new Int32Array(rows.length * repeats);
  for (const [index, row] of rows.entries())
    for (let repeat = 0; repeat < repeats; repeat++) {
      const code = predictions.at(row * repeats + repeat);
      codes[index * repeats + repeat] = Number.isNaN(code) ? -1 : code;
    }
  return { kinds: kinds.list, size: rows.length, codes, repeats };
}

function isScored({ repeats }: RunTally, variant: VariantTally, row: number): boolean {
  for (let cell = row * repeats; cell < (row + 1) * repeats; cell++)
    if (variant.outcomeAt(cell) === 'scored') return true;
  return false;
}
