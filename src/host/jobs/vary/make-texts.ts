import type { Variation, WrittenPerturbation } from '../../../engine/eval/vary/contracts.js';
import { makeVariations } from '../../../engine/eval/vary/make-variations.js';
import { variedPrompt } from '../../../engine/eval/vary/varied-prompt.js';
import { writeVariations } from '../../../engine/eval/vary/write-variations.js';
import { isOfflineModel } from '../../../engine/model/chat-model.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { lintErrorsOf } from '../../lint-errors-of.js';
import type { Host } from '../../host.js';
import type { VariedTexts } from '../evaluate/evaluate-request.js';
import type { VariantWriter } from './ask-for-variants.js';
import type { VaryPlan } from './vary-plan.js';

/** The texts of a run, with what they were made from. `writerOf` opens the writer when one is needed. */
export async function makeTexts(
  doc: PromptDoc,
  plan: VaryPlan,
  host: Host,
  writerOf: () => { readonly id: string; readonly writer: VariantWriter },
): Promise<VariedTexts> {
  const { free, written, n, seed, components, typoRate, languages } = plan;
  const lintErrors = lintErrorsOf(doc.path, host);
  const made = makeVariations(doc, { ...plan, kinds: free, lintErrors });
  const variations: Variation[] = [...made.variations];
  const notes = [...made.notes];
  let spent = { calls: 0, usd: 0 };
  if (written.length > 0) {
    const { id, writer } = writerOf();
    for (const kind of written) {
      if (isOfflineModel(id) && !kind.offline) {
        notes.push(
          `${kind.id}: ${id} is a small learner that cannot ${ability(kind)}. Name a language model with --writer.`,
        );
        continue;
      }
      const places = components.filter((name) => name !== 'options' && name !== 'demos');
      const more = await writeVariations(kind, variedPrompt(doc, places), {
        n,
        languages,
        lintErrors,
        ask: writer.ask,
      });
      if (isOfflineModel(id))
        notes.push(`${kind.id}: ${id} is a small learner that only exchanges some words for others.`);
      variations.push(...more.variations);
      notes.push(...more.notes);
    }
    spent = writer.spent();
  }
  const kinds = [...free, ...written].map(({ id }) => id);
  return { variations, settings: { kinds, n, seed, components, typoRate, languages, notes, written: spent } };
}

function ability({ id }: WrittenPerturbation): string {
  return id === 'language' ? 'translate' : 'do this';
}
