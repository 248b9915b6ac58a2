import { ModelError, type ModelErrorKind } from '../../engine/model/chat-model.js';
import type { Provider } from './providers.js';
import { durationOf, retryAfterOf } from './retry-after.js';
import { shownAddress } from './shown-address.js';

/** What went wrong, as the client tells it: an answer with a status, or no answer at all. */
export interface Failure {
  readonly status: number | undefined;
  /** The vendor's own code, such as `context_length_exceeded`. */
  readonly code: string | undefined;
  readonly message: string;
  readonly header: (name: string) => string | undefined;
  /** Google's wait, such as `34s`, which it has in the body. */
  readonly retryDelay?: string | undefined;
  /** Node's code of a failed connection, such as `ECONNREFUSED`. */
  readonly systemCode: string | undefined;
}

export interface Endpoint {
  readonly provider: Provider;
  readonly baseUrl: string;
  /** Sent beside the key, such as those hone.config.yaml names variables for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Behind the address, such as Azure's `api-version`. */
  readonly query?: Readonly<Record<string, string>>;
  /** `provider/model`. */
  readonly id: string;
}

/** The failure as the user reads it: what happened, where, and what to do. */
export function toModelError(failure: Failure, endpoint: Endpoint, now: number): ModelError {
  const { status, header } = failure;
  if (status === undefined) return unreachable(failure, endpoint);
  const kind = kindOf(failure, status);
  const mayPass = kind === 'rate-limit' || kind === 'unavailable';
  const retryAfterMs = mayPass ? (retryAfterOf(header, now) ?? durationOf(failure.retryDelay)) : undefined;
  const advice = adviceFor(kind, failure, endpoint);
  return new ModelError(kind, `${advice} (${status}: ${oneLine(failure.message)})`, {
    status,
    retryAfterMs,
    mayBeBilled: status >= 200 && status < 300,
  });
}

const tooLong =
  /context[ _]?(?:length|window)|maximum context|too many (?:input )?tokens|prompt is too long|input is too long/i;
const filtered = /content[ _](?:filter|policy|management)/i;
/** OpenRouter's 403 for input its moderation flagged says nothing about the key. */
const moderated = /moderation|flagged|content[ _](?:filter|policy)/i;
/** Google answers a wrong key with 400. */
const noKey = /api key (?:not valid|expired|not found)|invalid api key/i;
/** Anthropic answers an account without credit with 400. */
const noCredit = /credit balance is too low/i;
const noSuchModel = /model\b.*\b(?:not found|does not exist|not exist|unknown|invalid)|(?:unknown|invalid) model/i;

/** Statuses that say it all; other ones from 500 on are the server's trouble. */
const statusKinds: Readonly<Partial<Record<number, ModelErrorKind>>> = {
  401: 'auth',
  403: 'auth',
  404: 'unknown-model',
  408: 'timeout',
  409: 'unavailable',
  413: 'context-length',
  425: 'unavailable',
  429: 'rate-limit',
};

function kindOf({ code = '', message }: Failure, status: number): ModelErrorKind {
  if (isOutOfCredit(code, message, status)) return 'auth';
  if (status === 400 && noKey.test(message)) return 'auth';
  if (status === 403 && moderated.test(`${code} ${message}`)) return 'content-filter';
  const known = statusKinds[status] ?? (status >= 500 ? 'unavailable' : undefined);
  return known ?? (status < 400 ? 'bad-response' : kindOfRejection(`${code} ${message}`));
}

function kindOfRejection(text: string): ModelErrorKind {
  if (tooLong.test(text)) return 'context-length';
  if (filtered.test(text)) return 'content-filter';
  return noSuchModel.test(text) ? 'unknown-model' : 'bad-request';
}

/** OpenAI answers 429 to an account without credit, others 402 Payment Required: waiting does not help. */
function isOutOfCredit(code: string | undefined, message: string, status: number | undefined): boolean {
  const says = code === 'insufficient_quota' || code === 'billing_hard_limit_reached';
  return status === 402 || says || (status === 400 && noCredit.test(message));
}

function adviceFor(kind: ModelErrorKind, failure: Failure, { provider, baseUrl, id }: Endpoint): string {
  const address = shownAddress(baseUrl);
  const variable = provider.keyVariables[0];
  if (isOutOfCredit(failure.code, failure.message, failure.status))
    return `The ${provider.name} account has no credit left. Check its plan and billing.`;
  if (kind === 'auth') {
    return variable === undefined
      ? `${address} refused the request. Name its key variable under providers in hone.config.yaml.`
      : `${provider.name} refused the key. Check ${variable}, or run "Hone: Set API Key".`;
  }
  if (kind === 'unknown-model')
    return `${address} knows no model ${id.slice(id.indexOf('/') + 1)}. Check the name and the base URL.`;
  if (kind === 'context-length')
    return `The messages are too long for ${id}. Shorten the prompt or choose a larger model.`;
  if (kind === 'content-filter') return `${provider.name}'s content filter refused the messages.`;
  if (kind === 'rate-limit') return `${provider.name} is limiting the rate of calls to ${id}. Lower the concurrency.`;
  if (kind === 'bad-request') return `${provider.name} rejected the request. Check the parameters under config.`;
  if (kind === 'bad-response') return `${address} did not answer like a chat-completions server. Check the base URL.`;
  return `${provider.name} could not answer.`;
}

const connectionCauses: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start the server or check the base URL.',
  ENOTFOUND: 'the host name cannot be found. Check the base URL and the network.',
  EAI_AGAIN: 'the host name cannot be looked up. Check the network.',
  ECONNRESET: 'the connection was closed before an answer came.',
  EPIPE: 'the connection was closed before an answer came.',
  ETIMEDOUT: 'the connection could not be made in time. Check the network.',
  EHOSTUNREACH: 'the host cannot be reached. Check the network.',
  ENETUNREACH: 'the network cannot be reached.',
};

function unreachable({ systemCode, message }: Failure, { baseUrl }: Endpoint): ModelError {
  const cause = connectionCauses[systemCode ?? ''] ?? `${oneLine(message)}. Check the base URL.`;
  return new ModelError('unavailable', `${shownAddress(baseUrl)}: ${cause}`, {
    mayBeBilled: systemCode === 'ECONNRESET',
  });
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\d{3} /, '')
    .replace(/\.$/, '');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
