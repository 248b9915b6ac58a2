import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { demoAnswers } from '../demo-answers.js';
import { oncePerPrompt } from '../prose/once-per-prompt.js';
import { writtenAnswers } from '../written-answers.js';

/** An example that answers with a declared label, whichever way it is written. */
export interface LabelledExample {
  readonly label: string;
  readonly span: Span;
}

/** In the order of the file. Answers that are no label are `examples/label-not-declared`'s. */
export const labelledExamples = oncePerPrompt((doc: PromptDoc): readonly LabelledExample[] => {
  const { labels } = doc.config.output;
  if (labels.length === 0) return [];
  const words = new Map(labels.flatMap(({ value, word }) => [value, word].map((name) => [name.toLowerCase(), word])));
  return [...demoAnswers(doc), ...writtenAnswers(doc, labels)]
    .flatMap(({ text, span }) => {
      const label = words.get(text.toLowerCase());
      return label === undefined ? [] : [{ label, span }];
    })
    .sort((a, b) => a.span.start - b.span.start);
});
