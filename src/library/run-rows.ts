import type { Row } from '../engine/dataset/row.js';
import { rowId } from '../engine/dataset/row-id.js';
import type { Metric } from '../engine/eval/contracts/metric.js';
import { resolveMetrics, resolvePairMetrics, type ResolvedMetrics } from '../engine/eval/resolve-metrics.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import type { RowValues } from '../engine/prompt/row-values.js';

/** Rows as a data file would hold them, one a line. */
export function toRows(values: readonly RowValues[]): Row[] {
  return values.map((value, i) => ({ id: rowId(i + 1, value), line: i + 1, values: value }));
}

/** @throws Error with the first thing that is wrong: scores of a broken prompt would mean nothing */
export function metricsOf(prompt: PromptDoc): readonly Metric[] {
  return unbroken(prompt, resolveMetrics(prompt.config));
}

/** Those that hold answers against each other. @throws Error as `metricsOf` */
export function pairMetricsOf(prompt: PromptDoc): readonly Metric[] {
  return unbroken(prompt, resolvePairMetrics(prompt.config));
}

function unbroken({ config, problems }: PromptDoc, resolved: ResolvedMetrics): readonly Metric[] {
  const [problem] = [...problems, ...resolved.problems];
  if (problem !== undefined) throw new Error(`${config.name}: ${problem.message}`);
  return resolved.metrics;
}
