import type { Metric } from '../../../engine/eval/contracts/metric.js';
import type { EvaluationHeader } from '../../runs/run-line.js';

/** Who may grade, from what wins over the rest: asked for with the run, by the metric's entry, the prompt, the configuration. */
export interface Graders {
  readonly asked: readonly string[];
  readonly named: readonly string[] | undefined;
  readonly configured: string;
}

export function withJudges<T extends Metric>(metric: T, { asked, named, configured }: Graders): T {
  if (!('jury' in metric)) return metric;
  const { jury } = metric;
  const chosen = [asked, jury.judges, named ?? []].find((names) => names.length > 0) ?? [configured];
  return { ...metric, jury: { ...jury, judges: [...new Set(chosen)] } };
}

/** All models that grade in a run, by name; nothing where none does. */
export function judgesOf(
  variants: readonly { readonly metrics: readonly Metric[] }[],
): Pick<EvaluationHeader, 'judges'> {
  const names = variants.flatMap(({ metrics }) => metrics.flatMap((m) => ('jury' in m ? m.jury.judges : [])));
  return names.length === 0 ? {} : { judges: [...new Set(names)].sort() };
}
