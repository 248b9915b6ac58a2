import type { Row } from '../dataset/row.js';
import type { Unanswered } from '../model/unanswered.js';
import type { CellResult, Variant } from './contracts/cell.js';
import type { EvaluationEvent, StartedEvent } from './contracts/evaluation-event.js';
import type { EvaluationReport } from './contracts/report.js';
import type { PairResult } from './pairs/pair-result.js';
import { hasRowScores } from './has-row-scores.js';
import { judgesNamedBy } from './juries.js';
import { inParallel } from './in-parallel.js';
import { reportOn } from './report.js';
import { createRowPairs, type RowGroup, type RowPairs } from './pairs/row-pairs.js';
import { type CellPorts, cellRunner, type RunRow } from './cell-runner.js';
import { createRunTally, type RunTally } from './run-tally.js';
import { createStops, type Stops } from './stops.js';

export interface PlannedVariant extends CellPorts {
  readonly variant: Variant;
}

export interface EvaluationPlan {
  /** The run's id. */
  readonly run: string;
  readonly variants: readonly PlannedVariant[];
  /** Calls for each variant and row, from 1. */
  readonly repeat: number;
  /** Calls at the same time. */
  readonly concurrency: number;
  /** Decides the resampling of the intervals, nothing else. */
  readonly seed: number;
  /** False where nobody reads them: fifty variants make a thousand pairs. */
  readonly compare?: boolean;
}

export interface EvaluationPorts {
  /** Read once, one row at a time, as cells are started. */
  readonly rows: AsyncIterable<Row>;
  readonly signal: AbortSignal;
  /** Keeps a result the moment it is there, before its event. Throws when it cannot: the run then ends. */
  readonly record?: (result: CellResult) => void;
  /** The same for a comparison of two answers. */
  readonly recordPair?: (result: PairResult) => void;
  /** What may have been billed without an answer, when no call is under way any more. */
  readonly unanswered?: () => Unanswered | undefined;
  /** Results of an earlier part of the run. Their cells are not paid for again, but errors are tried again. */
  readonly earlier?: AsyncIterable<CellResult | PairResult>;
}

interface Job {
  readonly column: Column;
  readonly row: Row;
  readonly repeat: number;
  /** Where answers to the row are compared. */
  readonly group: RowGroup | undefined;
}

/** What a run keeps while it goes. */
interface Going {
  readonly tally: RunTally;
  readonly stops: Stops;
  readonly pairs: RowPairs;
}

interface Column {
  readonly index: number;
  readonly model: string;
  /** All it asks: the model, and whoever grades its answers. */
  readonly asks: readonly string[];
  readonly run: RunRow;
}

/**
 * Runs every variant over every row. Rows are the outer loop, so that pairs come together; nothing is kept of a result
 * but numbers. A model that can no longer be asked (no valid key, unknown name, nothing but failures) is asked no more
 * while the others go on; an empty budget ends the run; other errors are results.
 * @throws what `record` or `rows` throw; calls still running are cancelled then, and when the reader stops reading
 */
export async function* evaluate(
  plan: EvaluationPlan,
  ports: EvaluationPorts,
): AsyncGenerator<EvaluationEvent, EvaluationReport> {
  const tally = createRunTally(plan.variants, plan.repeat);
  const resumed = await addEarlier(tally, ports.earlier);
  yield { type: 'started', run: plan.run, ...columnsOf(plan), resumed };

  const stops = createStops();
  yield* runCells(plan, ports, { tally, stops, pairs: createRowPairs(plan.variants, tally) });
  const report = reportOn(tally, {
    run: plan.run,
    seed: plan.seed,
    ...(plan.compare !== undefined && { compare: plan.compare }),
    stop: stops.stopOf(ports.signal.aborted),
    problems: stops.messages(),
    unanswered: ports.unanswered?.(),
  });
  yield { type: 'finished', report };
  return report;
}

function columnsOf({ variants }: EvaluationPlan): Pick<StartedEvent, 'variants' | 'metrics'> {
  const rowMetrics = variants.flatMap(({ metrics }) => metrics.filter(hasRowScores));
  return { variants: variants.map(({ variant }) => variant), metrics: [...new Set(rowMetrics.map(({ id }) => id))] };
}

/** @returns how many results stand */
async function addEarlier(tally: RunTally, earlier: EvaluationPorts['earlier']): Promise<number> {
  let standing = 0;
  if (earlier === undefined) return standing;
  for await (const result of earlier) {
    if (isPair(result)) tally.addPair(result);
    else {
      tally.add(result);
      if (result.outcome !== 'error') standing++;
    }
  }
  return standing;
}

async function* runCells(
  plan: EvaluationPlan,
  ports: EvaluationPorts,
  going: Going,
): AsyncGenerator<EvaluationEvent, void> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([ports.signal, leaving.signal]);
  const work = async (job: Job): Promise<readonly EvaluationEvent[]> => {
    const { column, row, repeat, group } = job;
    const result = await column.run(row, repeat, signal);
    const events = kept(job, result, { ...going, ports });
    group?.answers.set(column.index, result);
    if (group === undefined || --group.waiting > 0) return events;
    return [...events, ...(await compared(group, signal, { ...going, ports }))];
  };
  const jobs = jobsOf(plan, ports, going);
  try {
    for await (const events of inParallel(jobs, work, plan.concurrency, () => leaving.abort())) yield* events;
  } finally {
    await jobs.return();
  }
}

type Keeping = Going & { readonly ports: EvaluationPorts };

/** A cell that was only asked again for its comparisons is neither kept nor counted twice. */
function kept(
  { column, row, repeat }: Job,
  result: CellResult,
  { tally, stops, ports }: Keeping,
): readonly EvaluationEvent[] {
  const message = stops.note(column.model, result);
  const stopped: EvaluationEvent[] = message === undefined ? [] : [{ type: 'problem', message }];
  if (!isKept(result) || tally.isDone(column.index, row, repeat)) return stopped;
  ports.record?.(result);
  tally.add(result);
  return [{ type: 'cell', result }, ...stopped];
}

async function compared(
  group: RowGroup,
  signal: AbortSignal,
  { tally, stops, pairs, ports }: Keeping,
): Promise<readonly EvaluationEvent[]> {
  const events: EvaluationEvent[] = [];
  for await (const result of pairs.compare(group, signal)) {
    const message = stops.note(result.metric, result);
    if (message !== undefined) events.push({ type: 'problem', message });
    if (!isKept(result)) return events;
    ports.recordPair?.(result);
    tally.addPair(result);
  }
  return events;
}

async function* jobsOf(
  { variants, repeat: repeats }: EvaluationPlan,
  { rows, signal }: EvaluationPorts,
  { tally, stops, pairs }: Going,
): AsyncGenerator<Job, void> {
  const columns = variants.map(({ variant, ...ports }, index): Column => {
    return { index, model: ports.model.id, asks: modelsAsked(ports), run: cellRunner(variant, ports) };
  });
  const isStopped = ({ asks }: Column): boolean => asks.some((model) => stops.has(model));
  const isOver = (): boolean => signal.aborted || stops.isBudgetEmpty() || columns.every(isStopped);
  const jobsOfRow = function* (row: Row): Generator<Job, void> {
    for (let repeat = 0; repeat < repeats; repeat++) {
      // Variants inside, so that the cells to be compared are asked together. What a resumed run has to compare it asks
      // for again: the replies are kept.
      const isPairing = pairs.isOpen(row, repeat);
      const open = columns.filter((column) => isPairing || !tally.isDone(column.index, row, repeat));
      const group = isPairing
        ? { row, repeat, waiting: open.length, answers: new Map<number, CellResult>() }
        : undefined;
      for (const column of open) {
        if (isOver()) return;
        if (!isStopped(column)) yield { column, row, repeat, group };
        else if (group !== undefined) group.waiting--;
      }
    }
  };
  for await (const row of rows) {
    yield* jobsOfRow(row);
    if (isOver()) return;
  }
}

function modelsAsked({ model, metrics }: CellPorts): string[] {
  return [model.id, ...judgesNamedBy(metrics)];
}

/** A call that was not made is no result: a resumed run makes it. */
function isKept({ error }: Pick<CellResult, 'error'>): boolean {
  return error?.kind !== 'budget' && error?.kind !== 'aborted';
}

function isPair(result: CellResult | PairResult): result is PairResult {
  return 'metric' in result;
}
