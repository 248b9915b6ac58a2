import type { ModelParameters } from './chat-model.js';
import { modelFacts, refusedOf } from './model-facts.js';
import data from './models.json' with { type: 'json' };

/** How an endpoint differs from OpenAI's chat completions, which Hone speaks to all of them. */
export interface Dialect {
  /** OpenAI's newer name for the output limit, which its reasoning models insist on and others do not know. */
  readonly limit: 'max_completion_tokens' | 'max_tokens';
  readonly seed: 'seed' | 'random_seed';
  /** Parameters it answers with an error or takes without any effect. They are not sent, and a run says so. */
  readonly withholds: readonly string[];
  /** False where a `developer` message is no role of its own and goes as the system's. */
  readonly developer: boolean;
  /** False where a message may not say who speaks. */
  readonly names: boolean;
  /** False where a streamed answer has its usage without being asked, and to ask is an error. */
  readonly streamUsage: boolean;
  /** True where the usage says what was charged, in US dollars. */
  readonly cost: boolean;
  /** The formats of recordings it takes, as `input_audio` names them. */
  readonly audio: readonly string[];
  /** Whether it takes a PDF as a `file`, and whether by its address too. */
  readonly files: 'none' | 'content' | 'address';
}

/** Servers nobody wrote down facts about take what servers of open models take. */
const usual: Dialect = {
  limit: 'max_tokens',
  seed: 'seed',
  withholds: [],
  developer: false,
  names: true,
  streamUsage: true,
  cost: false,
  audio: ['wav', 'mp3'],
  files: 'content',
};

const dialects: ReadonlyMap<string, Dialect> = new Map(
  data.dialects.map((row) => [row.provider, { ...usual, ...(row as Partial<Dialect>) }]),
);

/** The providers whose interface is known. */
export const dialectProviders: readonly string[] = [...dialects.keys()];

export function dialectOf(provider: string): Dialect {
  return dialects.get(provider) ?? usual;
}

/** Of the parameters a request has, those that are not sent to `provider/model`, since it does not carry them out. */
export function withheldFrom(id: string, parameters: ModelParameters): readonly string[] {
  const facts = modelFacts(id);
  const refused = new Set([
    ...dialectOf(id.split('/', 1)[0] ?? '').withholds,
    ...(facts === undefined ? [] : refusedOf(facts, parameters)),
  ]);
  return refused.size === 0 ? [] : Object.keys(parameters).filter((name) => refused.has(name));
}
