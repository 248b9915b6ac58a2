import { isEditorModel, type ChatModel } from '../../engine/model/chat-model.js';
import type { Clock } from '../../engine/model/clock.js';
import type { Price } from '../../engine/model/price.js';
import { createRate, type Rate, type RateLimits } from '../../engine/model/rate.js';
import { withBudget } from '../../engine/model/with-budget.js';
import { seededRandom, type Random } from '../../engine/random/seeded.js';
import type { HoneConfig } from '../config/hone-config.js';
import type { HostError } from '../host-error.js';
import type { ModelOptions, ReadSecret } from '../host.js';
import { findEditorModel, type ListEditorModels, onlyInTheEditor } from './editor-models.js';
import { keepAliveFetch } from './keep-alive-fetch.js';
import { rateOf } from './learn-rate.js';
import { listModels, type ModelListing } from './list-models.js';
import { offlineModel } from './offline/offline-model.js';
import { openAICompatible } from './openai-compatible.js';
import { configuredPrice, providersOf } from './providers.js';
import type { ProxyFor } from './proxy-for.js';
import { recordedModel } from './recorded-model.js';
import { learner, resolveModel, unknownModel } from './resolve-model.js';
import type { ReadHeader } from './retry-after.js';
import { openResponseCache, type ResponseCache } from './response-cache.js';
import { systemClock } from './system-clock.js';
import { recorded, sharedLimiters, type Wrapping, wrapModel } from './wrap-model.js';

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
  /** The editor's own models; absent where Hone runs in none. */
  readonly editorModels?: ListEditorModels | undefined;
  /** How long one attempt may take, 120 s when absent. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** For the jitter between retries. */
  readonly random?: Random;
}

export interface Models {
  /** @throws ModelError `unknown-model`, `auth` when no key is set: before any call */
  model(id: string, use: ModelOptions): ChatModel;
  list(): ModelListing;
  /** Closes the cache's files. */
  close(): void;
}

const defaultTimeoutMs = 120_000;

/** All models of a workspace, those that are asked over a line with `wrapModel` around them. */
export function createModels(sources: ModelSources): Models {
  const { config, readSecret, cacheFolder, onProblem, clock = systemClock, timeoutMs = defaultTimeoutMs } = sources;
  const random = sources.random ?? seededRandom(`${process.pid}/${clock.now()}`);
  const providers = providersOf(config);
  const fetch = keepAliveFetch(sources.proxyFor);
  const limiterFor = sharedLimiters(clock);
  const rateFor = sharedRates(clock);
  let cache: ResponseCache | undefined;
  const openCache = (): ResponseCache => (cache ??= openResponseCache({ folder: cacheFolder, onProblem }));
  const wrapped = (provider: ChatModel, use: ModelOptions, wrapping: Wrapping): ChatModel =>
    wrapModel(provider, use, { clock, random, openCache, ...wrapping });

  const serverModel = (id: string, use: ModelOptions): ChatModel => {
    const resolved = resolveModel(id, providers, readSecret);
    const { baseUrl, provider } = resolved;
    const limiter = limiterFor(`${baseUrl} ${id}`, use.concurrency, rateFor(baseUrl, id, provider.limits));
    const onHeaders = (header: ReadHeader): void => {
      const limits = rateOf(header);
      if (limits !== undefined) limiter.rate.learn(limits);
    };
    const model = openAICompatible({ ...resolved, timeoutMs, clock, fetch, onHeaders, stream: use.stream });
    return wrapped(model, use, { limiter, endpoint: baseUrl });
  };

  const editorModel = (id: string, use: ModelOptions): ChatModel => {
    const { editorModels } = sources;
    if (editorModels === undefined) throw onlyInTheEditor(id);
    const price = configuredPrice(config, id);
    return openedAtFirstCall(id, price, async () => {
      const found = findEditorModel(id, await editorModels());
      const endpoint = `vscode:${found.vendor}/${found.id}@${found.version}`;
      const rate = rateFor('vscode:', endpoint, providers.get('vscode')?.limits);
      const limiter = limiterFor(endpoint, use.concurrency, rate);
      return wrapped({ ...found.open(id, timeoutMs), ...(price && { price }) }, use, { limiter, endpoint });
    });
  };

  return {
    model(id, use) {
      const local = localModel(id);
      if (local !== undefined) {
        const kept = recorded(local, use);
        return use.budget === undefined ? kept : withBudget(kept, use.budget);
      }
      if (/^(?:offline|replay|vscode)\/?$|^(?:offline|replay)\//.test(id)) throw unknownModel(id, providers);
      return isEditorModel(id) ? editorModel(id, use) : serverModel(id, use);
    },
    list: () => listModels(providers, readSecret),
    close: () => cache?.close(),
  };
}

/** To ask the editor for its models may wake the extensions that bring them, so that waits for the first call. */
function openedAtFirstCall(id: string, price: Price | undefined, open: () => Promise<ChatModel>): ChatModel {
  let opened: Promise<ChatModel> | undefined;
  return {
    id,
    ...(price && { price }),
    async complete(request, signal) {
      opened ??= open();
      return (await opened).complete(request, signal);
    },
  };
}

/** Declared limits are the account's, whichever model it asks; those a server tells of are a model's. */
function sharedRates(clock: Clock): (server: string, id: string, limits: RateLimits | undefined) => Rate {
  const rates = new Map<string, Rate>();
  return (server, id, limits) => {
    const key = limits === undefined ? `${server} ${id}` : server;
    const rate = rates.get(key) ?? createRate(clock, limits);
    rates.set(key, rate);
    return rate;
  };
}

/** Models in this process: free, at once, and the same every time, so neither cached nor limited. */
function localModel(id: string): ChatModel | undefined {
  if (id === learner) return offlineModel(id);
  if (id.startsWith('replay/') && id.length > 'replay/'.length) return recordedModel(id, id.slice('replay/'.length));
  return undefined;
}
