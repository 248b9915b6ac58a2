import { l10n } from 'vscode';
import { resolveMetrics } from '../../engine/eval/resolve-metrics.js';
import { usableObjectives } from '../../engine/optimize/usable-objectives.js';
import { mergedUse, type OptimizeUse } from '../../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { ObjectiveChoice } from '../../protocol/optimizer-form.js';

/** What can be maximised: what prompt and configuration say stands first, as the empty choice. */
export function objectiveChoices({ config }: PromptDoc, team: OptimizeUse): readonly ObjectiveChoice[] {
  const names = usableObjectives(resolveMetrics(config).metrics).map(({ id }) => id);
  const weights = Object.entries(mergedUse(team, config.optimize ?? {}).metric ?? {});
  const [first] = names;
  const usual =
    weights.length > 0
      ? l10n.t('{0} (as configured)', weightsText(weights))
      : first === undefined
        ? l10n.t('The metric of the prompt')
        : l10n.t('{0} (the first of the prompt)', first);
  const implied = weights.length === 1 ? weights[0]?.[0] : weights.length === 0 ? first : undefined;
  const others = names.filter((name) => name !== implied);
  return [{ id: '', title: usual }, ...others.map((name) => ({ id: name, title: name }))];
}

function weightsText(weights: readonly (readonly [string, number])[]): string {
  return weights.map(([name, weight]) => (weights.length === 1 ? name : `${weight} ${name}`)).join(' + ');
}
