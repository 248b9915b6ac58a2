import type { ModelParameters, Usage } from './chat-model.js';
import { modelFacts } from './model-facts.js';
import data from './models.json' with { type: 'json' };

const freeProviders: ReadonlySet<string> = new Set(data.free.map(({ provider }) => provider));

/** For a model of unknown size whose request names no limit either: more than vendors' usual default. */
const unknownOutputLimit = 16_384;

/** The most tokens one answer of `provider/model` can have: as the request limits it, else as the model does. */
export function mostOutputTokens(id: string, { maxOutputTokens }: ModelParameters): number {
  return maxOutputTokens ?? modelFacts(id)?.maxOutputTokens ?? unknownOutputLimit;
}

/** US dollars, 0 for what runs on the user's own machine; undefined when the price is unknown, never a guess. */
export function costOf(id: string, usage: Usage): number | undefined {
  if (freeProviders.has(id.split('/', 1)[0] ?? '')) return 0;
  const price = modelFacts(id)?.usdPerMillion;
  if (price === undefined || price === null) return undefined;
  return (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000;
}
