import type { PromptDoc } from '../prompt/prompt-doc.js';
import { canonicalJson } from '../text/hash.js';
import type { Span } from '../text/span.js';

/** A choice in a prompt's matrix, with the variants that took it. */
export interface ChoiceMark<Variant> {
  readonly span: Span;
  readonly variants: readonly Variant[];
}

interface Chosen {
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The places of the matrix' choices that variants were made of, in the order written. */
export function choiceMarks<Variant extends Chosen>(
  { config, frontMatter }: PromptDoc,
  variants: readonly Variant[],
): ChoiceMark<Variant>[] {
  return Object.entries(config.matrix).flatMap(([name, choices]) =>
    choices.flatMap((choice, index): ChoiceMark<Variant>[] => {
      const span = frontMatter?.valueSpan(['matrix', name, index]);
      const wanted = canonicalJson(choice);
      const taken = variants.filter(({ model, inputs }) => {
        return (name === 'model' ? canonicalJson(model) : canonicalJson(inputs[name] ?? null)) === wanted;
      });
      return span === undefined || taken.length === 0 ? [] : [{ span, variants: taken }];
    }),
  );
}
