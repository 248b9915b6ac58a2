import type { ChatRequest, FinishReason, Usage } from '../../engine/model/chat-model.js';
import { estimateInputTokens, estimateTokens } from '../../engine/model/estimate-tokens.js';
import { field } from './field.js';

/**
 * What the vendor counted. Google leaves thinking out of `completion_tokens` and has it in `total_tokens`, and bills it:
 * the larger of the two is the output.
 * @param saysCost whether its `cost` is what was charged, in US dollars
 */
export function countedUsage(usage: unknown, saysCost: boolean): Usage | undefined {
  const inputTokens = numberAt(usage, 'prompt_tokens');
  const written = numberAt(usage, 'completion_tokens');
  if (inputTokens === undefined || written === undefined) return undefined;
  const outputTokens = Math.max(written, (numberAt(usage, 'total_tokens') ?? 0) - inputTokens);
  return {
    inputTokens,
    outputTokens,
    estimated: false,
    ...given('cachedInputTokens', cachedTokens(usage)),
    ...given('reasoningTokens', numberAt(field(usage, 'completion_tokens_details'), 'reasoning_tokens') || undefined),
    ...given('usd', saysCost ? numberAt(usage, 'cost') : undefined),
  };
}

/** OpenAI's name, which most took over, and DeepSeek's. */
function cachedTokens(usage: unknown): number | undefined {
  const cached = numberAt(field(usage, 'prompt_tokens_details'), 'cached_tokens');
  return (cached ?? numberAt(usage, 'prompt_cache_hit_tokens')) || undefined;
}

/** An answer that was cut took all it might, whatever of it is text. */
export function estimatedUsage({ messages, parameters }: ChatRequest, text: string, finishReason: FinishReason): Usage {
  const limit = finishReason === 'length' ? (parameters.maxOutputTokens ?? 0) : 0;
  const outputTokens = Math.max(limit, estimateTokens(text));
  return { inputTokens: estimateInputTokens(messages), outputTokens, estimated: true };
}

function numberAt(value: unknown, name: string): number | undefined {
  const found = field(value, name);
  return typeof found === 'number' ? found : undefined;
}

function given(name: string, value: number | undefined): object {
  return value === undefined ? {} : { [name]: value };
}
