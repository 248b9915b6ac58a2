import { type HashText, hashText } from '../text/hash.js';
import { aborted, onAbort, throwIfAborted } from './aborted.js';
import { ModelError, type ChatModel, type ChatReply, type ChatRequest } from './chat-model.js';
import { requestKey } from './request-key.js';

/** Where answers are kept between runs. Both are quick: they are called once per request, on the caller's thread. */
export interface ReplyStore {
  get(key: string): ChatReply | undefined;
  set(key: string, reply: ChatReply): void;
}

export interface CachePorts {
  readonly store: ReplyStore;
  /** Tells apart two servers behind one model id, for example after `OPENAI_BASE_URL` changed. */
  readonly endpoint?: string;
  readonly hash?: HashText;
}

/** Undefined when the caller who made the call was stopped: whoever waits with it then calls anew. */
type SharedReply = Promise<ChatReply | undefined>;

/**
 * Answers a request it has seen before from the store, and lets equal requests in flight share one call.
 * Only whole answers are stored: no error, no refusal by a content filter, no reply cut by length, because a second
 * try of each may go better.
 */
export function withCache(inner: ChatModel, { store, endpoint = '', hash = hashText }: CachePorts): ChatModel {
  const server = hash(endpoint).slice(0, 16);
  const inFlight = new Map<string, SharedReply>();

  const call = async (key: string, request: ChatRequest, signal: AbortSignal): Promise<ChatReply> => {
    const paid = inner.complete(request, signal);
    inFlight.set(key, shareable(paid));
    try {
      const reply = await paid;
      if (isWhole(reply)) store.set(key, reply);
      return reply;
    } finally {
      inFlight.delete(key);
    }
  };

  return {
    ...inner,
    async complete(request, signal) {
      const key = `${server}${requestKey(inner.id, request, hash)}`;
      for (;;) {
        throwIfAborted(signal);
        const stored = store.get(key);
        if (stored !== undefined) return asCached(stored);
        const running = inFlight.get(key);
        if (running === undefined) return call(key, request, signal);
        const shared = await untilAborted(running, signal);
        if (shared !== undefined) return asCached(shared);
      }
    },
  };
}

function shareable(paid: Promise<ChatReply>): SharedReply {
  const shared = paid.catch((error: unknown) => {
    if (error instanceof ModelError && error.kind === 'aborted') return undefined;
    throw error;
  });
  // Nobody may be waiting; whoever made the call hears of the failure from `paid`.
  shared.catch(() => undefined);
  return shared;
}

function isWhole(reply: ChatReply): boolean {
  return reply.finishReason === 'stop' || reply.finishReason === 'tool-calls';
}

function asCached(reply: ChatReply): ChatReply {
  return { ...reply, cached: true, milliseconds: 0 };
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let forget: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => reject(aborted(signal)));
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    forget?.();
  }
}
