import type { Price } from '../../engine/model/price.js';
import type { RateLimits } from '../../engine/model/rate.js';
import type { CustomProvider, HoneConfig } from '../config/hone-config.js';

/** Where a provider's chat-completions endpoint is and which variables hold its key and its address. */
export interface Provider {
  readonly name: string;
  readonly baseUrl: string | undefined;
  /** The vendor's own variables, tried in order; empty for servers that need no key. */
  readonly keyVariables: readonly string[];
  /** Overrides `baseUrl` when set. */
  readonly addressVariable: string | undefined;
  /** Where the key goes, instead of into `Authorization`. */
  readonly keyHeader?: string;
  /** Names of the variables whose values are sent along, by header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of Azure's older interface, which asks for the version in each address. */
  readonly apiVersion?: string | undefined;
  /** What the account may send, where the configuration says. */
  readonly limits?: RateLimits;
  /** By model, or `*` for all; where the configuration says. */
  readonly prices?: Readonly<Record<string, Price>>;
  /** True when hone.config.yaml names it, which may be a stranger's: see `refuse-foreign-key.ts`. */
  readonly isConfigured: boolean;
}

/** Base URLs from each vendor's page on OpenAI compatibility. */
export const vendors: readonly Provider[] = [
  vendor('openai', 'https://api.openai.com/v1', ['OPENAI_API_KEY'], 'OPENAI_BASE_URL'),
  { ...vendor('azure', undefined, ['AZURE_OPENAI_API_KEY'], 'AZURE_OPENAI_BASE_URL'), keyHeader: 'api-key' },
  vendor('anthropic', 'https://api.anthropic.com/v1', ['ANTHROPIC_API_KEY'], 'ANTHROPIC_BASE_URL'),
  vendor('google', 'https://generativelanguage.googleapis.com/v1beta/openai', ['GEMINI_API_KEY', 'GOOGLE_API_KEY']),
  vendor('openrouter', 'https://openrouter.ai/api/v1', ['OPENROUTER_API_KEY']),
  vendor('groq', 'https://api.groq.com/openai/v1', ['GROQ_API_KEY']),
  vendor('mistral', 'https://api.mistral.ai/v1', ['MISTRAL_API_KEY']),
  vendor('ollama', 'http://127.0.0.1:11434/v1', [], 'OLLAMA_BASE_URL'),
  vendor('lmstudio', 'http://127.0.0.1:1234/v1', [], 'LMSTUDIO_BASE_URL'),
  vendor('vllm', 'http://127.0.0.1:8000/v1', [], 'VLLM_BASE_URL'),
];

/** The vendors Hone knows and the servers the configuration names; a configured name wins, where it may be asked. */
export function providersOf(config: HoneConfig): ReadonlyMap<string, Provider> {
  const known = new Map(vendors.map((provider) => [provider.name, provider]));
  const custom = Object.entries(config.providers).map(
    ([name, own]) => [name, configured(name, own, known.get(name))] as const,
  );
  return new Map([...known, ...custom]);
}

/** A vendor keeps what the configuration does not say: limits and prices alone leave it where it is. */
function configured(name: string, own: CustomProvider, base: Provider | undefined): Provider {
  const { baseUrl, keyVariable, ...rest } = own;
  if (base !== undefined && baseUrl === undefined && keyVariable === undefined && own.headers === undefined)
    return { ...base, ...rest };
  const usual = baseUrl === undefined && base !== undefined ? base.keyVariables : [];
  return {
    ...rest,
    ...(base?.keyHeader !== undefined && { keyHeader: base.keyHeader }),
    name,
    baseUrl: baseUrl ?? base?.baseUrl,
    keyVariables: keyVariable === undefined ? usual : [keyVariable],
    addressVariable: undefined,
    isConfigured: true,
  };
}

/** The price the configuration gives a model of the provider. */
export function declaredPrice({ prices = {} }: Provider, id: string): Price | undefined {
  return prices[id.slice(id.indexOf('/') + 1)] ?? prices['*'];
}

/** What the configuration says `provider/model` costs. */
export function configuredPrice(config: HoneConfig, id: string): Price | undefined {
  const provider = providersOf(config).get(id.split('/', 1)[0] ?? '');
  return provider === undefined ? undefined : declaredPrice(provider, id);
}

/** The variables that hold keys. */
export function keyVariablesOf(config: HoneConfig): ReadonlySet<string> {
  return new Set(
    [...providersOf(config).values()].flatMap(({ keyVariables, headers = {} }) => [
      ...keyVariables,
      ...Object.values(headers),
    ]),
  );
}

function vendor(
  name: string,
  baseUrl: string | undefined,
  keyVariables: readonly string[],
  addressVariable?: string,
): Provider {
  return { name, baseUrl, keyVariables, addressVariable, isConfigured: false };
}
