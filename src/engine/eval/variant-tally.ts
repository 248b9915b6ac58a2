import { type Column, createColumn } from './column.js';
import type { CellResult, Outcome, Variant } from './contracts/cell.js';
import type { Metric } from './contracts/metric.js';
import type { PredictionReading } from './contracts/set-metric.js';
import { hasRowScores } from './has-row-scores.js';
import { createJudgeTally, type JudgeTally } from './judge/judge-tally.js';
import type { PredictionKinds } from './prediction-kinds.js';
import { readNumber } from './read-number.js';

/** What is kept of one variant's results: numbers by cell, no texts. */
export interface VariantTally {
  readonly variant: Variant;
  readonly metrics: readonly Metric[];
  /** True when the cell has a result that stands; an error does not: it is tried again on resume. */
  isDone(cell: number): boolean;
  /** A result that stands is never replaced. */
  add(cell: number, result: CellResult): void;
  outcomeAt(cell: number): Outcome | undefined;
  readonly scores: ReadonlyMap<string, Column>;
  /** Codes of `PredictionKinds`; kept only for metrics over the whole set. */
  readonly predictions: Readonly<Record<PredictionReading, Column>>;
  /** US dollars by cell; NaN where nothing is known. */
  readonly usd: Column;
  /** Milliseconds until the first piece of an answer, by cell; NaN where it was not streamed. */
  readonly firstTokenMs: Column;
  readonly totals: Readonly<Totals>;
  readonly judge: JudgeTally;
  /** Answers that got no verdict. */
  unjudged(): number;
}

export interface Totals {
  /** Calls that were answered and paid for. */
  calls: number;
  cached: number;
  tokens: number;
  milliseconds: number;
  unknownPrices: number;
}

const outcomes: readonly Outcome[] = ['scored', 'refused', 'truncated', 'error'];

export function createVariantTally(variant: Variant, metrics: readonly Metric[], kinds: PredictionKinds): VariantTally {
  const outcomeCodes = createColumn();
  const predictions = { label: createColumn(), number: createColumn() };
  const usd = createColumn();
  const firstTokenMs = createColumn();
  const scores = new Map(metrics.filter(hasRowScores).map(({ id }) => [id, createColumn()]));
  const read = new Set(metrics.flatMap((metric) => (metric.level === 'set' ? [metric.reads ?? 'label'] : [])));
  const totals: Totals = { calls: 0, cached: 0, tokens: 0, milliseconds: 0, unknownPrices: 0 };
  const judge = createJudgeTally();
  const unjudged = new Set<number>();
  /** Tokens of answers that are there and got no score, by cell. */
  const unscored = new Map<number, number>();
  const outcomeAt = (cell: number): Outcome | undefined => outcomes[outcomeCodes.at(cell)];
  const isDone = (cell: number): boolean => (outcomeAt(cell) ?? 'error') !== 'error';

  return {
    variant,
    metrics,
    isDone,
    outcomeAt,
    scores,
    predictions,
    usd,
    firstTokenMs,
    totals,
    judge,
    unjudged: () => unjudged.size,
    add(cell, result) {
      if (isDone(cell)) return;
      if (result.judge !== undefined) judge.add(cell, result.judge, result.outcome === 'scored');
      if (result.error?.judge === undefined) unjudged.delete(cell);
      else unjudged.add(cell);
      outcomeCodes.set(cell, outcomes.indexOf(result.outcome));
      // An error may have been paid for, and is asked for again.
      usd.set(cell, (usd.at(cell) || 0) + (result.usd ?? NaN));
      if (result.firstTokenMs !== undefined) firstTokenMs.set(cell, result.firstTokenMs);
      addTotals(totals, result);
      totals.tokens -= foundAgain(unscored, cell, result);
      if (result.outcome !== 'scored') return;
      for (const [id, column] of scores) column.set(cell, result.scores[id] ?? NaN);
      for (const reading of read) predictions[reading].set(cell, codeOf(kinds, result, reading));
    },
  };
}

function codeOf(kinds: PredictionKinds, { expected, label, answer }: CellResult, reading: PredictionReading): number {
  if (reading === 'label') return kinds.codeOf(expected, label);
  const numbers = [expected, answer].map((text) => (text === undefined ? undefined : readNumber(text)?.toString()));
  return kinds.codeOf(numbers[0], numbers[1]);
}

/** Tokens of an answer found again that were counted when it came. */
function foundAgain(unscored: Map<number, number>, cell: number, result: CellResult): number {
  const before = result.cached ? (unscored.get(cell) ?? 0) : 0;
  if (result.outcome === 'error') unscored.set(cell, result.inputTokens + result.outputTokens);
  else unscored.delete(cell);
  return before;
}

function addTotals(totals: Totals, result: CellResult): void {
  if (result.outcome !== 'error') {
    if (result.cached) totals.cached++;
    else totals.calls++;
  }
  totals.tokens += result.inputTokens + result.outputTokens;
  totals.milliseconds += result.milliseconds;
  if (result.usd === undefined) totals.unknownPrices++;
}
