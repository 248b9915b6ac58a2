import { l10n } from 'vscode';
import type { MethodInfo } from '../../engine/optimize/contracts.js';
import { isScored } from '../../engine/optimize/choose-method.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { Choice, Having } from '../../protocol/optimizer-form.js';

/** What one may have to improve a prompt by, the most telling first. */
export const havings: readonly (Choice & { readonly id: Having })[] = [
  {
    id: 'answers',
    title: l10n.t('Rows with right answers'),
    summary: l10n.t(
      'Answers are scored by the metrics of the prompt. The surest way, where there are some 50 rows or more.',
    ),
  },
  {
    id: 'judge',
    title: l10n.t('Rows without answers'),
    summary: l10n.t('A judge, which is a model too, says which of two answers to a row is better.'),
  },
  {
    id: 'description',
    title: l10n.t('A description and a few rows'),
    summary: l10n.t(
      'A model makes up hard cases with their right answers. Your own rows, 17 at least, are for the verdict.',
    ),
  },
];

/** The one to begin with: counted right answers wherever single answers can be scored. */
export function usualHaving(doc: PromptDoc): Having {
  return isScored(doc) ? 'answers' : 'judge';
}

/** The methods that can do with it, in the order of lists; those that show right answers only where the prompt has them. */
export function methodsFor(having: string, doc: PromptDoc, methods: readonly MethodInfo[]): readonly MethodInfo[] {
  const hasAnswers = doc.config.expect !== undefined || doc.joined !== undefined;
  return methods.filter(
    (method) =>
      havingFor(method) === having &&
      (hasAnswers || !method.needs.some((need) => need === 'demos' || need === 'examples')),
  );
}

function havingFor({ needs, makesRows }: MethodInfo): Having {
  if (needs.includes('judge')) return 'judge';
  return makesRows ? 'description' : 'answers';
}

/** Why nothing can be optimized by it, with what to change; undefined when it can. */
export function havingMistake(having: string, doc: PromptDoc, fitting: readonly MethodInfo[]): string | undefined {
  if (having === 'answers' && !isScored(doc))
    return l10n.t(
      'The prompt does not say where right answers are, and no metric scores single answers. Add expect to its front matter, for example expect: "{{ label }}", or choose rows without answers.',
    );
  if (fitting.length > 0) return undefined;
  return l10n.t(
    'Cases are made up with their right answers, so the prompt has to say what those are. Add expect to its front matter, for example expect: "{{ label }}".',
  );
}
