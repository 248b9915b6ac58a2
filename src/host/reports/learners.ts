import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { isOfflineModel } from '../../engine/model/chat-model.js';

/** The models that are no language models; every place that shows their results says so. */
export function learnersIn(models: readonly string[]): string[] {
  return [...new Set(models)].filter(isOfflineModel);
}

/** Those that answered, and those that graded. */
export function learnersOf({ variants, judge }: EvaluationReport): string[] {
  return learnersIn([...variants.map(({ model }) => model), ...(judge?.models ?? [])]);
}
