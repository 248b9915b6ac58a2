import { aborted, onAbort, throwIfAborted } from './aborted.js';
import type { ModelError } from './chat-model.js';
import type { Clock } from './clock.js';
import { createRate, type Rate } from './rate.js';

/** How many calls to one model run at once: learned from its answers, shared by everybody who asks it. */
export interface Limiter {
  /**
   * Waits for a turn, first come first served, and for the end of a hold.
   * @throws ModelError `aborted` when the signal fires first; the place in the queue is then given up.
   */
  acquire(signal: AbortSignal): Promise<void>;
  release(succeeded: boolean): void;
  /** Told of every failed attempt, also of those a retry makes good. */
  failed(error: ModelError): void;
  /** Waits for the end of a hold, and for the rate to allow one more attempt, without asking for a turn. */
  held(signal: AbortSignal): Promise<void>;
  readonly limit: number;
  /** Keeps to what may go out in a minute. */
  readonly rate: Rate;
}

export interface LimiterOptions {
  readonly clock: Clock;
  /** The most calls at once. */
  readonly concurrency: number;
  /** Shared by all limiters of one account; without one nothing is known of a minute's limits. */
  readonly rate?: Rate;
}

/** Nobody waits longer than this: a Retry-After beyond it is reported at once, and holds nobody up. */
export const longestWaitMs = 180_000;

const firstLimit = 8;
const cutFactor = 0.8;
const growthAfterCut = 1.05;
/** Rejections nearer than this to the last cut belong to its episode: they answer calls sent before it took effect. */
const episodeMs = 15_000;

/**
 * Doubles after each round of successes until the first 429, then grows by a twentieth a round; a 429 cuts by a fifth
 * once an episode. Server errors and timeouts do not cut: they say nothing about the rate. (The scheme of UK AISI's
 * Inspect, which behaved best of those compared.)
 */
export function createLimiter({ clock, concurrency, rate = createRate(clock) }: LimiterOptions): Limiter {
  const queue = new Set<() => void>();
  const pace = createPace(Math.max(1, Math.floor(concurrency)));
  let running = 0;
  let heldUntil = -Infinity;

  const admit = (): void => {
    for (const enter of queue) {
      if (running >= pace.limit) return;
      queue.delete(enter);
      running += 1;
      enter();
    }
  };

  const held = async (signal: AbortSignal): Promise<void> => {
    while (clock.now() < heldUntil) await clock.sleep(heldUntil - clock.now(), signal);
  };

  const leave = (): void => {
    running -= 1;
    admit();
  };

  return {
    rate,
    async held(signal) {
      await held(signal);
      // An attempt of a call that was counted once is sent again.
      if (rate.isBounded) await rate.take(0, signal);
    },
    async acquire(signal) {
      throwIfAborted(signal);
      if (running < pace.limit && queue.size === 0) running += 1;
      else await turn(queue, signal);
      if (clock.now() < heldUntil) await held(signal).catch(rethrowAfter(leave));
    },
    release(succeeded) {
      if (succeeded) pace.grow();
      leave();
    },
    failed({ kind, retryAfterMs = 0 }) {
      if (kind !== 'rate-limit') return;
      const hold = retryAfterMs > longestWaitMs ? 0 : retryAfterMs;
      heldUntil = Math.max(heldUntil, clock.now() + hold);
      pace.cut(clock.now(), hold);
    },
    get limit() {
      return pace.limit;
    },
  };
}

interface Pace {
  readonly limit: number;
  grow(): void;
  cut(now: number, retryAfterMs: number): void;
}

function createPace(most: number): Pace {
  let limit = Math.min(firstLimit, most);
  let successes = 0;
  let everCut = false;
  let quietUntil = -Infinity;

  return {
    get limit() {
      return Math.floor(limit);
    },
    grow() {
      successes += 1;
      if (successes < limit || limit >= most) return;
      successes = 0;
      limit = Math.min(most, everCut ? limit * growthAfterCut : limit * 2);
    },
    cut(now, retryAfterMs) {
      successes = 0;
      if (now < quietUntil) return;
      limit = Math.max(1, limit * cutFactor);
      everCut = true;
      quietUntil = now + Math.max(episodeMs, retryAfterMs);
    },
  };
}

function rethrowAfter(cleanUp: () => void): (error: unknown) => never {
  return (error) => {
    cleanUp();
    throw error;
  };
}

function turn(queue: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = (): void => {
      forget();
      resolve();
    };
    const forget = onAbort(signal, () => {
      queue.delete(enter);
      reject(aborted(signal));
    });
    queue.add(enter);
  });
}
