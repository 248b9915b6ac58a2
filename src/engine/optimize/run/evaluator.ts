import type { CellError, CellResult } from '../../eval/contracts/cell.js';
import { estimateMean } from '../../eval/statistics/estimate-mean.js';
import type { Row } from '../../dataset/row.js';
import { addCharges, noCharge, type Charge } from '../../model/budget.js';
import { serviceKinds, type ModelErrorKind } from '../../model/chat-model.js';
import { seededRandom } from '../../random/seeded.js';
import { gradingCalls } from '../graded-by.js';
import type { Ledger, RoleCharges } from '../ledger.js';
import type { penaltyFor } from '../objective.js';
import type { Candidate, ScoreJob } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import type { ScoreTable } from '../score-table.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import type { CodeWatch } from './code-faults.js';
import { endOnError, endOnOutage } from './end-on-error.js';
import { inOrder } from './in-order.js';
import type { RowRunner } from './row-runner.js';
import { splitOf } from './split-of.js';
import type { Watch } from './watch.js';

export interface EvaluatorParts {
  readonly task: OptimizeTask;
  readonly ports: OptimizePorts;
  readonly rows: RowRunner;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly emit: Emit;
  readonly watch: Watch;
  readonly code: CodeWatch;
  readonly signal: AbortSignal;
  readonly candidate: (id: string) => Candidate;
  readonly penaltyOf: ReturnType<typeof penaltyFor>;
}

interface Cell {
  readonly candidate: Candidate;
  readonly row: Row;
}

/** Scores the cells of the jobs that have no score yet as one batch, set aside whole before it starts. */
export function createEvaluator(parts: EvaluatorParts): (jobs: readonly ScoreJob[]) => Promise<void> {
  const lostCells = new Set<string>();
  return async (jobs) => {
    const cells = missingCells(jobs, lostCells, parts);
    const most = expectedCharges(cells, parts);
    const batch = parts.ledger.open(most);
    announce(cells, parts);
    const results = await inOrder(cells, parts.ports.concurrency, (cell) => scoreCell(cell, parts));
    batch.settle(usedBy(results, parts), (most.judge?.calls ?? 0) - askedOfJudges(results, parts));
    parts.watch.spent();
    endOnOutage(
      results.flatMap((result) => (result.kind === 'lost' && result.outage ? [result.message] : [])),
      results.length,
      'calls',
    );
    stopOnBrokenSeed(cells, results);
    parts.code.take(answersOf(results), parts.table.ids().length === 0);
    stopWithoutGrades(results, parts);
    for (const [index, cell] of cells.entries()) {
      const result = results[index];
      if (result === undefined) continue;
      if (result.kind === 'lost') lostCells.add(keyOf(cell));
      else record(cell, result, parts);
      report(cell, result, parts.emit);
    }
    for (const { id, rows } of jobs) reportScore(id, rows, parts);
  };
}

function announce(cells: readonly Cell[], { task, watch }: EvaluatorParts): void {
  const [first] = cells;
  if (first === undefined) return;
  const split = splitOf(task.splits, [first.row]) ?? 'other';
  const candidates = [...new Set(cells.map(({ candidate }) => candidate.id))];
  watch.working({ kind: 'answering', candidates, calls: cells.length, split });
}

function keyOf({ candidate, row }: Cell): string {
  return `${candidate.id}/${row.id}`;
}

function missingCells(jobs: readonly ScoreJob[], lost: ReadonlySet<string>, parts: EvaluatorParts): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { id, rows } of jobs) {
    const candidate = parts.candidate(id);
    for (const row of rows) {
      const key = keyOf({ candidate, row });
      if (!parts.table.has(id, row) && !lost.has(key)) cells.set(key, { candidate, row });
    }
  }
  return [...cells.values()];
}

function expectedCharges(cells: readonly Cell[], { task, rows }: EvaluatorParts): RoleCharges {
  const each = gradingCalls(task);
  const judged = (most: () => Charge): RoleCharges => (each === 0 ? {} : { judge: most() });
  if (task.limits.tokens === undefined && task.limits.usd === undefined) {
    const calls = cells.length;
    return { task: { ...noCharge, calls }, ...judged(() => ({ ...noCharge, calls: calls * each })) };
  }
  const sum = (of: 'expectedCharge' | 'gradingCharge'): Charge =>
    addCharges(cells.map(({ candidate, row }) => rows[of](candidate.doc, row)));
  return { task: sum('expectedCharge'), ...judged(() => sum('gradingCharge')) };
}

/** A cell that was lost or failed counts as all that was set aside for it: what of it was asked is not known in a resumed run. */
function askedOfJudges(results: readonly Result[], { task }: EvaluatorParts): number {
  const each = gradingCalls(task);
  return results.reduce((sum, result) => {
    if (result.kind !== 'answered') return sum + each;
    const { calls = 0, cached = 0 } = result.answered.judge ?? {};
    return sum + calls + cached;
  }, 0);
}

/** What a cell came to. `message` says why there is no answer; an answer cut off or refused is one, and scores 0. */
type Result =
  | { readonly kind: 'answered'; readonly answered: CellResult }
  /** The candidate's own doing, such as a prompt that is too long for the model: it scores 0. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The service's doing, or a judge's: it says nothing about the candidate, and has no score. `outage` as with `Answer`. */
  | { readonly kind: 'lost'; readonly message: string; readonly outage: boolean };

async function scoreCell(cell: Cell, { ports, rows, signal }: EvaluatorParts): Promise<Result> {
  const before = earlierResult(keyOf(cell), ports);
  if (before !== undefined) return before;
  if (signal.aborted) throw new RunEnded('cancelled', 'Stopped.');
  const answered = await rows.run(cell.candidate.doc, cell.row, signal);
  const { error } = answered;
  if (error === undefined) return { kind: 'answered', answered };
  if (error.kind !== 'render' && error.kind !== 'score') endOnError(error);
  // A judge's fault says nothing of the candidate.
  if (error.judge !== undefined) return ungraded(error);
  if (error.kind === 'render' || error.kind === 'score') return failed(error.message);
  return serviceKinds.has(error.kind) ? lost(error.message) : failed(error.message);
}

/** The same as before the run was interrupted, so that going on leads to the same result. */
function earlierResult(key: string, { lostBefore, failedBefore }: OptimizePorts): Result | undefined {
  const lostMessage = lostBefore(key);
  if (lostMessage !== undefined) return { kind: 'lost', message: lostMessage, outage: false };
  const failedMessage = failedBefore(key);
  return failedMessage === undefined ? undefined : { kind: 'failed', message: failedMessage };
}

function lost(reason: string): Result {
  return { kind: 'lost', message: `A row got no answer and is left out for this candidate: ${reason}`, outage: true };
}

/** A grade that cannot be read is lost like one that never came: more than half of them, and the judge is none. */
function ungraded({ kind, message }: CellError): Result {
  const outage = kind === 'score' || serviceKinds.has(kind as ModelErrorKind);
  return { kind: 'lost', message: `An answer got no grade and is left out for this candidate: ${message}`, outage };
}

function failed(reason: string): Result {
  return { kind: 'failed', message: `A row failed by the candidate's own doing and scores 0 for it: ${reason}` };
}

function answersOf(results: readonly Result[]): CellResult[] {
  return results.flatMap((result) => (result.kind === 'answered' ? [result.answered] : []));
}

function usedBy(results: readonly Result[], { rows }: EvaluatorParts): Charge {
  return addCharges(answersOf(results).map((answered) => rows.chargeOf(answered)));
}

/** A seed that fails everywhere, as with a parameter the model refuses, would make every candidate look better. */
function stopOnBrokenSeed(cells: readonly Cell[], results: readonly Result[]): void {
  const [first] = results;
  const isSeed = cells.every(({ candidate }) => candidate.operator === 'seed');
  if (first?.kind !== 'failed' || !isSeed || results.some(({ kind }) => kind !== 'failed')) return;
  throw new RunEnded('failed', `The prompt failed on all ${results.length} rows; mend it first. ${first.message}`);
}

/** A judge that refuses whatever it is shown first, which is the seed's answers, would have the whole budget spent on nothing. */
function stopWithoutGrades(results: readonly Result[], { table }: EvaluatorParts): void {
  const [first] = results;
  if (first?.kind !== 'lost' || table.ids().length > 0 || results.some(({ kind }) => kind !== 'lost')) return;
  throw new RunEnded('failed', `None of ${results.length} answers has a score. The first: ${first.message}`);
}

function record({ candidate, row }: Cell, result: Result, { table, task, rows, penaltyOf }: EvaluatorParts): void {
  if (result.kind !== 'answered') {
    const none = { answer: '', expected: undefined, score: 0, penalty: penaltyOf(candidate, undefined) };
    table.record(candidate.id, { row: row.id, ...none });
    return;
  }
  const { answer, expected, label, outcome, scores, inputTokens } = result.answered;
  const score = outcome === 'scored' ? (scores[task.metric.id] ?? 0) : 0;
  const usd = rows.costOf(result.answered);
  const penalty = penaltyOf(candidate, usd);
  table.record(candidate.id, {
    row: row.id,
    answer,
    expected,
    score,
    penalty,
    inputTokens,
    usd,
    ...(label !== undefined && { label }),
  });
}

function report(cell: Cell, result: Result, emit: Emit): void {
  if (result.kind === 'answered') return;
  emit({ type: 'problem', message: result.message, [result.kind]: keyOf(cell) });
}

/** The score so far on the split the rows are from; a judged run has none. */
function reportScore(id: string, rows: readonly Row[], { table, task, emit, watch }: EvaluatorParts): void {
  const split = splitOf(task.splits, rows);
  if (split === undefined || task.duels !== undefined) return;
  const scores = table.scores(id, task.splits[split]);
  emit({
    type: 'scored',
    id,
    split,
    n: scores.length,
    score: estimateMean(scores, seededRandom(`${task.seed}/${id}/${split}`)),
  });
  watch.marks(id, rows, { scoreOn: (row) => table.cell(id, row)?.score });
}
