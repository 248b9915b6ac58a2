import type { Outcome } from '../engine/eval/contracts/cell.js';
import type { Estimate } from '../engine/eval/contracts/estimate.js';
import type { ChatMessage } from '../engine/model/chat-model.js';
import { isCount, isRecord, isText } from './guards.js';

/** What the results panel asks of its host. The panel is untrusted: `readResultsRequest` checks every message. */
export type ResultsRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'stop' }
  | { readonly type: 'rerun' }
  /** Asks again about the rows that failed, in a run of its own. */
  | { readonly type: 'rerun-failed' }
  /** The same about one row. */
  | { readonly type: 'rerun-row'; readonly row: string }
  /** Shows another of the runs that were started together. */
  | { readonly type: 'run'; readonly index: number }
  /** The rows on screen. The host answers with a snapshot that holds them; it may hold a few more. */
  | { readonly type: 'view'; readonly filter: RowFilter; readonly first: number; readonly count: number }
  | { readonly type: 'open'; readonly row: string; readonly variant: string }
  | { readonly type: 'close' };

export type RowFilter = 'all' | 'failed';

/** What the host sends: always the whole of what the panel shows, so that a lost message loses nothing. */
export type ResultsUpdate = { readonly type: 'snapshot'; readonly snapshot: ResultsSnapshot };

export interface ResultsSnapshot {
  /** The prompt's path, workspace-relative; null before the first run. */
  readonly prompt: string | null;
  /** How many rows of an earlier run were asked about again; null where it is about all rows. */
  readonly rerunRows: number | null;
  /** Runs that were started together, when they are several, and which of them is shown. */
  readonly runs: readonly RunTab[];
  readonly shown: number;
  readonly phase: 'empty' | 'running' | 'ended';
  readonly progress: { readonly done: number; readonly total: number };
  /** Why the run ended, as a sentence, when it did not simply finish. */
  readonly stopped: string | null;
  /** What went wrong on the way, and what to do about it. */
  readonly problems: readonly string[];
  /** True when the offline learner answered: it is not a language model. */
  readonly offline: boolean;
  /** What else is to be known of those who answered, a sentence each. */
  readonly notes: readonly string[];
  /** Metric names; the first is the one rows are judged by and bars are drawn for. */
  readonly metrics: readonly string[];
  readonly variants: readonly VariantLine[];
  /** One sentence for each compared pair. */
  readonly comparisons: readonly string[];
  readonly rows: RowWindow;
  readonly open: OpenCell | null;
}

export interface RunTab {
  readonly label: string;
  readonly phase: ResultsSnapshot['phase'];
}

export interface VariantLine {
  readonly id: string;
  /** What tells it from the other variants of the run. */
  readonly label: string;
  readonly n: number;
  readonly scores: Readonly<Record<string, Estimate>>;
  readonly errors: number;
  readonly tokens: number;
  /** Null where a price is unknown. */
  readonly usd: number | null;
}

/** The rows `first` to `first + items.length` of `total` that pass the filter: failures first, then by line. */
export interface RowWindow {
  readonly filter: RowFilter;
  readonly total: number;
  readonly failed: number;
  readonly all: number;
  readonly first: number;
  readonly items: readonly RowLine[];
}

export interface RowLine {
  readonly id: string;
  /** The row's line in its data file, from 1. */
  readonly line: number;
  readonly expected: string | null;
  /** One for each variant in the order of `variants`; null while it is not answered. */
  readonly cells: readonly (CellLine | null)[];
}

export interface CellLine {
  readonly outcome: Outcome;
  readonly passed: boolean;
  /** The answer's beginning, or the error. */
  readonly text: string;
}

/** One cell with everything that was sent and came back. */
export interface OpenCell {
  readonly row: string;
  readonly variant: string;
  readonly line: number;
  readonly messages: readonly ChatMessage[];
  /** Why the messages cannot be shown, when they cannot. */
  readonly problem: string | null;
  readonly answer: string;
  readonly expected: string | null;
  readonly label: string | null;
  readonly scores: readonly { readonly metric: string; readonly value: number; readonly reason: string | null }[];
  readonly error: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | null;
  readonly cached: boolean;
}

/** More rows than any screen shows: what one message may ask for at most. */
const mostRows = 500;

/** The request in a message from the panel; undefined when it is none. */
export function readResultsRequest(message: unknown): ResultsRequest | undefined {
  if (!isRecord(message)) return undefined;
  const simple = plain.find((known) => known === message['type']);
  if (simple) return { type: simple };
  if (message['type'] === 'view') return readView(message);
  return readOpen(message) ?? readChoice(message);
}

const plain = ['ready', 'stop', 'rerun', 'rerun-failed', 'close'] as const;

function readChoice({ type, row, index }: Readonly<Record<string, unknown>>): ResultsRequest | undefined {
  if (type === 'run') return isCount(index) ? { type, index } : undefined;
  return type === 'rerun-row' && isText(row) ? { type, row } : undefined;
}

function readView({ filter, first, count }: Readonly<Record<string, unknown>>): ResultsRequest | undefined {
  if (filter !== 'all' && filter !== 'failed') return undefined;
  return isCount(first) && isCount(count) && count <= mostRows ? { type: 'view', filter, first, count } : undefined;
}

function readOpen({ type, row, variant }: Readonly<Record<string, unknown>>): ResultsRequest | undefined {
  return type === 'open' && isText(row) && isText(variant) ? { type, row, variant } : undefined;
}
