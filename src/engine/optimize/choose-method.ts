import { hasRowScores } from '../eval/has-row-scores.js';
import { isAskedOutside, juriesOf } from '../eval/juries.js';
import type { PartMetric } from '../eval/made-of-others.js';
import { resolveMetrics } from '../eval/resolve-metrics.js';
import { addressOf } from '../prompt/prompt-address.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { type FoundMethod, findMethod } from './find-method.js';
import { auto } from './methods/auto.js';
import { spo } from './methods/spo.js';

export type ChosenMethod = FoundMethod & {
  /** Says that another method than the one asked for runs, and why. */
  readonly notice?: string;
};

/** The method by its id; `auto` is the one that needs no right answers where the prompt has none. */
export function chooseMethod(id: string, prompt: PromptDoc): ChosenMethod {
  const found = findMethod(id);
  if (id !== auto.id || isScored(prompt)) return found;
  const notice = `${addressOf(prompt)} has neither expected answers nor a metric that is computed from single ones, so a judge compares answers: the method is ${spo.id}. With expect in its front matter, for example expect: "{{ label }}", ${auto.id} counts right answers instead.`;
  return { ok: true, method: spo, notice };
}

/** Whether single answers can be scored; a fault in the metrics is for the run to speak of. */
export function isScored({ config, joined }: PromptDoc): boolean {
  if (config.expect !== undefined || joined !== undefined) return true;
  if (config.metrics.length === 0) return false;
  const { metrics, problems } = resolveMetrics(config);
  const single = metrics.filter(hasRowScores).filter((metric) => metric.level !== 'row' || metric.sumsUp !== true);
  return problems.length > 0 || single.some((metric) => !isAskedOutside(metric)) || isMeasuredByCode(single);
}

/** Where a model grades too, a judge compares instead, which runs nothing of the prompt. */
function isMeasuredByCode(metrics: readonly PartMetric[]): boolean {
  return metrics.length > 0 && metrics.every((metric) => juriesOf(metric).length === 0);
}
