import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatModel } from '../engine/model/chat-model.js';
import { defaultConfig } from '../host/config/parse-config.js';
import { createModels } from '../host/models/create-models.js';
import { environmentProxy } from '../host/models/proxy-for.js';

export interface OpenModelOptions {
  /** Where keys and addresses come from: `process.env` when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Calls at the same time; 8 when left out. */
  readonly concurrency?: number;
}

/**
 * A model by its name, such as `openai/gpt-4.1-mini` or `offline/learner`, with limiter and retries around it.
 * @throws ModelError `unknown-model`, `auth` when no key is set
 */
export function openModel(id: string, { env = process.env, concurrency = 8 }: OpenModelOptions = {}): ChatModel {
  const cacheFolder = join(tmpdir(), 'hone-unused-cache');
  const readSecret = (name: string): string | undefined => env[name];
  const proxyFor = environmentProxy(readSecret);
  const models = createModels({ config: defaultConfig, readSecret, proxyFor, cacheFolder });
  return models.model(id, { cache: false, concurrency });
}
