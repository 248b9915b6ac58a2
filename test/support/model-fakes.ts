import { aborted, onAbort, throwIfAborted } from '../../src/engine/model/aborted.js';
import type { ChatModel, ChatReply, ChatRequest } from '../../src/engine/model/chat-model.js';
import type { Clock } from '../../src/engine/model/clock.js';

/** A request of one user message. */
export function ask(content: string, parameters: ChatRequest['parameters'] = {}, sample = 0): ChatRequest {
  return { messages: [{ role: 'user', content }], parameters, sample };
}

export function replyOf(text: string, changes: Partial<ChatReply> = {}): ChatReply {
  const usage = { inputTokens: 10, outputTokens: 2, estimated: false };
  return { text, usage, finishReason: 'stop', cached: false, milliseconds: 1, ...changes };
}

/** A model in this process that answers as it is told and keeps what it was asked. */
export function modelThat(
  answer: (request: ChatRequest, signal: AbortSignal) => Promise<ChatReply> | ChatReply,
  id = 'openai/gpt-4o-mini',
): ChatModel & { readonly asked: ChatRequest[] } {
  const asked: ChatRequest[] = [];
  return {
    id,
    asked,
    async complete(request, signal) {
      throwIfAborted(signal);
      asked.push(request);
      return answer(request, signal);
    },
  };
}

export interface FakeClock extends Clock {
  /** The waits that were asked for, in order. */
  readonly slept: readonly number[];
  /** Moves time on and wakes whoever slept until then. */
  advance(ms: number): Promise<void>;
}

/** Time that stands still until a test moves it; with `jumping`, every wait is over at once. */
export function fakeClock({ jumping = false } = {}): FakeClock {
  const slept: number[] = [];
  const sleepers = new Set<{ until: number; wake: () => void }>();
  let now = 1_000_000;
  return {
    slept,
    now: () => now,
    sleep(ms, signal) {
      throwIfAborted(signal);
      slept.push(ms);
      if (jumping) now += ms;
      if (jumping) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const forget = onAbort(signal, () => reject(aborted(signal)));
        const wake = (): void => {
          forget();
          resolve();
        };
        sleepers.add({ until: now + ms, wake });
      });
    },
    async advance(ms) {
      now += ms;
      for (const sleeper of [...sleepers]) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await settled();
    },
  };
}

/** Resolves when everything that needs no outside event has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export const never = new AbortController().signal;

/** A promise and the handles to end it. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}
