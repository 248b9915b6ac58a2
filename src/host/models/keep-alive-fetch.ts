import {
  Agent as HttpAgent,
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { NodeResponse } from './node-response.js';
import type { ProxyFor } from './proxy-for.js';

/** What a call sends: a text body, which is all that chat completions need. */
export interface FetchInit {
  readonly method?: string | undefined;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

/** The part of `fetch` the `openai` client uses. */
export type LeanFetch = (url: string | URL, init?: FetchInit) => Promise<NodeResponse>;

/** After so much silence an idle connection is probed (TCP keep-alive); how long it stays open the server decides. */
const probeAfterMs = 4_000;

/**
 * `fetch` over Node's own HTTP client with connections kept open: less than half the time of the built-in one per
 * call. A kept connection the server closes just then fails with a reset, which `withRetry` makes good. Redirects are
 * not followed: an API that answers with one has the wrong base URL. Inside VS Code, Node's client is one that the editor
 * has put the user's proxy and certificates into.
 */
export function keepAliveFetch(proxyFor: ProxyFor = () => undefined): LeanFetch {
  const routes = new Map<string, Route>();
  const agents = openAgents();
  /** A run asks one address thousands of times, and taking it apart costs as much as sending it. */
  const routeTo = async (href: string): Promise<Route> => {
    const url = new URL(href);
    const agent = await agents.by(url.protocol, proxyFor(url));
    const { protocol, hostname, port, path, auth } = urlToHttpOptions(url);
    const route = { protocol, hostname, port, path, ...(auth && { auth }), agent };
    routes.set(href, route);
    return route;
  };

  const send = (
    href: string,
    route: Route,
    { body, method = 'GET', headers, signal }: FetchInit,
  ): Promise<NodeResponse> => {
    return new Promise((resolve, reject) => {
      if (body !== undefined && body !== null && typeof body !== 'string')
        throw new TypeError('Only text bodies are sent: this is a bug in Hone.');
      const length = { 'content-length': Buffer.byteLength(body ?? '') };
      const options = { ...route, method, headers: { ...plainHeaders(headers), ...length } };
      const answer = (message: IncomingMessage): void => resolve(new NodeResponse(message, href));
      const request = route.protocol === 'https:' ? httpsRequest(options, answer) : httpRequest(options, answer);
      request.on('error', reject);
      stopWith(request, signal);
      request.end(body ?? undefined);
    });
  };

  return (input, init = {}) => {
    const href = String(input);
    const route = routes.get(href);
    return route === undefined ? routeTo(href).then((found) => send(href, found, init)) : send(href, route, init);
  };
}

type Route = RequestOptions & { readonly agent: HttpAgent };

interface Agents {
  /** @param proxy the address of the proxy to go through */
  by(protocol: string, proxy: string | undefined): Promise<HttpAgent>;
}

/** One for each protocol and proxy. What a proxy needs is loaded with the first. */
function openAgents(): Agents {
  const options = { keepAlive: true, maxSockets: Infinity, timeout: 0, keepAliveMsecs: probeAfterMs };
  const opened = new Map<string, Promise<HttpAgent>>();
  const open = async (isSecure: boolean, proxy: string | undefined): Promise<HttpAgent> => {
    if (proxy === undefined) return isSecure ? new HttpsAgent(options) : new HttpAgent(options);
    if (isSecure) return new (await import('https-proxy-agent')).HttpsProxyAgent(proxy, options);
    return new (await import('http-proxy-agent')).HttpProxyAgent(proxy, options);
  };
  return {
    by(protocol, proxy) {
      const key = `${protocol} ${proxy ?? ''}`;
      const agent = opened.get(key) ?? open(protocol === 'https:', proxy);
      opened.set(key, agent);
      return agent;
    },
  };
}

/**
 * Costs a fraction of Node's own `signal` option, which watches the request for its end. Nothing is taken back: the
 * client makes a signal for each call, and `destroy` does nothing to a request that is over.
 */
function stopWith(request: ClientRequest, signal: AbortSignal | null | undefined): void {
  const stop = (): void => void request.destroy(signal?.reason as Error);
  if (signal?.aborted === true) stop();
  else signal?.addEventListener('abort', stop, { once: true });
}

/** What was made of a map of headers: nobody changes one, and all calls of a model share one. */
const madeOf = new WeakMap<object, OutgoingHttpHeaders>();

function plainHeaders(given: unknown): OutgoingHttpHeaders {
  if (!(given instanceof Map)) return given instanceof Headers ? Object.fromEntries(given) : texts(given ?? {});
  const headers = madeOf.get(given) ?? texts(Object.fromEntries(given as Map<string, string>));
  madeOf.set(given, headers);
  return headers;
}

function texts(given: object): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
