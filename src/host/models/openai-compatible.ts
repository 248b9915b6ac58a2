import type { OpenAI } from 'openai';
import { aborted, onAbort, throwIfAborted } from '../../engine/model/aborted.js';
import { ModelError, type ChatModel, type ChatReply, type ChatRequest } from '../../engine/model/chat-model.js';
import type { Clock } from '../../engine/model/clock.js';
import type { Price } from '../../engine/model/price.js';
import { costOf } from '../../engine/model/prices.js';
import { fromWire } from './chat-answer.js';
import { streaming, toWire } from './chat-wire.js';
import { field } from './field.js';
import type { LeanFetch } from './keep-alive-fetch.js';
import { leanClient } from './lean-client.js';
import { redactReply, redactText } from './redact-reply.js';
import type { ReadHeader } from './retry-after.js';
import { secretsOf, shownAddress } from './shown-address.js';
import { wholeAnswer } from './streamed-answer.js';
import { toModelError, type Endpoint, type Failure } from './to-model-error.js';

export interface OpenAICompatibleOptions extends Endpoint {
  /** Empty for servers that need none. */
  readonly key: string;
  /** How long one attempt may take, whole answer included. */
  readonly timeoutMs: number;
  readonly price?: Price | undefined;
  readonly clock: Clock;
  readonly fetch: LeanFetch;
  /** True streams answers, which tells how long their first piece takes. */
  readonly stream?: boolean | undefined;
  /** Told of the headers of each answer. */
  readonly onHeaders?: (header: ReadHeader) => void;
}

/**
 * Any server that speaks OpenAI's chat-completions protocol, through the `openai` client with its retries off: they
 * are `withRetry`'s. The key reaches the request's header and nothing else.
 */
export function openAICompatible(options: OpenAICompatibleOptions): ChatModel {
  const { id, clock, timeoutMs, headers = {} } = options;
  const secrets = [options.key, ...secretsOf(options.baseUrl), ...Object.values(headers)].filter(
    ({ length }) => length >= shortestSecret,
  );
  let client: Promise<OpenAI> | undefined;

  const ask = async (request: ChatRequest, signal: AbortSignal): Promise<ChatReply> => {
    client ??= createClient(options);
    const { chat } = await client;
    const start = clock.now();
    const wire = toWire(request, id);
    if (options.stream !== true) {
      const body: unknown = await chat.completions.create(wire, { signal });
      return fromWire(body, request, { id, milliseconds: clock.now() - start });
    }
    const chunks = await chat.completions.create(streaming(wire, id), { signal });
    const { body, firstAt } = await wholeAnswer(chunks, { now: () => clock.now(), stopped: () => signal.aborted });
    const firstTokenMs = firstAt === undefined ? {} : { firstTokenMs: firstAt - start };
    return fromWire(body, request, { id, milliseconds: clock.now() - start, ...firstTokenMs });
  };

  return {
    id,
    ...(options.price && { price: options.price }),
    async complete(request, signal) {
      throwIfAborted(signal);
      const deadline = new AbortController();
      const stop = (): void => deadline.abort();
      const timer = setTimeout(stop, timeoutMs);
      const forget = onAbort(signal, stop);
      try {
        const reply = await ask(request, deadline.signal);
        return redactReply(priced(reply, options), secrets);
      } catch (error) {
        if (signal.aborted) throw aborted(signal);
        if (deadline.signal.aborted) throw silent(options);
        throw redacted(ownError(error) ?? toModelError(readFailure(error), options, clock.now()), secrets);
      } finally {
        clearTimeout(timer);
        forget();
      }
    },
  };
}

/** The client is large, so it is loaded with the first call. */
async function createClient(options: OpenAICompatibleOptions): Promise<OpenAI> {
  const { provider, baseUrl, key, headers, query, timeoutMs, fetch } = options;
  const { OpenAI } = await import('openai');
  const lean = told(fetch, options.onHeaders);
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: key === '' ? 'none' : key,
    defaultHeaders: { ...headers, ...(provider.keyHeader && { authorization: null, [provider.keyHeader]: key }) },
    ...(query && { defaultQuery: query }),
    ...(provider.name === 'openai' ? {} : { organization: null, project: null }),
    maxRetries: 0,
    timeout: 2 * timeoutMs,
    logLevel: 'off',
    fetch: lean as unknown as typeof globalThis.fetch,
  });
  return leanClient(client, options.stream === true ? undefined : lean);
}

/** Ours is the client's cause where it came from below it, as of a proxy's address that is none. */
function ownError(error: unknown): ModelError | undefined {
  if (error instanceof ModelError) return error;
  return error instanceof Error && error.cause instanceof ModelError ? error.cause : undefined;
}

function told(fetch: LeanFetch, onHeaders: OpenAICompatibleOptions['onHeaders']): LeanFetch {
  if (onHeaders === undefined) return fetch;
  return async (url, init) => {
    const response = await fetch(url, init);
    onHeaders((name) => response.headers.get(name));
    return response;
  };
}

/** Reads what the client throws by its shape: `APIError` with a status, else a connection error with its cause. */
function readFailure(error: unknown): Failure {
  const { status, code, headers, message, cause } = error as Partial<Record<string, unknown>>;
  const retryDelay = field(field(error, 'error'), 'retryDelay');
  return {
    status: typeof status === 'number' ? status : error instanceof SyntaxError ? 200 : undefined,
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : String(error),
    header: (name) => (headers instanceof Map ? (headers.get(name) as string | undefined) : undefined),
    retryDelay: typeof retryDelay === 'string' ? retryDelay : undefined,
    systemCode: systemCodeOf(cause) ?? systemCodeOf(error),
  };
}

function systemCodeOf(cause: unknown): string | undefined {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
  if (code !== undefined || !(cause instanceof AggregateError)) return code;
  return systemCodeOf(cause.errors[0]);
}

function silent({ baseUrl, timeoutMs }: OpenAICompatibleOptions): ModelError {
  return new ModelError('timeout', `${shownAddress(baseUrl)} gave no whole answer within ${timeoutMs / 1000} s.`, {
    mayBeBilled: true,
  });
}

function redacted(error: ModelError, secrets: readonly string[]): ModelError {
  const { kind, status, retryAfterMs, usage, mayBeBilled } = error;
  return new ModelError(kind, redactText(error.message, secrets), { status, retryAfterMs, usage, mayBeBilled });
}

/** A shorter text is no real key, and replacing it would garble answers. */
const shortestSecret = 8;

/** The configuration's price goes into the usage, so that whoever keeps the answer knows what it cost. */
function priced(reply: ChatReply, { id, price }: OpenAICompatibleOptions): ChatReply {
  const usd = price && costOf(id, reply.usage, price);
  return usd === undefined ? reply : { ...reply, usage: { ...reply.usage, usd } };
}
