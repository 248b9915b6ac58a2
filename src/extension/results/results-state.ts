import type { CellResult, Variant } from '../../engine/eval/contracts/cell.js';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { OpenCell, PromptVariation, ResultsSnapshot, RowView, RunHistory } from '../../protocol/results.js';
import { type ComparedState, type KnownRun, newRun, type ResultsRun } from './known-run.js';
import { reportFacts } from './report-facts.js';
import { phaseOf, snapshotOf } from './results-snapshot.js';
import type { RowCells } from './row-cells.js';

/** A run as it grows. The panel shows it; the lenses ask it for the last score. */
export interface ResultsState {
  readonly run: ResultsRun;
  /** The run's id; undefined before it has begun. */
  readonly id: string | undefined;
  readonly phase: ResultsSnapshot['phase'];
  readonly answers: number;
  /** US dollars paid so far; null where a price is unknown. */
  readonly usd: number | null;
  /** What judges have said so far. */
  readonly verdicts: number;
  /** Undefined while it runs, and where it could not start. */
  readonly report: EvaluationReport | undefined;
  readonly variants: readonly Variant[];
  readonly opened: OpenCell | null;
  readonly comparison: ComparedState | null;
  readonly history: RunHistory | null;
  /** What its rows were given, in lower case, by their ids; undefined before it was asked for. */
  inputs(): ReadonlyMap<string, string> | undefined;
  know(inputs: ReadonlyMap<string, string>): void;
  /** Ids of the rows on which a variant failed or has no answer. */
  failedRows(): readonly string[];
  /** The rows that are listed, all of them. */
  shownRows(): readonly RowCells[];
  row(id: string): RowCells | undefined;
  /** What is known about a cell from the run itself; the messages come from rendering it again. */
  cell(row: string, variant: string): CellResult | undefined;
  apply(event: EvaluationEvent): void;
  fail(message: string): void;
  /** It was stopped before there was anything to report. */
  stop(): void;
  show(view: RowView): void;
  open(cell: OpenCell | null): void;
  compare(comparison: ComparedState | null): void;
  /** What came of the prompt's other forms. */
  vary(variation: PromptVariation): void;
  follow(history: RunHistory | null): void;
  /** @param patience milliseconds that a search may take; what it has found by then is listed */
  snapshot(patience?: number): ResultsSnapshot;
  /** Goes on with a search for so many milliseconds; true when it has looked at all rows. */
  look(patience: number): boolean;
}

export function createResultsState(run: ResultsRun): ResultsState {
  const known = newRun(run);
  const { rows, scores } = known;
  return {
    run,
    get id() {
      return known.id;
    },
    get phase() {
      return phaseOf(known);
    },
    get answers() {
      return rows.answers;
    },
    get usd() {
      return scores.usd;
    },
    get verdicts() {
      return scores.verdicts;
    },
    get report() {
      return known.ended?.report;
    },
    get variants() {
      return known.variants;
    },
    get opened() {
      return known.opened;
    },
    get comparison() {
      return known.comparison;
    },
    get history() {
      return known.history;
    },
    ...aboutRows(known),
    apply: (event) => apply(event, known),
    fail: (message) => (known.failure = message),
    stop: () => (known.wasStopped = true),
    show: (view) => (known.view = view),
    open: (cell) => (known.opened = cell),
    compare: (comparison) => compare(comparison, known),
    follow: (history) => (known.history = history),
    vary: (variation) => (known.variation = variation),
    snapshot: (patience) => snapshotOf(known, patience),
  };
}

type AboutRows = Pick<ResultsState, 'failedRows' | 'look' | 'shownRows' | 'row' | 'cell' | 'inputs' | 'know'>;

function aboutRows(known: KnownRun): AboutRows {
  const { rows } = known;
  return {
    failedRows: () => rows.failed(),
    shownRows: () => rows.shown(known.view),
    look: (patience) => rows.look(known.view, patience),
    row: (row) => rows.row(row),
    cell: (row, variant) => rows.row(row)?.cells.get(variant),
    inputs: () => rows.facts.inputs,
    know: (inputs) => rows.tell({ inputs }),
  };
}

function apply(event: EvaluationEvent, known: KnownRun): void {
  const { rows, scores, problems } = known;
  switch (event.type) {
    case 'started':
      known.id = event.run;
      known.variants = event.variants;
      break;
    case 'problem':
      problems.push(event.message);
      break;
    case 'cell':
      rows.add(event.result);
      scores.add(event.result);
      break;
    case 'finished': {
      const { report } = event;
      const [metric] = scores.metrics();
      known.ended = { report, facts: reportFacts({ report, variants: known.variants, rows, metric }) };
    }
  }
}

/** Rows that moved are not listed alone when there is nothing they moved against. */
function compare(comparison: ComparedState | null, known: KnownRun): void {
  const { filter } = known.view;
  known.comparison = comparison;
  known.rows.tell({ moves: comparison?.moves });
  const isAboutMoves = filter === 'regressed' || filter === 'improved' || filter === 'changed';
  if (comparison === null && isAboutMoves) known.view = { ...known.view, filter: 'all', first: 0 };
}
