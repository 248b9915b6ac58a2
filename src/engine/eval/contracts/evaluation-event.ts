import type { CellResult, Variant } from './cell.js';
import type { EvaluationReport } from './report.js';

export interface StartedEvent {
  readonly type: 'started';
  readonly run: string;
  readonly variants: readonly Variant[];
  /** Names of all row metrics, in the order of the variants: the scores a cell may have. */
  readonly metrics: readonly string[];
  /** Results of an earlier part of the run that stand. */
  readonly resumed: number;
}

export type EvaluationEvent =
  | StartedEvent
  | { readonly type: 'cell'; readonly result: CellResult }
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'finished'; readonly report: EvaluationReport };
