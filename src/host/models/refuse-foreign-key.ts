import { ModelError } from '../../engine/model/chat-model.js';
import { vendors, type Provider } from './providers.js';

/** Any resource of Azure's users lies under one of these; each takes its own key only. */
const azureHosts = ['.openai.azure.com', '.services.ai.azure.com', '.cognitiveservices.azure.com'] as const;

/**
 * A configuration comes with a repository, and whoever wrote it must not learn the keys of whoever opens it. So a
 * provider it names may neither read a vendor's own key variable nor stand in for a vendor, except at the vendor's
 * own address or on this machine. Vendors without a key (local servers) may be moved.
 * @throws ModelError `auth` saying what to write instead
 */
export function refuseForeignKey(provider: Provider): void {
  const risk = foreignKeyOf(provider);
  if (risk !== undefined) throw new ModelError('auth', risk);
}

/** Why the provider may not be asked; undefined when it may. */
export function foreignKeyOf({
  name,
  baseUrl,
  keyVariables,
  headers = {},
  isConfigured,
}: Provider): string | undefined {
  if (!isConfigured || baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const address = new URL(baseUrl);
  if (isLoopback(address.hostname)) return undefined;
  const isForeign = (vendor: Provider): boolean => vendor.keyVariables.length > 0 && !isAt(vendor, address);
  const replaced = vendors.find((vendor) => vendor.name === name && isForeign(vendor));
  if (replaced !== undefined) return `${replacing(replaced)} ${address.host} is not its address.`;
  // Windows reads variables whatever their case.
  const used = new Set([...keyVariables, ...Object.values(headers)].map((variable) => variable.toUpperCase()));
  const owner = vendors.find((vendor) => isForeign(vendor) && vendor.keyVariables.some((own) => used.has(own)));
  if (owner === undefined) return undefined;
  return `The provider ${name} in hone.config.yaml would send ${owner.name}'s key to ${address.host}. Name a variable of its own as its keyVariable, such as ${ownVariable(name)}.`;
}

function replacing({ name, addressVariable }: Provider): string {
  const other = addressVariable === undefined ? '' : `, or set ${addressVariable} in the environment`;
  return `hone.config.yaml gives ${name} another address: choose another name for that provider${other}.`;
}

function isAt({ name, baseUrl }: Provider, { protocol, host, origin }: URL): boolean {
  if (name === 'azure') return protocol === 'https:' && azureHosts.some((domain) => host.endsWith(domain));
  return baseUrl !== undefined && origin === new URL(baseUrl).origin;
}

/** Names that end in `.localhost` are not trusted: not every system keeps them local. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function ownVariable(name: string): string {
  return `${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}_KEY`;
}
