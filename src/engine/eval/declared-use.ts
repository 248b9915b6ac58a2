import type { MetricUse } from '../prompt/prompt-doc.js';
import type { DeclaredUses } from './contracts/row-metric.js';

/**
 * An entry of a row that a model grades or code computes, as the prompt declares it: the row says what is asked (`value`)
 * and how it counts, the prompt by whom and with what code. So no row makes anybody pay or run what the prompt does not.
 * @returns one sentence where the prompt declares no such entry
 */
export function declaredUse(use: MetricUse, declared: DeclaredUses): MetricUse | string {
  const type = use.type.replace(/^not-/, '');
  const name = use.name ?? type;
  const found = declared.get(name);
  if (found?.type !== type)
    return `the prompt has to say how \`${name}\` is asked. List it under \`assert\` of its \`row-assertions\`.`;
  const { value, template, options } = found;
  return {
    type: use.type,
    span: use.span,
    value: use.value ?? value,
    ...(use.value === undefined && template && { template }),
    threshold: use.threshold ?? found.threshold,
    weight: use.weight,
    ...(options && { options }),
  };
}
