import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import {
  ModelError,
  type ChatMessage,
  type ChatReply,
  type ChatRequest,
  type ContentPart,
  type FinishReason,
  type ModelParameters,
  type Usage,
} from '../../engine/model/chat-model.js';
import { estimateInputTokens, estimateTokens } from '../../engine/model/estimate-tokens.js';
import { type ModelFacts, refusedOf } from '../../engine/model/model-facts.js';
import type { Provider } from './providers.js';

/** A request as the chat-completions endpoint takes it. Parameters the model is known to refuse are left out. */
export function toWire(
  request: ChatRequest,
  model: string,
  { limitParameter }: Provider,
  facts: ModelFacts | undefined,
): ChatCompletionCreateParamsNonStreaming {
  const { responseFormat, ...given } = without(
    request.parameters,
    facts === undefined ? [] : refusedOf(facts, request.parameters),
  );
  const named = {
    temperature: given.temperature,
    top_p: given.topP,
    top_k: given.topK,
    [limitParameter]: given.maxOutputTokens,
    stop: given.stopSequences,
    seed: given.seed,
    reasoning_effort: given.reasoningEffort,
    response_format: responseFormat === undefined ? undefined : formatOf(responseFormat),
  };
  const set = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return { model, messages: request.messages.flatMap(messagesOf), ...set };
}

function without(parameters: ModelParameters, refused: readonly string[]): ModelParameters {
  if (refused.length === 0) return parameters;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !refused.includes(name)));
}

function formatOf(format: NonNullable<ModelParameters['responseFormat']>): object {
  if (format.type !== 'json_schema') return format;
  const { name, schema, strict } = format;
  return { type: 'json_schema', json_schema: { name, schema, strict } };
}

/** Only a user's message may hold pictures: those of another are sent behind it as the user's, rather than left out. */
function messagesOf(message: ChatMessage): ChatCompletionMessageParam[] {
  const media = message.parts?.filter(({ type }) => type === 'media') ?? [];
  if (message.role === 'user' || media.length === 0) return [messageOf(message)];
  const pictures: ChatCompletionMessageParam = { role: 'user', content: media.map(partOf) };
  return message.content.trim() === '' ? [pictures] : [messageOf(message), pictures];
}

/** A prompt file's `tool:` message answers no call of this conversation, which vendors insist on: it goes as the user's. */
function messageOf({ role, content, parts, metadata }: ChatMessage): ChatCompletionMessageParam {
  const name = nameOf(metadata);
  if (role === 'user' && parts !== undefined) return { role, content: parts.map(partOf), ...name };
  return { role: role === 'tool' ? 'user' : role, content, ...name };
}

/** Of all that may be said of a message, the endpoint knows the speaker's name, in a form of its own. */
function nameOf(metadata: ChatMessage['metadata']): { readonly name?: string } {
  const name = metadata?.['name'];
  return typeof name === 'string' && /^[\w-]{1,64}$/.test(name) ? { name } : {};
}

/** The endpoint takes pictures by address and, as `data:` addresses, by content; it refuses what it cannot read itself. */
function partOf(part: ContentPart): ChatCompletionContentPart {
  return part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.url } };
}

/** @throws ModelError `bad-response` or `content-filter` when the body holds no answer */
export function fromWire(body: unknown, request: ChatRequest, milliseconds: number): ChatReply {
  const choices = field(body, 'choices');
  if (!Array.isArray(choices))
    throw new ModelError(
      'bad-response',
      `The server's answer is no chat completion: ${glimpse(body)}. Check the base URL.`,
      { usage: countedUsage(field(body, 'usage')), mayBeBilled: true },
    );
  const choice: unknown = choices[0];
  if (choice === undefined) {
    const usage = countedUsage(field(body, 'usage'));
    throw new ModelError('bad-response', 'The server answered without any choice.', { usage, mayBeBilled: true });
  }
  const finishReason = finishReasonOf(field(choice, 'finish_reason'));
  const message = field(choice, 'message');
  const text = field(message, 'content');
  const counted = countedUsage(field(body, 'usage'));
  const told = typeof text === 'string' ? text : cutBeforeText(finishReason, field(message, 'refusal'));
  if (told === undefined) throw withoutText(finishReason, field(message, 'refusal'), counted);
  const usage = counted ?? estimatedUsage(request, told, finishReason);
  return { text: told, usage, finishReason, cached: false, milliseconds };
}

/** A reasoning model at its limit may have written nothing yet: an answer cut short, which asking again would repeat. */
function cutBeforeText(finishReason: FinishReason, refusal: unknown): string | undefined {
  return finishReason === 'length' && typeof refusal !== 'string' ? '' : undefined;
}

function withoutText(finishReason: FinishReason, refusal: unknown, usage: Usage | undefined): ModelError {
  if (finishReason === 'content-filter' || typeof refusal === 'string') {
    const said = typeof refusal === 'string' ? ` It said: ${glimpse(refusal)}` : '';
    return new ModelError('content-filter', `The vendor's content filter withheld the answer.${said}`, { usage });
  }
  return new ModelError('bad-response', 'The server answered without any text.', { usage, mayBeBilled: true });
}

const finishReasons: Readonly<Partial<Record<string, FinishReason>>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
};

/** Some servers leave the reason out of whole answers. */
function finishReasonOf(value: unknown): FinishReason {
  if (value === undefined || value === null) return 'stop';
  return (typeof value === 'string' ? finishReasons[value] : undefined) ?? 'other';
}

function countedUsage(usage: unknown): Usage | undefined {
  const inputTokens = field(usage, 'prompt_tokens');
  const outputTokens = field(usage, 'completion_tokens');
  if (typeof inputTokens === 'number' && typeof outputTokens === 'number') {
    return { inputTokens, outputTokens, estimated: false };
  }
  return undefined;
}

/** An answer that was cut took all it might, whatever of it is text. */
function estimatedUsage({ messages, parameters }: ChatRequest, text: string, finishReason: FinishReason): Usage {
  const limit = finishReason === 'length' ? (parameters.maxOutputTokens ?? 0) : 0;
  const outputTokens = Math.max(limit, estimateTokens(text));
  return { inputTokens: estimateInputTokens(messages), outputTokens, estimated: true };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The start of something unexpected, on one line. */
function glimpse(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
