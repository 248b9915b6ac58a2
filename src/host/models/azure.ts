import type { ReadSecret } from '../host.js';
import type { Provider } from './providers.js';

/** The variable Microsoft's own pages and clients use for a resource's address, `https://<resource>.openai.azure.com`. */
const endpointVariable = 'AZURE_OPENAI_ENDPOINT';
const versionVariables = ['AZURE_OPENAI_API_VERSION', 'OPENAI_API_VERSION'] as const;

export function azureAddress(readSecret: ReadSecret): string | undefined {
  return readSecret(endpointVariable) || undefined;
}

export function apiVersionOf({ apiVersion }: Provider, readSecret: ReadSecret): string | undefined {
  return apiVersion ?? versionVariables.map(readSecret).find((value) => value !== undefined && value !== '');
}

/**
 * A resource of Azure speaks OpenAI's protocol under `/openai/v1`, where the deployment is the model's name. Where a
 * version is named and the address does not say `v1`, the older interface is meant: one address a deployment.
 */
export function azureServer(
  address: string,
  id: string,
  apiVersion: string | undefined,
): { readonly baseUrl: string; readonly query?: Readonly<Record<string, string>> } {
  const isWhole = /\/v1$|\/openai\/deployments\//.test(address);
  const resource = address.replace(/\/openai$/, '');
  if (apiVersion === undefined || /\/v1$/.test(address))
    return { baseUrl: isWhole ? address : `${resource}/openai/v1` };
  const deployment = encodeURIComponent(id.slice(id.indexOf('/') + 1));
  const baseUrl = isWhole ? address : `${resource}/openai/deployments/${deployment}`;
  return { baseUrl, query: { 'api-version': apiVersion } };
}
