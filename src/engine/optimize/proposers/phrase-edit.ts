import type { Random } from '../../random/seeded.js';
import { clearMark } from '../../text/clear-mark.js';
import type { SearchContext } from '../parts.js';
import { paraphraseRequest } from '../requests/paraphrase.js';
import { editText } from './edit-text.js';
import { joinUnits, splitUnits } from './units.js';

/** A change of one phrase: the text it leads to, or the phrase a writer has to find other words for first. */
export type DrawnEdit =
  | { readonly operator: 'delete' | 'swap' | 'restore' | 'keep'; readonly text: string }
  | { readonly operator: 'substitute'; readonly phrase: string; readonly around: (phrase: string) => string };

/**
 * GrIPS's operators (Prasad et al. 2023): delete a phrase, swap two, have one paraphrased, put one back that was
 * deleted before. Undefined where the one that is drawn finds nothing to do.
 */
export function drawEdit(text: string, lost: readonly string[], random: Random): DrawnEdit | undefined {
  const operators = ['delete', 'swap', 'substitute', ...(lost.length > 0 ? (['restore'] as const) : [])] as const;
  const operator = operators[random.below(operators.length)] ?? 'delete';
  if (operator === 'substitute') return drawSubstitution(text, random);
  const changed = editText(text, operator, random, { unit: 'phrase', lost, original: '', sentences: [] });
  return changed === undefined ? undefined : { operator, text: changed };
}

/** Of a phrase without a placeholder. */
export function drawSubstitution(text: string, random: Random): DrawnEdit | undefined {
  const pieces = splitUnits(text, 'phrase');
  const [at] = random.sample(
    pieces.units.flatMap(({ fixed }, index) => (fixed ? [] : index)),
    1,
  );
  if (at === undefined) return undefined;
  const around = (phrase: string): string =>
    joinUnits({ ...pieces, units: pieces.units.map((unit, i) => (i === at ? { ...unit, text: phrase } : unit)) });
  return { operator: 'substitute', phrase: pieces.units[at]?.text ?? '', around };
}

/** The texts the edits lead to, all phrases asked for at once; undefined where there was no answer. */
export async function finishEdits(
  edits: readonly DrawnEdit[],
  context: Pick<SearchContext, 'ask'>,
): Promise<readonly (string | undefined)[]> {
  const phrases = edits.flatMap((edit) => (edit.operator === 'substitute' ? [edit.phrase] : []));
  const answers = await context.ask(
    phrases.map((prompt) => ({ prompt: paraphraseRequest, values: { prompt, mark: clearMark([prompt]) } })),
  );
  let asked = 0;
  return edits.map((edit) => {
    if (edit.operator !== 'substitute') return edit.text;
    const phrase = answers[asked++];
    return phrase === undefined ? undefined : edit.around(phrase);
  });
}
