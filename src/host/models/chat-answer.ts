import {
  ModelError,
  type ChatReply,
  type ChatRequest,
  type FinishReason,
  type TokenLikelihood,
  type ToolCall,
  type Usage,
} from '../../engine/model/chat-model.js';
import { dialectOf } from '../../engine/model/dialect.js';
import { countedUsage, estimatedUsage } from './chat-usage.js';
import { contentText } from './content-text.js';
import { field } from './field.js';

export interface Answered {
  /** `provider/model`. */
  readonly id: string;
  /** How long the answer took. */
  readonly milliseconds: number;
  /** Until its first piece, where it was streamed. */
  readonly firstTokenMs?: number;
}

/** An answer with status 200 that is a refusal, as OpenRouter sends it when the vendor behind it fails. */
class RefusedBody extends Error {
  override readonly name = 'RefusedBody';
  readonly status: number;
  readonly code: string | undefined;

  constructor(error: unknown) {
    const message = field(error, 'message') ?? error;
    super(typeof message === 'string' ? message : JSON.stringify(message));
    const code = field(error, 'code');
    this.status = typeof code === 'number' && code >= 400 && code < 600 ? code : 200;
    this.code = typeof code === 'string' ? code : undefined;
  }
}

export function refusedBody(error: unknown): Error {
  return new RefusedBody(error);
}

/** @throws RefusedBody, ModelError `bad-response` or `content-filter` when the body holds no answer */
export function fromWire(body: unknown, request: ChatRequest, { id, ...times }: Answered): ChatReply {
  const counted = countedUsage(field(body, 'usage'), dialectOf(id.split('/', 1)[0] ?? '').cost);
  const choice = firstChoice(body, counted);
  const finishReason = finishReasonOf(field(choice, 'finish_reason'));
  const message = field(choice, 'message');
  const toolCalls = toolCallsOf(message);
  const logprobs = request.parameters.logprobs === undefined ? undefined : likelihoodsOf(field(choice, 'logprobs'));
  const told = contentText(field(message, 'content')) ?? withoutContent(finishReason, message, toolCalls);
  if (told === undefined) throw withoutText(finishReason, field(message, 'refusal'), counted);
  return {
    text: told,
    usage: counted ?? estimatedUsage(request, told, finishReason),
    finishReason,
    ...(toolCalls && { toolCalls }),
    ...(logprobs && { logprobs }),
    cached: false,
    ...times,
  };
}

function firstChoice(body: unknown, usage: Usage | undefined): unknown {
  const choices = field(body, 'choices');
  if (!Array.isArray(choices) && field(body, 'error') !== undefined) throw new RefusedBody(field(body, 'error'));
  if (!Array.isArray(choices))
    throw new ModelError(
      'bad-response',
      `The server's answer is no chat completion: ${glimpse(body)}. Check the base URL.`,
      { usage, mayBeBilled: true },
    );
  const choice: unknown = choices[0];
  if (choice !== undefined) return choice;
  throw new ModelError('bad-response', 'The server answered without any choice.', { usage, mayBeBilled: true });
}

/**
 * A reasoning model at its limit may have written nothing yet: an answer cut short, which asking again would repeat.
 * One that wants tools called need write nothing.
 */
function withoutContent(
  finishReason: FinishReason,
  message: unknown,
  toolCalls: readonly ToolCall[] | undefined,
): string | undefined {
  if (typeof field(message, 'refusal') === 'string') return undefined;
  return finishReason === 'length' || toolCalls !== undefined ? '' : undefined;
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

/** Some servers give the arguments as an object, which OpenAI gives as its text. */
function toolCallsOf(message: unknown): readonly ToolCall[] | undefined {
  const calls = field(message, 'tool_calls');
  if (!Array.isArray(calls)) return undefined;
  const read = calls.flatMap((call: unknown): ToolCall[] => {
    const name = field(field(call, 'function'), 'name');
    const given = field(field(call, 'function'), 'arguments') ?? '';
    return typeof name === 'string'
      ? [{ name, arguments: typeof given === 'string' ? given : JSON.stringify(given) }]
      : [];
  });
  return read.length === 0 ? undefined : read;
}

function likelihoodsOf(logprobs: unknown): readonly TokenLikelihood[] | undefined {
  const content = field(logprobs, 'content');
  if (!Array.isArray(content) || content.length === 0) return undefined;
  return content.flatMap((item: unknown): TokenLikelihood[] => {
    const own = likelihoodOf(item);
    const top = field(item, 'top_logprobs');
    return own.map((likelihood) => ({ ...likelihood, top: Array.isArray(top) ? top.flatMap(likelihoodOf) : [] }));
  });
}

function likelihoodOf(item: unknown): { readonly token: string; readonly logprob: number }[] {
  const token = field(item, 'token');
  const logprob = field(item, 'logprob');
  return typeof token === 'string' && typeof logprob === 'number' ? [{ token, logprob }] : [];
}

/** The start of something unexpected, on one line. */
function glimpse(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
