import type { ChatModel } from '../../src/engine/model/chat-model.js';
import type { HoneConfig } from '../../src/host/config/hone-config.js';
import { keepAliveFetch } from '../../src/host/models/keep-alive-fetch.js';
import { openAICompatible } from '../../src/host/models/openai-compatible.js';
import { providersOf } from '../../src/host/models/providers.js';
import { resolveModel } from '../../src/host/models/resolve-model.js';
import { honeConfig } from './hone-config.js';
import { fakeClock } from './model-fakes.js';

/** A model as its variables and the configuration's providers find it, without cache, limits and retries around it. */
export function modelOf(
  id: string,
  secrets: Readonly<Record<string, string>>,
  providers: HoneConfig['providers'] = {},
): ChatModel {
  const resolved = resolveModel(id, providersOf(honeConfig({ providers })), (name) => secrets[name]);
  return openAICompatible({ ...resolved, timeoutMs: 10_000, clock: fakeClock(), fetch: keepAliveFetch() });
}
