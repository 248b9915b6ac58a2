import type { RepeatReport, Spread } from './contracts/report.js';
import { predictionsOf, scoredRows } from './paired-rows.js';
import type { RunTally } from './run-tally.js';
import { agreement, repeatSpread } from './statistics/repeat-spread.js';
import type { VariantTally } from './variant-tally.js';

/** What asking rows more than once told; undefined where each was asked once, or no two answers of a row were scored. */
export function repeatReport(tally: RunTally, own: VariantTally): RepeatReport | undefined {
  const { repeats } = tally;
  if (repeats === 1) return undefined;
  const rows = scoredRows(tally, own);
  const cells = (at: (cell: number) => number): Float64Array => {
    const numbers = new Float64Array(rows.length * repeats);
    for (const [index, row] of rows.entries())
      for (let repeat = 0; repeat < repeats; repeat++) numbers[index * repeats + repeat] = at(row * repeats + repeat);
    return numbers;
  };
  const columns = [...own.scores].map(([metric, column]) => [metric, cells((cell) => column.at(cell))] as const);
  const overAll = own.metrics.flatMap((metric) => (metric.level === 'set' ? [metric] : []))[0];
  const labels = overAll ? labelsOf(predictionsOf(tally, own, { rows, reads: overAll.reads }).codes) : columns[0]?.[1];
  const agreed = labels && agreement(labels, repeats);
  if (agreed === undefined) return undefined;
  const spread = columns.flatMap(([metric, scores]): [string, Spread][] => {
    const found = repeatSpread(scores, repeats);
    return found === undefined ? [] : [[metric, found]];
  });
  return { repeats, agreement: agreed, spread: Object.fromEntries(spread) };
}

function labelsOf(codes: Int32Array): Float64Array {
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : code));
}
