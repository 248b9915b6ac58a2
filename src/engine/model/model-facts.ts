import type { ModelParameters } from './chat-model.js';
import data from './models.json' with { type: 'json' };
import type { Price } from './price.js';

/** What public documentation says of a model, on the day it was read. */
export interface ModelFacts {
  /** `provider/model`. */
  readonly id: string;
  /** Tokens of input and output together; null where no public page says. */
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  /** US dollars per million tokens, without discounts; null where no public page says. */
  readonly usdPerMillion: Price | null;
  /** Parameters the vendor answers with an error, unless they have their default value. */
  readonly refuses: readonly string[];
  /** How much it thinks where the request does not say, and what it refuses as soon as it thinks at all. */
  readonly effort?: { readonly default: string; readonly refuses: readonly string[] };
  /** Thinks before it answers unless it is told not to. */
  readonly reasoning: boolean;
  readonly reasonsOnRequest?: boolean;
  /** Whether the last message may be the beginning of its answer; null where no public page says. */
  readonly prefill: boolean | null;
  /** The shortest beginning of a prompt that the vendor caches, in tokens; null where no public page says. */
  readonly cacheMinimum: number | null;
  /** The name of a version that does not change, where the name itself moves from one to the next. */
  readonly snapshot?: string;
  /** The day from which requests fail, `YYYY-MM-DD`; null while none is announced. */
  readonly retires: string | null;
  /** What to use instead, as `provider/model`. */
  readonly successor: string | null;
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly verifiedOn: string;
  readonly note?: string;
}

/** What a provider's interface takes, whichever the model; null where no public page says. */
export interface ProviderFacts {
  readonly provider: string;
  readonly temperature: readonly [number, number] | null;
  readonly topP: readonly [number, number] | null;
  /** How many it takes at most. */
  readonly stopSequences: number | null;
  /** Parameters a request must have. */
  readonly requires: readonly string[];
  readonly source: string;
  readonly verifiedOn: string;
  readonly note?: string;
}

/** An order of messages. */
export type MessageOrder = 'system alone' | 'system behind assistant' | 'assistant last';

/** Which orders of messages a provider answers with an error, whichever the model. */
export interface OrderFacts {
  readonly provider: string;
  readonly refuses: readonly MessageOrder[];
  readonly source: string;
  readonly verifiedOn: string;
  readonly note?: string;
}

/** The end of a model: the day it was or will be, and what to use instead. */
export interface Retirement {
  readonly day: string;
  readonly successor: string | null;
  readonly verifiedOn: string;
}

/** A row of the data file, and what it is about. */
export interface DatedRow {
  readonly name: string;
  readonly verifiedOn: string;
}

/** The day the data file was last gone through, `YYYY-MM-DD`; each row has its own. */
export const factsVerifiedOn: string = data.verifiedOn;

const sources: Readonly<Record<string, string>> = data.sources;

/** What the file leaves out where there is nothing to say. */
const unsaid = { refuses: [], prefill: null, cacheMinimum: null, retires: null, successor: null };

type Row = Partial<ModelFacts> & (typeof data.models)[number];

/** Every model whose facts are known, in the order of the data file. */
export const knownModels: readonly ModelFacts[] = data.models.map((row) => ({
  ...unsaid,
  ...(row as Row),
  source: addressOf(row.source),
}));

const providers: ReadonlyMap<string, ProviderFacts> = new Map(
  data.providers.map((row) => [
    row.provider,
    { ...row, temperature: range(row.temperature), topP: range(row.topP), source: addressOf(row.source) },
  ]),
);

const orders: ReadonlyMap<string, OrderFacts> = new Map(
  (data.messageOrder as readonly OrderFacts[]).map((row) => [row.provider, { ...row, source: addressOf(row.source) }]),
);

const byId: ReadonlyMap<string, ModelFacts> = new Map(knownModels.map((facts) => [facts.id, facts]));

const gone: ReadonlyMap<string, Retirement> = new Map(
  data.retired.flatMap(({ provider, names, retired, verifiedOn, ...row }) =>
    names.map((name): [string, Retirement] => [
      `${provider}/${name}`,
      { day: retired, successor: 'successor' in row ? row.successor : null, verifiedOn },
    ]),
  ),
);

/** The facts of `provider/model`, also under a dated name such as `gpt-4.1-mini-2025-04-14`; undefined when unknown. */
export function modelFacts(id: string): ModelFacts | undefined {
  return byId.get(id) ?? byId.get(withoutDate(id));
}

/** When `provider/model` ends or ended; undefined while nothing of it is announced. */
export function retirementOf(id: string): Retirement | undefined {
  const named = gone.get(id);
  if (named !== undefined) return named;
  const { retires, successor, verifiedOn } = modelFacts(id) ?? unsaidRetirement;
  return retires === null ? gone.get(withoutDate(id)) : { day: retires, successor, verifiedOn };
}

const unsaidRetirement = { retires: null, successor: null, verifiedOn: '' };

export function providerFacts(provider: string): ProviderFacts | undefined {
  return providers.get(provider);
}

/** Undefined where nothing is known to be refused. */
export function orderFacts(provider: string): OrderFacts | undefined {
  return orders.get(provider);
}

/** The names of a provider's models, without it, those that are gone included; empty for a provider without data. */
export function modelNames(provider: string): readonly string[] {
  const start = `${provider}/`;
  return [...byId.keys(), ...gone.keys()].filter((id) => id.startsWith(start)).map((id) => id.slice(start.length));
}

/** Of the parameters a request has, those that the model answers with an error. */
export function refusedOf(facts: ModelFacts, { reasoningEffort }: ModelParameters): readonly string[] {
  const { refuses, effort } = facts;
  if (effort === undefined || (reasoningEffort ?? effort.default) === 'none') return refuses;
  return [...refuses, ...effort.refuses];
}

/** Facts about models change within months. */
export const oldAfterDays = 90;

/** True for facts read more than `days` before `today`; without a day nothing is old. */
export function isOld(verifiedOn: string, today: string | undefined, days = oldAfterDays): boolean {
  return today !== undefined && dayNumber(today) - dayNumber(verifiedOn) > days;
}

/** The rows of the data file that somebody should read again, the oldest first. */
export function oldRows(today: string, days = oldAfterDays): readonly DatedRow[] {
  const rows: DatedRow[] = [
    ...data.providers.map(({ provider, verifiedOn }) => ({ name: `${provider} (parameters)`, verifiedOn })),
    ...data.dialects.map(({ provider, verifiedOn }) => ({ name: `${provider} (interface)`, verifiedOn })),
    ...data.messageOrder.map(({ provider, verifiedOn }) => ({ name: `${provider} (order of messages)`, verifiedOn })),
    ...data.models.map(({ id, verifiedOn }) => ({ name: id, verifiedOn })),
    ...data.retired.map(({ provider, names, verifiedOn }) => ({ name: `${provider}/${names.join(', ')}`, verifiedOn })),
  ];
  return rows
    .filter(({ verifiedOn }) => isOld(verifiedOn, today, days))
    .sort((a, b) => (a.verifiedOn < b.verifiedOn ? -1 : a.verifiedOn > b.verifiedOn ? 1 : 0));
}

/** Days since a day long ago: the year is taken to begin in March, so that a leap day is its last. */
function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const years = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
}

function withoutDate(id: string): string {
  return id.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
}

function addressOf(source: string): string {
  return sources[source] ?? source;
}

function range([least, most]: readonly number[]): readonly [number, number] | null {
  return least === undefined || most === undefined ? null : [least, most];
}
