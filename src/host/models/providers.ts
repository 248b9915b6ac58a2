import type { HoneConfig } from '../config/hone-config.js';

/** Where a provider's chat-completions endpoint is and which variables hold its key and its address. */
export interface Provider {
  readonly name: string;
  readonly baseUrl: string | undefined;
  /** The vendor's own variables, tried in order; empty for servers that need no key. */
  readonly keyVariables: readonly string[];
  /** Overrides `baseUrl` when set. */
  readonly addressVariable: string | undefined;
  /** OpenAI's newer name for the output limit, which its reasoning models insist on and others do not know. */
  readonly limitParameter: 'max_completion_tokens' | 'max_tokens';
  /** True when hone.config.yaml names it, which may be a stranger's: see `refuse-foreign-key.ts`. */
  readonly isConfigured: boolean;
}

const max_tokens = 'max_tokens';

/** Base URLs from each vendor's page on OpenAI compatibility. */
export const vendors: readonly Provider[] = [
  {
    name: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    keyVariables: ['OPENAI_API_KEY'],
    addressVariable: 'OPENAI_BASE_URL',
    limitParameter: 'max_completion_tokens',
    isConfigured: false,
  },
  {
    name: 'azure',
    baseUrl: undefined,
    keyVariables: ['AZURE_OPENAI_API_KEY'],
    addressVariable: 'AZURE_OPENAI_BASE_URL',
    limitParameter: 'max_completion_tokens',
    isConfigured: false,
  },
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
  const custom = Object.entries(config.providers).map(
    ([name, { baseUrl, keyVariable }]): Provider => ({
      name,
      baseUrl,
      keyVariables: keyVariable === undefined ? [] : [keyVariable],
      addressVariable: undefined,
      limitParameter: max_tokens,
      isConfigured: true,
    }),
  );
  return new Map([...vendors, ...custom].map((provider) => [provider.name, provider]));
}

/** The variables that hold keys. */
export function keyVariablesOf(config: HoneConfig): ReadonlySet<string> {
  return new Set([...providersOf(config).values()].flatMap(({ keyVariables }) => keyVariables));
}

function vendor(name: string, baseUrl: string, keyVariables: readonly string[], addressVariable?: string): Provider {
  return { name, baseUrl, keyVariables, addressVariable, limitParameter: max_tokens, isConfigured: false };
}
