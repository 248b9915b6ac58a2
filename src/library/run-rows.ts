import type { Row } from '../engine/dataset/row.js';
import { rowId } from '../engine/dataset/row-id.js';
import type { Metric } from '../engine/eval/contracts/metric.js';
import { resolveMetrics, resolvePairMetrics, type ResolvedMetrics } from '../engine/eval/resolve-metrics.js';
import { isMapping } from '../engine/prompt/field-reader.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import type { RowValues } from '../engine/prompt/row-values.js';

/** Rows as a data file would hold them, one a line. @throws Error for what is no row, which callers without types may pass */
export function toRows(values: readonly RowValues[]): Row[] {
  if (!Array.isArray(values))
    throw new Error('`rows` must be an array of objects, such as [{ text: "…", label: "…" }].');
  return values.map((value: unknown, i) => {
    if (!isMapping(value)) throw new Error(`Row ${i + 1} is no object of columns and values, such as { text: "…" }.`);
    return { id: idOf(value, i + 1), line: i + 1, values: value };
  });
}

function idOf(value: RowValues, line: number): string {
  try {
    return rowId(line, value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Row ${line} holds what JSON cannot: give it texts, numbers, lists and the like. (${reason})`, {
      cause: error,
    });
  }
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
