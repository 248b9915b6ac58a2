import { TemplateError } from '../template/template.js';
import type { CellResult } from './contracts/cell.js';
import type { Metric } from './contracts/metric.js';
import type { RowMetric } from './contracts/row-metric.js';
import type { RowScore, ScoredAnswer, ScoredPart } from './contracts/scored-answer.js';
import { hasRowScores } from './has-row-scores.js';
import { givenWithin } from './made-of-others.js';

/** An answer a metric can say nothing about, such as when the row lacks a column the metric's value names. */
export class ScoreError extends Error {
  override readonly name = 'ScoreError';
}

const ungraded: ReadonlyMap<string, RowScore> = new Map();

/**
 * An answer's row scores, the reasons of those metrics that give one, and whether it passes.
 * @throws ScoreError with the metric's name: the answer was paid for, so the caller keeps it
 */
export function scoreAnswer(
  answer: ScoredAnswer,
  metrics: readonly Metric[],
  grades: ReadonlyMap<string, RowScore> = ungraded,
): Pick<CellResult, 'scores' | 'reasons' | 'passed'> {
  const scores: Record<string, number> = {};
  const reasons: Record<string, string> = {};
  const parts: ScoredPart[] = [];
  let passed: boolean | undefined;
  for (const metric of metrics) {
    const found = metric.level === 'row' ? scoreBy(metric, answer, { before: parts, grades }) : grades.get(metric.id);
    if (found === undefined || !hasRowScores(metric)) continue;
    const { value, reason, pass = value >= 1 } = found;
    scores[metric.id] = value;
    passed = metric.id === 'pass' ? pass : (passed ?? pass);
    parts.push({ value, reason, pass, weight: metric.weight ?? 1 });
    if (reason !== undefined) reasons[metric.id] = reason;
  }
  return { scores, reasons, passed: passed ?? true };
}

export function scoreError(metric: string, error: unknown): ScoreError {
  return new ScoreError(`Metric '${metric}' cannot score this answer: ${faultOf(error)}`, { cause: error });
}

interface Known {
  readonly before: readonly ScoredPart[];
  readonly grades: ReadonlyMap<string, RowScore>;
}

function scoreBy(metric: RowMetric, answer: ScoredAnswer, { before, grades }: Known): RowScore {
  try {
    return metric.score(
      answer,
      before,
      givenWithin(metric.id, (id) => grades.get(id)),
    );
  } catch (error) {
    throw scoreError(metric.id, error);
  }
}

function faultOf(error: unknown): string {
  if (error instanceof TemplateError)
    return `in its value, line ${error.line}, column ${error.column}: ${error.message}`;
  // The engine's own limit on recursion, met by JSON thousands of brackets deep.
  if (error instanceof RangeError) return 'its JSON is nested too deep to compare.';
  return error instanceof Error ? error.message : String(error);
}
