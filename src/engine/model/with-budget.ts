import type { Budget, Charge } from './budget.js';
import { ModelError, type ChatModel, type ChatRequest, type ModelParameters, type Usage } from './chat-model.js';
import { mostInputTokens } from './estimate-tokens.js';
import { costOf, mostOutputTokens } from './prices.js';

/**
 * Sets the most a call can take aside before it goes out, so a budget is never passed, at any concurrency.
 * A call that ends in an error counts as a call, since it may have gone out. A replayed answer is charged like the
 * call it stands for: a resumed run has the budget of an unbroken one, but for failed attempts, which no journal holds.
 * Around a model that retries by itself it knows of the last attempt only; `withSpendLimit` belongs inside.
 */
export function withBudget(inner: ChatModel, budget: Budget): ChatModel {
  return guarded(inner, budget, (charge) => charge);
}

/** The part of `withBudget` that goes around the retries: a call counts once, however often it is sent. */
export function withCallLimit(inner: ChatModel, budget: Budget): ChatModel {
  return guarded(inner, budget, ({ calls }) => ({ calls, tokens: 0, usd: 0 }));
}

/**
 * The part of `withBudget` that goes inside the retries: each attempt takes tokens and money of its own. One that
 * fails takes what the reply says it used; the most it can when it was sent and nobody knows its end (a timeout, a
 * broken answer, a reset connection); nothing when the server refused it (429, 5xx), since vendors do not bill those.
 */
export function withSpendLimit(inner: ChatModel, budget: Budget): ChatModel {
  return guarded(inner, budget, ({ tokens, usd }) => ({ calls: 0, tokens, usd }));
}

function guarded(inner: ChatModel, budget: Budget, part: (charge: Charge) => Charge): ChatModel {
  return {
    ...inner,
    async complete(request, signal) {
      const most = mostOf(inner, request, budget);
      const reservation = await budget.reserve(part(most), signal);
      try {
        const reply = await inner.complete(request, signal);
        reservation.settle(part(chargeOf(inner, reply.usage)));
        return reply;
      } catch (error) {
        reservation.settle(part(chargeOfFailure(inner, error, most)));
        throw error;
      }
    },
  };
}

function mostOf(model: ChatModel, request: ChatRequest, { limits }: Budget): Charge {
  const { tokens, usd } = mostTaken(model, request);
  if (limits.usd !== undefined && usd === undefined) throw unknownPrice(model.id);
  return { calls: 1, tokens, usd: usd ?? 0 };
}

/** The most one request can take; `usd` is undefined where the price is unknown. */
export interface MostTaken {
  readonly tokens: number;
  readonly usd: number | undefined;
}

export function mostTaken({ id, price }: ChatModel, { messages, parameters }: ChatRequest): MostTaken {
  const usage: Usage = {
    inputTokens: mostInputTokens(messages) + schemaTokens(parameters),
    outputTokens: mostOutputTokens(id, parameters),
    estimated: true,
  };
  return { tokens: usage.inputTokens + usage.outputTokens, usd: costOf(id, usage, price) };
}

/** Tools and the form of the answer are sent too: at most a token a character. */
function schemaTokens({ tools, responseFormat }: ModelParameters): number {
  if (tools === undefined && responseFormat === undefined) return 0;
  return JSON.stringify([tools, responseFormat]).length;
}

function chargeOf({ id, price }: ChatModel, usage: Usage): Charge {
  return { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd: costOf(id, usage, price) ?? 0 };
}

function chargeOfFailure(model: ChatModel, error: unknown, most: Charge): Charge {
  const unbilled = { calls: 1, tokens: 0, usd: 0 };
  if (!(error instanceof ModelError)) return unbilled;
  if (error.kind === 'budget') return { ...unbilled, calls: 0 };
  if (error.usage !== undefined) return chargeOf(model, error.usage);
  return error.mayBeBilled ? most : unbilled;
}

function unknownPrice(id: string): ModelError {
  return new ModelError(
    'budget',
    `The price of ${id} is not known, so a limit in dollars cannot be kept. Limit the calls or tokens instead, or give its prices under providers in hone.config.yaml.`,
  );
}
