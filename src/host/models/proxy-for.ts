import { ModelError } from '../../engine/model/chat-model.js';
import type { ReadSecret } from '../host.js';
import { isLoopback } from './refuse-foreign-key.js';

/** The address of the proxy that a request to `url` goes through; undefined for none. @throws ModelError `unavailable` */
export type ProxyFor = (url: URL) => string | undefined;

/**
 * The proxy that `HTTPS_PROXY` or `HTTP_PROXY` names, in capitals or not, for all hosts but those of `NO_PROXY` and
 * this machine's own.
 */
export function environmentProxy(readSecret: ReadSecret): ProxyFor {
  const read = (name: string): string => readSecret(name.toLowerCase()) ?? readSecret(name) ?? '';
  return ({ protocol, hostname }) => {
    const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    const address = read(variable);
    if (address === '' || isLoopback(hostname) || isExempt(hostname, read('NO_PROXY'))) return undefined;
    if (/^https?:\/\//i.test(address) && URL.canParse(address)) return address;
    // It may hold a password.
    throw new ModelError('unavailable', `${variable} is no address of a proxy. Write it as http://host:port.`);
  };
}

/** `NO_PROXY` lists hosts and domains, with or without a leading dot; `*` is all. */
function isExempt(hostname: string, list: string): boolean {
  return list
    .split(/[,\s]+/)
    .map((entry) => entry.trim().replace(/^\*?\./, ''))
    .some((entry) => entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))));
}
