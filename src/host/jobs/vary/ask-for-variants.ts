import { judgePromptDoc } from '../../../engine/eval/judge/judge-prompt.js';
import { variantRequest } from '../../../engine/eval/requests/variant.js';
import type { AskWriter } from '../../../engine/eval/vary/write-variations.js';
import { type ChatModel, type ChatReply, fatalKinds, ModelError } from '../../../engine/model/chat-model.js';
import { costOf } from '../../../engine/model/prices.js';
import { renderPrompt } from '../../../engine/prompt/render-prompt.js';
import { clearMark } from '../../../engine/text/clear-mark.js';
import { readTag } from '../../../engine/text/read-tag.js';

export interface VariantWriter {
  readonly ask: AskWriter;
  /** What was paid so far. */
  spent(): { readonly calls: number; readonly usd: number };
}

/** Asks a model for texts; a reply without the form asked for is none. @throws ModelError where no call can succeed */
export function variantWriter(model: ChatModel, signal: AbortSignal): VariantWriter {
  let spent = { calls: 0, usd: 0 };
  const pay = ({ cached, usage }: ChatReply): void => {
    if (!cached) spent = { calls: spent.calls + 1, usd: spent.usd + (costOf(model.id, usage, model.price) ?? 0) };
  };
  return {
    spent: () => spent,
    async ask({ task, prompt, labels, sample }) {
      const doc = judgePromptDoc(variantRequest);
      const { messages } = renderPrompt(doc, { task, prompt, labels, mark: clearMark([prompt]) });
      try {
        const reply = await model.complete({ messages, parameters: doc.config.parameters, sample }, signal);
        pay(reply);
        const text = reply.finishReason === 'length' ? undefined : readTag(reply.text, 'variant');
        return text === undefined ? { missing: `${model.id} did not answer in the form asked for.` } : { text };
      } catch (error) {
        if (!(error instanceof ModelError) || fatalKinds.has(error.kind) || error.kind === 'aborted') throw error;
        return { missing: error.message };
      }
    },
  };
}
