import type { RunEstimate } from '../../../engine/eval/contracts/run-estimate.js';
import type { EstimateInput } from '../../../engine/optimize/estimate.js';
import { gradingCalls } from '../../../engine/optimize/graded-by.js';
import { questionTokens, verdictTokens } from '../../../engine/optimize/run/judge-charge.js';
import type { ReadyOptimization } from './prepare-optimize.js';

type Judging = Pick<EstimateInput, 'judges' | 'grading'>;

/** What each call to a judge takes, for an estimate. @param shown tokens of what is compared */
export function judgingOf(
  { judges, goal }: Pick<ReadyOptimization, 'judges' | 'goal'>,
  { judge }: RunEstimate,
  shown: number,
): Judging {
  if (judges.length === 0) return {};
  if (goal.duels !== undefined) return { judges: judges.map((model) => judging(model, shown)) };
  const { calls = 0, inputTokens = 0, outputTokens = { low: 0, high: 0 } } = judge ?? {};
  const each = (sum: number): number => Math.ceil(sum / Math.max(1, calls));
  const sizes = {
    inputTokens: { low: each(inputTokens), high: each(inputTokens) },
    outputTokens: { low: each(outputTokens.low), high: each(outputTokens.high) },
    seconds: undefined,
  };
  return { judges: judges.map((model) => ({ model, ...sizes })), grading: gradingCalls(goal) };
}

/** What one comparison in one order takes a judge, who is shown the request and two answers. */
function judging(model: string, shown: number): NonNullable<EstimateInput['judges']>[number] {
  const input = shown + questionTokens;
  return {
    model,
    inputTokens: { low: input, high: input },
    outputTokens: { low: verdictTokens / 10, high: verdictTokens },
    seconds: undefined,
  };
}
