import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { isOfflineModel } from '../../engine/model/chat-model.js';

/** The models that are no language models; every place that shows their results says so. */
export function learnersIn(models: readonly string[]): string[] {
  return [...new Set(models)].filter(isOfflineModel);
}

/** What is to be known of the results of one of them. */
export function learnerNote(model: string): string {
  return `${model} is a small deterministic learner, not a language model.`;
}

/** Those that answered, and those that graded. */
export function learnersOf({ variants, judge }: EvaluationReport): string[] {
  return learnersIn([...variants.map(({ model }) => model), ...(judge?.models ?? [])]);
}
