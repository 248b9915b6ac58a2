import type { Row } from '../dataset/row.js';
import type { ChatRequest } from '../model/chat-model.js';
import { expectedAnswer } from '../prompt/expected-answer.js';
import { rowLabels } from '../prompt/joined-answer.js';
import { addressOf } from '../prompt/prompt-address.js';
import { createPromptRenderer } from '../prompt/render-prompt.js';
import type { RowValues } from '../prompt/row-values.js';
import { placedMessage } from '../template/placed-message.js';
import { type LoadPartial, TemplateError } from '../template/template.js';
import type { Variant } from './contracts/cell.js';

export interface PreparePorts {
  readonly load?: LoadPartial;
  /** Demonstrations to show; the rows written in the prompt file when left out. */
  readonly demos?: readonly RowValues[];
}

/** What a row's call will send and be held against, or why it cannot be made: one sentence with its place. */
export type PreparedCell =
  | {
      readonly request: ChatRequest;
      readonly expected: string | undefined;
      /** The label words the answer may be. */
      readonly labels: readonly string[];
    }
  | { readonly error: string };

/**
 * Renders rows for one variant. An undefined name is an error: the row lacks a column the prompt asks for. The renderer
 * is made with the first row, so that a prompt that cannot be rendered fails row by row, as data.
 */
export function cellPreparer(
  { prompt, inputs }: Variant,
  { load, demos }: PreparePorts,
): (row: Row, repeat: number) => PreparedCell {
  const options = { strict: true, inputs, ...(load && { load }), ...(demos && { demos }) };
  const labelsOf = rowLabels(prompt, { strict: true, ...(load && { load }) });
  let render: ReturnType<typeof createPromptRenderer> | undefined;
  return ({ values }, sample) => {
    try {
      render ??= createPromptRenderer(prompt, options);
      const { messages } = render(values);
      if (messages.length === 0)
        return { error: `${addressOf(prompt)} renders to nothing for this row. Give it some text.` };
      const expected = expectedAnswer(prompt, values, load);
      return {
        request: { messages, parameters: prompt.config.parameters, sample },
        expected,
        labels: labelsOf(values),
      };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return { error: placedMessage(error, prompt.path) };
    }
  };
}
