import type { ChatModel, ChatReply, ChatRequest } from './chat-model.js';
import { estimateInputTokens } from './estimate-tokens.js';
import type { Limiter } from './limiter.js';

/** Lets as many calls run at once as the limiter has learned the model bears, and as many a minute as the account may send. */
export function withLimiter(inner: ChatModel, limiter: Limiter): ChatModel {
  const paced = async (request: ChatRequest, signal: AbortSignal): Promise<ChatReply> => {
    if (!limiter.rate.isBounded) return inner.complete(request, signal);
    const tokens = tokensOf(request);
    await limiter.rate.take(tokens, signal);
    const reply = await inner.complete(request, signal);
    limiter.rate.settle(tokens, reply.usage.inputTokens + reply.usage.outputTokens);
    return reply;
  };

  return {
    ...inner,
    async complete(request, signal) {
      await limiter.acquire(signal);
      let succeeded = false;
      try {
        const reply = await paced(request, signal);
        succeeded = true;
        return reply;
      } finally {
        limiter.release(succeeded);
      }
    },
  };
}

/** As vendors count before they answer: the input and the most that may be written, where the request says. */
function tokensOf({ messages, parameters }: ChatRequest): number {
  return estimateInputTokens(messages) + (parameters.maxOutputTokens ?? 0);
}
