import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { judgesNamedBy, withJuries } from '../../../engine/eval/juries.js';
import type { EvaluationHeader } from '../../runs/run-line.js';

/** Who may grade, from what wins over the rest: asked for with the run, by the metric's entry, the prompt, the configuration. */
export interface Graders {
  readonly asked: readonly string[];
  readonly named: readonly string[] | undefined;
  readonly configured: string;
}

export function withJudges(metric: Metric, { asked, named, configured }: Graders): Metric {
  return withJuries(metric, (jury) => {
    const chosen = [asked, jury.judges, named ?? []].find((names) => names.length > 0) ?? [configured];
    return { ...jury, judges: [...new Set(chosen)] };
  });
}

/** All models that grade in a run, by name; nothing where none does. */
export function judgesOf(
  variants: readonly { readonly metrics: readonly Metric[] }[],
): Pick<EvaluationHeader, 'judges'> {
  const names = variants.flatMap(({ metrics }) => judgesNamedBy(metrics));
  return names.length === 0 ? {} : { judges: [...new Set(names)].sort() };
}
