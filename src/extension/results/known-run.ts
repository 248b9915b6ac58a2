import type { Variant } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { OpenCell, PromptVariation, RowView, RunDifference, RunHistory } from '../../protocol/results.js';
import { firstView } from './empty-snapshot.js';
import type { ReportFacts } from './report-facts.js';
import { createRowTable, type RowTable } from './row-table.js';
import type { RunMoves } from './run-moves.js';
import { createRunningScores, type RunningScores } from './score-lines.js';

export interface ResultsRun {
  /** Workspace-relative path of the prompt, or of the first of several and their number. */
  readonly prompt: string;
  /** Absolute paths of its prompts. */
  readonly files: readonly string[];
  /** Calls the run will make at most, as estimated before it. */
  readonly calls: number;
  /** How many rows of an earlier run are asked about again; absent where it is about all rows. */
  readonly rerunRows?: number | undefined;
  /** True where other forms of the prompt are evaluated beside it. */
  readonly isVaried?: boolean;
  /** When it began, for people; only of a run that is read from disk. */
  readonly started?: string;
}

export interface ComparedState {
  readonly difference: RunDifference;
  readonly moves: RunMoves;
}

/** What is known of a run so far, and what of it is looked at. */
export interface KnownRun {
  readonly run: ResultsRun;
  readonly rows: RowTable;
  readonly scores: RunningScores;
  readonly problems: string[];
  id: string | undefined;
  variants: readonly Variant[];
  ended: { readonly report: EvaluationReport; readonly facts: ReportFacts } | undefined;
  /** Why it could not start or go on. */
  failure: string | undefined;
  /** It was stopped before there was anything to report. */
  wasStopped: boolean;
  view: RowView;
  opened: OpenCell | null;
  comparison: ComparedState | null;
  history: RunHistory | null;
  variation: PromptVariation | null;
}

export function newRun(run: ResultsRun): KnownRun {
  return {
    run,
    rows: createRowTable(),
    scores: createRunningScores(),
    problems: [],
    id: undefined,
    variants: [],
    ended: undefined,
    failure: undefined,
    wasStopped: false,
    view: firstView,
    opened: null,
    comparison: null,
    history: null,
    variation: null,
  };
}
