import {
  ModelError,
  type ChatModel,
  type ChatReply,
  type ChatRequest,
  type Usage,
} from '../engine/model/chat-model.js';
import { estimatedUsage } from '../host/models/chat-usage.js';

/**
 * A model of the caller's own as a run trusts one: what a reply leaves out is filled in, and whatever it throws is an
 * answer that did not come, so that one call that fails does not end all others.
 */
export function givenModel(model: ChatModel): ChatModel {
  return {
    id: model.id,
    ...(model.price && { price: model.price }),
    complete: async (request, signal) => {
      const start = performance.now();
      const reply: unknown = await asked(model, request, signal);
      return wholeReply(model.id, { reply, request, milliseconds: performance.now() - start });
    },
  };
}

async function asked(model: ChatModel, request: ChatRequest, signal: AbortSignal): Promise<unknown> {
  try {
    return await model.complete(request, signal);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(signal.aborted ? 'aborted' : 'unavailable', `${model.id}: ${reason}`, { cause: error });
  }
}

function isCounted(usage: Partial<Usage> | undefined): usage is Usage {
  return typeof usage?.inputTokens === 'number' && typeof usage.outputTokens === 'number';
}

/** Callers without types may leave out what they do not know. */
function wholeReply(
  id: string,
  { reply, request, milliseconds }: { reply: unknown; request: ChatRequest; milliseconds: number },
): ChatReply {
  const { text, usage, finishReason = 'stop', ...rest } = (reply ?? {}) as Partial<ChatReply>;
  if (typeof text !== 'string')
    throw new ModelError('bad-response', `${id} gave a reply without \`text\`: return { text, usage, finishReason }.`);
  const counted = isCounted(usage) ? usage : estimatedUsage(request, text, finishReason);
  return { cached: false, milliseconds, ...rest, text, usage: counted, finishReason };
}
