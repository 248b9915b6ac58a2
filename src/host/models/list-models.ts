import { knownModels, type ModelFacts } from '../../engine/model/model-facts.js';
import type { ReadSecret } from '../host.js';
import { azureAddress } from './azure.js';
import type { Provider } from './providers.js';
import { foreignKeyOf } from './refuse-foreign-key.js';
import { shownAddress } from './shown-address.js';

export interface ProviderListing {
  readonly name: string;
  /** Without a password that may stand in it. */
  readonly baseUrl: string | null;
  /** The variable to set; null for servers that need no key. */
  readonly keyVariable: string | null;
  /** True when it may be asked and a key is set or none is needed. The key itself is shown nowhere. */
  readonly ready: boolean;
}

/** What `hone models` prints. */
export interface ModelListing {
  readonly providers: readonly ProviderListing[];
  readonly models: readonly (ModelFacts & { readonly ready: boolean })[];
}

export function listModels(providers: ReadonlyMap<string, Provider>, readSecret: ReadSecret): ModelListing {
  const offline: ProviderListing = { name: 'offline', baseUrl: null, keyVariable: null, ready: true };
  const listed = [offline, ...[...providers.values()].map((provider) => listingOf(provider, readSecret))];
  const ready = new Set(listed.filter((provider) => provider.ready).map(({ name }) => name));
  return {
    providers: listed,
    models: knownModels.map((facts) => ({ ...facts, ready: ready.has(facts.id.split('/', 1)[0] ?? '') })),
  };
}

function listingOf(provider: Provider, readSecret: ReadSecret): ProviderListing {
  const { name, baseUrl, keyVariables, addressVariable } = provider;
  const isSet = (variable: string): boolean => (readSecret(variable) ?? '') !== '';
  const own = name === 'azure' ? (baseUrl ?? azureAddress(readSecret)) : baseUrl;
  const address = addressVariable !== undefined && isSet(addressVariable) ? readSecret(addressVariable) : own;
  const hasKey = keyVariables.length === 0 || keyVariables.some(isSet);
  return {
    name,
    baseUrl: address === undefined ? null : shownAddress(address),
    keyVariable: keyVariables.find(isSet) ?? keyVariables[0] ?? null,
    ready: hasKey && address !== undefined && foreignKeyOf(provider) === undefined,
  };
}
