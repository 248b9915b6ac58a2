import { l10n } from 'vscode';
import { mergedUse, objectives, type OptimizeUse } from '../../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { Choice } from '../../protocol/optimizer-form.js';

type Aim = (typeof objectives)[number];

/** What the search goes by when nobody says otherwise: prompt before configuration. */
export function usualAim({ config }: PromptDoc, team: OptimizeUse): Aim {
  return mergedUse(team, config.optimize ?? {}).objective ?? 'score';
}

export function aimChoices(): readonly Choice[] {
  return [
    {
      id: 'score',
      title: l10n.t('Best score'),
      summary: l10n.t('The version with the best score is tested.'),
    },
    {
      id: 'pareto',
      title: l10n.t('Cheapest as good (Pareto)'),
      summary: l10n.t(
        'The search weighs score, tokens and money, and the cheapest version that is as good as the best is tested.',
      ),
    },
  ] satisfies readonly (Choice & { readonly id: Aim })[];
}

/** Undefined where the form says what prompt and configuration say, so that they decide. */
export function aimOf(value: string | undefined, usual: Aim): Aim | undefined {
  return objectives.find((aim) => aim === value && aim !== usual);
}
