import type { ModelParameters, Usage } from './chat-model.js';
import { modelFacts } from './model-facts.js';
import data from './models.json' with { type: 'json' };
import type { Price } from './price.js';

const freeProviders: ReadonlySet<string> = new Set(data.free.map(({ provider }) => provider));

/** For a model of unknown size whose request names no limit either: more than vendors' usual default. */
const unknownOutputLimit = 16_384;

/** The most tokens one answer of `provider/model` can have: as the request limits it, else as the model does. */
export function mostOutputTokens(id: string, { maxOutputTokens }: ModelParameters): number {
  return maxOutputTokens ?? modelFacts(id)?.maxOutputTokens ?? unknownOutputLimit;
}

/**
 * US dollars: what the server says it charged, else 0 for what runs on the user's own machine, else by the price.
 * Undefined when that is unknown, never a guess.
 * @param declared what the user's configuration says the model costs
 */
export function costOf(id: string, usage: Usage, declared?: Price): number | undefined {
  if (usage.usd !== undefined) return usage.usd;
  const price = declared ?? modelFacts(id)?.usdPerMillion;
  if (price !== undefined && price !== null) return charged(usage, price);
  return freeProviders.has(id.split('/', 1)[0] ?? '') ? 0 : undefined;
}

function charged({ inputTokens, outputTokens, cachedInputTokens = 0 }: Usage, price: Price): number {
  const { input, output, cachedInput = input } = price;
  const fresh = inputTokens - cachedInputTokens;
  return (fresh * input + cachedInputTokens * cachedInput + outputTokens * output) / 1_000_000;
}
