import type { Clock } from './clock.js';

/** What an account may send in a minute; an absent limit is not known. */
export interface RateLimits {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
}

/** Keeps to what an account may send in a minute: as declared, else as the server's answers say. */
export interface Rate {
  /** False while no limit is known, so that nobody counts tokens for nothing. */
  readonly isBounded: boolean;
  /**
   * Waits until so much may go out, first come first served.
   * @throws ModelError `aborted` when the signal fires first; what was set aside is then given back
   */
  take(tokens: number, signal: AbortSignal): Promise<void>;
  /** Replaces what was set aside by what was used. */
  settle(tokens: number, used: number): void;
  /** A limit that was declared stands against what a server says. */
  learn(limits: RateLimits): void;
}

const minuteMs = 60_000;
/** Of a minute's limit, how much may go out at once; the rest follows evenly, so that no minute has more than the limit. */
const burst = 0.1;

export function createRate(clock: Clock, declared: RateLimits = {}): Rate {
  let known = declared;
  const requests = createBucket(clock, declared.requestsPerMinute);
  const tokens = createBucket(clock, declared.tokensPerMinute);

  return {
    get isBounded() {
      return known.requestsPerMinute !== undefined || known.tokensPerMinute !== undefined;
    },
    async take(count, signal) {
      const wait = Math.max(requests.take(1), tokens.take(count));
      if (wait === 0) return;
      try {
        await clock.sleep(wait, signal);
      } catch (error) {
        requests.giveBack(1);
        tokens.giveBack(count);
        throw error;
      }
    },
    settle: (count, used) => tokens.giveBack(count - used),
    learn(limits) {
      known = { ...limits, ...declared };
      requests.setLimit(known.requestsPerMinute);
      tokens.setLimit(known.tokensPerMinute);
    },
  };
}

interface Bucket {
  /** Takes at once, and says how many milliseconds to wait before it may be used. */
  take(amount: number): number;
  giveBack(amount: number): void;
  setLimit(perMinute: number | undefined): void;
}

/** Fills evenly. It may be owed: whoever takes what is not there yet waits for it behind those who came before. */
function createBucket(clock: Clock, perMinute: number | undefined): Bucket {
  let limit = perMinute;
  let level = burst * (limit ?? 0);
  let filledAt = clock.now();

  const perMs = (): number => ((limit ?? 0) * (1 - burst)) / minuteMs;
  const fill = (): void => {
    const now = clock.now();
    level = Math.min(burst * (limit ?? 0), level + (now - filledAt) * perMs());
    filledAt = now;
  };

  return {
    take(amount) {
      if (limit === undefined) return 0;
      fill();
      level -= amount;
      return level >= 0 ? 0 : Math.ceil(-level / perMs());
    },
    giveBack(amount) {
      level += amount;
    },
    setLimit(changed) {
      if (changed === limit) return;
      fill();
      level = limit === undefined ? burst * (changed ?? 0) : level;
      limit = changed;
    },
  };
}
