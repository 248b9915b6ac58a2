import { ModelError } from '../../engine/model/chat-model.js';
import type { Price } from '../../engine/model/price.js';
import { knownModels } from '../../engine/model/model-facts.js';
import { closest } from '../../engine/text/closest.js';
import type { ReadSecret } from '../host.js';
import { apiVersionOf, azureAddress, azureServer } from './azure.js';
import { declaredPrice, type Provider } from './providers.js';
import { refuseForeignKey } from './refuse-foreign-key.js';
import { shownAddress } from './shown-address.js';
import type { Endpoint } from './to-model-error.js';

/** The one model that needs no key and no network. */
export const learner = 'offline/learner';

/** Providers that are no server. */
const localProviders = ['offline', 'replay', 'vscode'] as const;

export interface ResolvedModel extends Endpoint {
  /** Empty for servers that need none. */
  readonly key: string;
  /** As the configuration gives it. */
  readonly price?: Price;
}

/**
 * Finds the server behind `provider/model` and its key.
 * @throws ModelError `unknown-model` naming what exists, `auth` naming the variable to set or the
 * key that would go to a stranger, `unavailable` for an address that is none
 */
export function resolveModel(
  id: string,
  providers: ReadonlyMap<string, Provider>,
  readSecret: ReadSecret,
): ResolvedModel {
  const slash = id.indexOf('/');
  const provider = providers.get(id.slice(0, slash));
  if (slash < 1 || slash === id.length - 1 || provider === undefined) throw unknownModel(id, providers);
  refuseForeignKey(provider);
  const address = addressOf(provider, readSecret);
  const server =
    provider.name === 'azure' ? azureServer(address, id, apiVersionOf(provider, readSecret)) : { baseUrl: address };
  const key = provider.keyVariables.map(readSecret).find((value) => value !== undefined && value !== '');
  if (key === undefined && provider.keyVariables.length > 0) throw noKey(provider);
  const headers = headersOf(provider, readSecret);
  const price = declaredPrice(provider, id);
  return { id, provider, ...server, key: key ?? '', ...(headers && { headers }), ...(price && { price }) };
}

/** @throws ModelError `auth` naming the variable that is not set */
function headersOf({ name, headers }: Provider, readSecret: ReadSecret): Readonly<Record<string, string>> | undefined {
  if (headers === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(headers).map(([header, variable]) => {
      const value = readSecret(variable);
      if (value === undefined || value === '')
        throw new ModelError('auth', `${name} needs the header ${header}. Set ${variable} in the environment.`);
      return [header, value];
    }),
  );
}

function addressOf({ name, baseUrl, addressVariable }: Provider, readSecret: ReadSecret): string {
  const given = addressVariable === undefined ? undefined : readSecret(addressVariable);
  const own = name === 'azure' && baseUrl === undefined ? azureAddress(readSecret) : baseUrl;
  const address = given === undefined || given === '' ? own : given;
  if (address === undefined) {
    throw new ModelError(
      'auth',
      `${name} has no address. Set ${addressVariable ?? 'baseUrl'} to your resource's base URL.`,
    );
  }
  if (!URL.canParse(address)) {
    throw new ModelError(
      'unavailable',
      `The base URL of ${name} is no URL: ${shownAddress(address)}. Write it as https://host/v1.`,
    );
  }
  return address.replace(/\/+$/, '');
}

function noKey({ name, keyVariables }: Provider): ModelError {
  const [variable, ...others] = keyVariables;
  const or = others.length > 0 ? ` (or ${others.join(', ')})` : '';
  return new ModelError(
    'auth',
    `No key for ${name}. Set ${variable}${or} in the environment, run "Hone: Set API Key", or name another variable under providers in hone.config.yaml. To try Hone without a key, use the model ${learner}.`,
  );
}

export function unknownModel(id: string, providers: ReadonlyMap<string, Provider>): ModelError {
  const names = [...localProviders, ...providers.keys()];
  const slash = id.indexOf('/');
  const known = [learner, ...knownModels.map((facts) => facts.id)];
  const sameName = id === '' ? undefined : known.find((name) => name.startsWith(`${id}/`) || name.endsWith(`/${id}`));
  const guess = sameName ?? closest(id, known) ?? guessProvider(id, slash, names);
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
  const problem = slash < 0 ? 'is not of the form provider/model' : 'is not known';
  return new ModelError('unknown-model', `The model ${id} ${problem}.${hint} Providers: ${names.join(', ')}.`);
}

function guessProvider(id: string, slash: number, names: readonly string[]): string | undefined {
  if (slash < 1) return undefined;
  const name = closest(id.slice(0, slash), names);
  return name === undefined ? undefined : `${name}${id.slice(slash)}`;
}
