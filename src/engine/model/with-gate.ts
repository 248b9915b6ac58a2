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

/** @param onHeld told each time a call comes to it while it is closed */
export function createGate(onHeld: () => void = () => undefined): Gate {
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
      if (closed) onHeld();
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
