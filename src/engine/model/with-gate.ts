import { onAbort, throwIfAborted } from './aborted.js';
import type { ChatModel } from './chat-model.js';

/** Holds calls back while it is closed; what is on its way is answered. */
export interface Gate {
  close(): void;
  open(): void;
  readonly isClosed: boolean;
  /** @throws ModelError `aborted` when the signal fires first */
  pass(signal: AbortSignal): Promise<void>;
}

export function createGate(): Gate {
  let closed = false;
  const waiting = new Set<() => void>();
  return {
    close: () => void (closed = true),
    open() {
      closed = false;
      for (const wake of waiting) wake();
      waiting.clear();
    },
    get isClosed() {
      return closed;
    },
    async pass(signal) {
      while (closed) {
        throwIfAborted(signal);
        await new Promise<void>((resolve) => {
          const forget = onAbort(signal, resolve);
          waiting.add(() => {
            forget();
            resolve();
          });
        });
      }
      throwIfAborted(signal);
    },
  };
}

/** Asks only while the gate is open. */
export function withGate(inner: ChatModel, gate: Gate): ChatModel {
  return {
    ...inner,
    async complete(request, signal) {
      await gate.pass(signal);
      return inner.complete(request, signal);
    },
  };
}
