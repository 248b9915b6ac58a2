import type { Row } from '../engine/dataset/row.js';
import { rowId } from '../engine/dataset/row-id.js';
import type { Metric } from '../engine/eval/contracts/metric.js';
import { resolveMetrics } from '../engine/eval/resolve-metrics.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import type { RowValues } from '../engine/prompt/row-values.js';

/** Rows as a data file would hold them, one a line. */
export function toRows(values: readonly RowValues[]): Row[] {
  return values.map((value, i) => ({ id: rowId(i + 1, value), line: i + 1, values: value }));
}

/** @throws Error with the first thing that is wrong: scores of a broken prompt would mean nothing */
export function metricsOf({ config, problems }: PromptDoc): readonly Metric[] {
  const resolved = resolveMetrics(config);
  const [problem] = [...problems, ...resolved.problems];
  if (problem !== undefined) throw new Error(`${config.name}: ${problem.message}`);
  return resolved.metrics;
}
