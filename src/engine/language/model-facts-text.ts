import { knownModels, modelFacts, type ModelFacts } from '../model/model-facts.js';

/** Markdown: what is known of a model, from where and since when. Undefined when nothing is. */
export function modelFactsText(id: string): string | undefined {
  const facts = modelFacts(id);
  if (facts === undefined) return undefined;
  const { contextWindow, maxOutputTokens, refuses, effort, retires, successor, source, verifiedOn, note } = facts;
  const lines = [
    `**${facts.id}**`,
    priceText(facts),
    contextWindow === null ? undefined : `Context window: ${number(contextWindow)} tokens.`,
    maxOutputTokens === null ? undefined : `Longest answer: ${number(maxOutputTokens)} tokens.`,
    refuses.length === 0 ? undefined : `Refuses ${quoted(refuses)}.`,
    effort === undefined ? undefined : `Refuses ${quoted(effort.refuses)} unless \`reasoningEffort\` is \`none\`.`,
    retires === null ? undefined : `**Retires on ${retires}**: from that day its requests fail.${instead(successor)}`,
    note,
    `[Source](${source}), read on ${verifiedOn}.`,
  ];
  return lines.filter((line) => line !== undefined).join('\n\n');
}

/** A few words for a list: `$0.4 in, $1.6 out`. */
export function modelDetail({ usdPerMillion, retires }: ModelFacts): string {
  const price = usdPerMillion === null ? undefined : `$${usdPerMillion.input} in, $${usdPerMillion.output} out`;
  return [price, retires === null ? undefined : `retires ${retires}`].filter((part) => part !== undefined).join(' · ');
}

/** The models to offer, those that are being retired last. */
export const offeredModels: readonly ModelFacts[] = [
  ...knownModels.filter(({ retires }) => retires === null),
  ...knownModels.filter(({ retires }) => retires !== null),
];

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function instead(successor: string | null): string {
  return successor === null ? '' : ` Use \`${successor}\` instead.`;
}

function priceText({ usdPerMillion }: ModelFacts): string | undefined {
  if (usdPerMillion === null) return undefined;
  return `Price: $${usdPerMillion.input} for a million tokens of input, $${usdPerMillion.output} for a million of output.`;
}

function number(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
