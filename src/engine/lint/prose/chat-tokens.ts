import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { valueAt } from '../../prompt/field-reader.js';
import type { Span } from '../../text/span.js';
import { type NamedModel, namedModels } from '../written-models.js';
import { isInExample } from './example-spans.js';
import { proseText } from './masked-text.js';
import { oncePerPrompt } from './once-per-prompt.js';

/** A mark that a model's own chat template puts between turns, written out in a text. */
export interface ChatToken {
  readonly written: string;
  readonly span: Span;
}

/** Of Llama 2 and Mistral, of ChatML and its kin, of Llama 3, and of Gemma. */
const token =
  /\[\/?INST\]|<<\/?SYS>>|<\|(?:im_start|im_end|im_sep|system|user|assistant|end|endoftext|begin_of_text|eot_id|start_header_id|end_header_id)\|>|<(?:start|end)_of_turn>/g;

/** In order; those in code, quotations and examples are spoken of, and left out. */
export const chatTokens = oncePerPrompt((doc): readonly ChatToken[] =>
  Array.from(proseText(doc).matchAll(token), ({ 0: written, index }): ChatToken => {
    return { written, span: { start: index, end: index + written.length } };
  }).filter(({ span }) => !isInExample(doc, span)),
);

/** Models that take a text and go on with it, rather than messages. */
const completion = /instruct|^(?:text-|code-)?(?:davinci|curie|babbage|ada)\b/i;

/** The model a prompt is sent to as messages, so that its turns are no text; undefined where nobody can tell. */
export function chatModelOf(doc: PromptDoc): NamedModel | undefined {
  if (valueAt(doc.frontMatter?.data ?? {}, ['model', 'api']) === 'completion') return undefined;
  return namedModels(doc).find(({ name }) => !completion.test(name));
}
