import { createHash } from 'node:crypto';
import type { Budget } from '../../engine/model/budget.js';
import type { ChatModel } from '../../engine/model/chat-model.js';
import type { Clock } from '../../engine/model/clock.js';
import { createLimiter, type Limiter } from '../../engine/model/limiter.js';
import { createRate, type Rate } from '../../engine/model/rate.js';
import { withBudget, withCallLimit, withSpendLimit } from '../../engine/model/with-budget.js';
import { withCache } from '../../engine/model/with-cache.js';
import { withCircuit } from '../../engine/model/with-circuit.js';
import { withJournal, type AppendReply } from '../../engine/model/with-journal.js';
import { withLimiter } from '../../engine/model/with-limiter.js';
import { withReplay, type FindReply } from '../../engine/model/with-replay.js';
import { withRetry } from '../../engine/model/with-retry.js';
import { seededRandom, type Random } from '../../engine/random/seeded.js';
import type { HoneConfig } from '../config/hone-config.js';
import type { HostError } from '../host-error.js';
import type { ModelOptions, ReadSecret } from '../host.js';
import { keepAliveFetch } from './keep-alive-fetch.js';
import { rateOf } from './learn-rate.js';
import { listModels, type ModelListing } from './list-models.js';
import { offlineModel } from './offline/offline-model.js';
import { openAICompatible } from './openai-compatible.js';
import { providersOf } from './providers.js';
import type { ProxyFor } from './proxy-for.js';
import { recordedModel } from './recorded-model.js';
import { learner, type ResolvedModel, resolveModel, unknownModel } from './resolve-model.js';
import type { ReadHeader } from './retry-after.js';
import { openResponseCache, type ResponseCache } from './response-cache.js';
import { systemClock } from './system-clock.js';

export interface ModelSources {
  readonly config: HoneConfig;
  /** Keys and addresses (`OPENAI_BASE_URL`), by name. */
  readonly readSecret: ReadSecret;
  /** Which proxy a request goes through; none when absent, as inside VS Code, which sees to it itself. */
  readonly proxyFor?: ProxyFor | undefined;
  /** `.hone/cache` of the workspace. */
  readonly cacheFolder: string;
  /** Told once when answers can no longer be kept. */
  readonly onProblem?: (problem: HostError) => void;
  /** How long one attempt may take, 120 s when absent. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** For the jitter between retries. */
  readonly random?: Random;
}

/** What a run adds around its models. */
export interface ModelUse extends ModelOptions {
  /** Shared by all models of the run. */
  readonly budget?: Budget | undefined;
  /** Keeps every paid answer as it comes. */
  readonly append?: AppendReply | undefined;
  /** Finds the answers of the run that is resumed. */
  readonly find?: FindReply | undefined;
}

export interface Models {
  /** @throws ModelError `unknown-model`, `auth` when no key is set: before any call */
  model(id: string, use: ModelUse): ChatModel;
  list(): ModelListing;
  /** Closes the cache's files. */
  close(): void;
}

const defaultTimeoutMs = 120_000;

/**
 * All models of a workspace, with the wrappers composed, from the outside: cache, budget of calls, limiter, circuit,
 * retry, budget of tokens and money, replay, journal, provider.
 */
export function createModels(sources: ModelSources): Models {
  const { config, readSecret, cacheFolder, onProblem, clock = systemClock, timeoutMs = defaultTimeoutMs } = sources;
  const random = sources.random ?? seededRandom(`${process.pid}/${clock.now()}`);
  const providers = providersOf(config);
  const fetch = keepAliveFetch(sources.proxyFor);
  const limiters = new Map<string, Limiter>();
  const rateFor = sharedRates(clock);
  let cache: ResponseCache | undefined;

  const limiterFor = (resolved: ResolvedModel, concurrency: number): Limiter => {
    const key = `${concurrency} ${resolved.baseUrl} ${resolved.id}`;
    const limiter = limiters.get(key) ?? createLimiter({ clock, concurrency, rate: rateFor(resolved) });
    limiters.set(key, limiter);
    return limiter;
  };

  const serverModel = (id: string, use: ModelUse): ChatModel => {
    const resolved = resolveModel(id, providers, readSecret);
    const limiter = limiterFor(resolved, use.concurrency);
    const onHeaders = (header: ReadHeader): void => {
      const limits = rateOf(header);
      if (limits !== undefined) limiter.rate.learn(limits);
    };
    const provider = openAICompatible({ ...resolved, timeoutMs, clock, fetch, onHeaders });
    const { budget } = use;
    const kept = recorded(provider, use);
    const attempt = budget === undefined ? kept : withSpendLimit(kept, budget);
    const limited = withLimiter(withCircuit(withRetry(attempt, { clock, random, limiter })), limiter);
    const budgeted = budget === undefined ? limited : withCallLimit(limited, budget);
    if (!use.cache) return budgeted;
    cache ??= openResponseCache({ folder: cacheFolder, onProblem });
    return withCache(budgeted, { store: cache, endpoint: resolved.baseUrl, hash: sha256 });
  };

  return {
    model(id, use) {
      const local = localModel(id);
      if (local !== undefined) {
        const kept = recorded(local, use);
        return use.budget === undefined ? kept : withBudget(kept, use.budget);
      }
      if (/^(?:offline|replay)(?:\/|$)/.test(id)) throw unknownModel(id, providers);
      return serverModel(id, use);
    },
    list: () => listModels(providers, readSecret),
    close: () => cache?.close(),
  };
}

/** Declared limits are the account's, whichever model it asks; those a server tells of are a model's. */
function sharedRates(clock: Clock): (resolved: ResolvedModel) => Rate {
  const rates = new Map<string, Rate>();
  return ({ baseUrl, id, provider: { limits } }) => {
    const key = limits === undefined ? `${baseUrl} ${id}` : baseUrl;
    const rate = rates.get(key) ?? createRate(clock, limits);
    rates.set(key, rate);
    return rate;
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Models in this process: free, at once, and the same every time, so neither cached nor limited. */
function localModel(id: string): ChatModel | undefined {
  if (id === learner) return offlineModel(id);
  if (id.startsWith('replay/') && id.length > 'replay/'.length) return recordedModel(id, id.slice('replay/'.length));
  return undefined;
}

function recorded(model: ChatModel, { append, find }: ModelUse): ChatModel {
  const kept = append === undefined ? model : withJournal(model, append);
  return find === undefined ? kept : withReplay(kept, find);
}
