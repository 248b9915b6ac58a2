import type { ChatModel } from '../../engine/model/chat-model.js';
import type { Clock } from '../../engine/model/clock.js';
import { createLimiter, type Limiter } from '../../engine/model/limiter.js';
import type { Rate } from '../../engine/model/rate.js';
import { withCallLimit, withSpendLimit } from '../../engine/model/with-budget.js';
import { type ReplyStore, withCache } from '../../engine/model/with-cache.js';
import { withCallMarks } from '../../engine/model/with-call-marks.js';
import { withCircuit } from '../../engine/model/with-circuit.js';
import { withJournal } from '../../engine/model/with-journal.js';
import { withLimiter } from '../../engine/model/with-limiter.js';
import { withReplay } from '../../engine/model/with-replay.js';
import { withRetry } from '../../engine/model/with-retry.js';
import type { Random } from '../../engine/random/seeded.js';
import type { ModelOptions } from '../host.js';
import { sha256 } from '../sha256.js';

export interface WrapPorts {
  readonly clock: Clock;
  /** For the jitter between retries. */
  readonly random: Random;
  readonly openCache: () => ReplyStore;
}

export interface Wrapping {
  readonly limiter: Limiter;
  /** Tells apart two models behind one id. */
  readonly endpoint: string;
}

/**
 * What every model that is asked over a line gets around it, from the outside: cache, budget of calls, limiter,
 * circuit, retry, budget of tokens and money, replay, journal, marks.
 */
export function wrapModel(provider: ChatModel, use: ModelOptions, ports: WrapPorts & Wrapping): ChatModel {
  const { clock, random, limiter, openCache, endpoint } = ports;
  const { budget } = use;
  const kept = recorded(use.marks === undefined ? provider : withCallMarks(provider, use.marks), use);
  const attempt = budget === undefined ? kept : withSpendLimit(kept, budget);
  const limited = withLimiter(withCircuit(withRetry(attempt, { clock, random, limiter })), limiter);
  const budgeted = budget === undefined ? limited : withCallLimit(limited, budget);
  return use.cache ? withCache(budgeted, { store: openCache(), endpoint, hash: sha256 }) : budgeted;
}

export function recorded(model: ChatModel, { append, find }: ModelOptions): ChatModel {
  const kept = append === undefined ? model : withJournal(model, append);
  return find === undefined ? kept : withReplay(kept, find);
}

/** One limiter for all who ask a model at one concurrency. */
export function sharedLimiters(clock: Clock): (model: string, concurrency: number, rate: Rate) => Limiter {
  const limiters = new Map<string, Limiter>();
  return (model, concurrency, rate) => {
    const key = `${concurrency} ${model}`;
    const limiter = limiters.get(key) ?? createLimiter({ clock, concurrency, rate });
    limiters.set(key, limiter);
    return limiter;
  };
}
