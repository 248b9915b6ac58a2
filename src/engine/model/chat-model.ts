import type { Price } from './price.js';

/** One port for every language model, real or not. Providers implement it; wrappers add cache, budget, limits, retries, journal. */
export interface ChatModel {
  /** `provider/model`, as the user writes it. */
  readonly id: string;
  /** What it costs, where the user's configuration says; see `costOf`. */
  readonly price?: Price | undefined;
  /**
   * Asks for one answer.
   * @throws ModelError when there is none: an error is never turned into an answer.
   */
  complete(request: ChatRequest, signal: AbortSignal): Promise<ChatReply>;
}

/** True for the deterministic learner: it is no language model, and every place that shows its results says so. */
export function isOfflineModel(id: string): boolean {
  return id.startsWith('offline/');
}

/** True for the models of the editor that Hone runs in; see `editorNotes`. */
export function isEditorModel(id: string): boolean {
  return id.startsWith('vscode/');
}

export type Role = 'system' | 'user' | 'assistant' | 'developer' | 'tool';

export const roles: readonly Role[] = ['system', 'user', 'assistant', 'developer', 'tool'];

export interface ChatMessage {
  readonly role: Role;
  /** The message's text. */
  readonly content: string;
  /** All of the message in the order it is sent, its text again; only where it holds more than text. */
  readonly parts?: readonly ContentPart[];
  /** What the prompt says of the message besides its role, such as a `name`; only where it says anything. */
  readonly metadata?: MessageMetadata;
}

export type MessageMetadata = Readonly<Record<string, string | number | boolean>>;

export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  /** `url` is an address or `data:` with the content itself; `contentType` a MIME type, where it is known. */
  | { readonly type: 'media'; readonly url: string; readonly contentType?: string };

export interface ModelParameters {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxOutputTokens?: number;
  readonly stopSequences?: readonly string[];
  readonly seed?: number;
  readonly reasoningEffort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh';
  readonly responseFormat?: ResponseFormat;
  /** What the model may ask to be called. Hone calls none of them: the wish is the answer. */
  readonly tools?: readonly ToolDefinition[];
  readonly toolChoice?: 'auto' | 'none' | 'required';
  /** Asks for the logarithm of each token's probability, and so many alternatives to it, from 0 to 20. */
  readonly logprobs?: number;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of an object; a tool without parameters has none. */
  readonly parameters?: unknown;
}

/** A tool the model wants called. */
export interface ToolCall {
  readonly name: string;
  /** As the model wrote them: mostly JSON, and not always whole. */
  readonly arguments: string;
}

/** One token of an answer with the natural logarithm of its probability. */
export interface TokenLikelihood {
  readonly token: string;
  readonly logprob: number;
  /** The likeliest tokens at its place, as many as were asked for, mostly with itself among them. */
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

export type ResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | { readonly type: 'json_schema'; readonly name: string; readonly schema: unknown; readonly strict: boolean };

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly parameters: ModelParameters;
  /** Distinguishes repeats of an otherwise equal request, from 0. Part of the cache key, never sent. */
  readonly sample: number;
}

/** Tokens as the provider counted them; estimates are marked. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly estimated: boolean;
  /** Of the input, what the vendor had seen before and mostly charges less for. */
  readonly cachedInputTokens?: number;
  /** Of the output, what it thought before it answered. */
  readonly reasoningTokens?: number;
  /** US dollars, where the server says what it charged or the configuration what it costs. */
  readonly usd?: number;
}

export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

export interface ChatReply {
  readonly text: string;
  readonly usage: Usage;
  readonly finishReason: FinishReason;
  /** Only where the model wants tools called; `text` is then mostly empty. */
  readonly toolCalls?: readonly ToolCall[];
  /** Only where the request asked for them and the server gave them. */
  readonly logprobs?: readonly TokenLikelihood[];
  /** True when the answer came from the cache or a replay and cost nothing now. */
  readonly cached: boolean;
  /** Wall time of the call that was paid, in milliseconds; 0 when cached. */
  readonly milliseconds: number;
  /** Of that call, until the first piece of the answer came, where it was streamed. */
  readonly firstTokenMs?: number;
}

export type ModelErrorKind =
  | 'auth'
  | 'rate-limit'
  | 'timeout'
  | 'unavailable'
  | 'bad-request'
  | 'bad-response'
  | 'content-filter'
  | 'context-length'
  | 'unknown-model'
  | 'aborted'
  | 'budget';

export interface ModelErrorDetails {
  readonly status?: number | undefined;
  /** From Retry-After or the vendor's own header. */
  readonly retryAfterMs?: number | undefined;
  /** What the vendor counted, where the reply that held no answer says so. */
  readonly usage?: Usage | undefined;
  /** True when the request went out and what became of it is not known. */
  readonly mayBeBilled?: boolean | undefined;
  readonly cause?: unknown;
}

/** Why a call gave no answer. The message is for the user, says what to do, and never holds a key. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly usage: Usage | undefined;
  readonly mayBeBilled: boolean;

  constructor(kind: ModelErrorKind, message: string, details: ModelErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.usage = details.usage;
    this.mayBeBilled = details.mayBeBilled ?? false;
  }
}

/** Kinds after which every further call to the same model fails too, so a run stops instead of paying for more. */
export const fatalKinds: ReadonlySet<ModelErrorKind> = new Set(['auth', 'unknown-model', 'budget', 'aborted']);

/** Failures of the service, as opposed to those of one request: the same request may be answered another time. */
export const serviceKinds: ReadonlySet<ModelErrorKind> = new Set([
  'rate-limit',
  'timeout',
  'unavailable',
  'bad-response',
]);
