import type { LintErrors } from '../lint/lint-errors.js';
import type { PartMetric } from '../eval/made-of-others.js';
import type { Splits } from '../dataset/split-rows.js';
import type { RunCode } from '../eval/contracts/code-metric.js';
import type { PairMetric } from '../eval/contracts/pair-metric.js';
import type { Judges } from '../eval/judge/judge-answer.js';
import type { ChatModel } from '../model/chat-model.js';
import type { Constraints, OptimizeUse, Penalty } from '../prompt/optimize-use.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { RowValues } from '../prompt/row-values.js';
import type { LoadPartial } from '../template/template.js';
import type { BudgetLimits, OptimizeEvent, Paid, Spend } from './contracts.js';
import type { Method } from './parts.js';

/** What is to be optimized. */
export interface OptimizeTask {
  readonly run: string;
  readonly prompt: PromptDoc;
  readonly method: Method;
  readonly splits: Splits;
  /** What is maximised; 1 is perfect. */
  readonly metric: PartMetric;
  /** What it sums up; nothing for a metric that stands alone. */
  readonly summed: readonly PartMetric[];
  /** How the winner is chosen; by its score alone when left out. */
  readonly objective?: OptimizeUse['objective'];
  /** How a judge compares answers, for methods that need one: `metric` then stands for it and scores nothing. */
  readonly duels?: PairMetric;
  /** The user's own requests to the writer, by the name of the one each replaces. */
  readonly requests?: ReadonlyMap<string, PromptDoc>;
  readonly penalty?: Penalty;
  readonly constraints?: Constraints;
  /** Choices of the prompt's matrix, by variable name. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly limits: BudgetLimits;
}

/** The world around a run. */
export interface OptimizePorts {
  readonly model: ChatModel;
  readonly writer: ChatModel | undefined;
  /** Who compares answers or grades them, for runs that need it. */
  readonly judges?: Judges;
  /** Runs the code of the metrics that have some. */
  readonly code?: RunCode;
  readonly load?: LoadPartial;
  /** The rows of the data file the prompt takes its demonstrations from, when it names one. */
  readonly fileDemos?: readonly RowValues[];
  readonly lintErrors: LintErrors;
  /** What went out and was paid so far, answers the run paid for before it was resumed included. */
  readonly paid: () => Paid & Pick<Spend, 'byRole'>;
  /** The message of the event that reported a request as lost in the part of the run that is being resumed. */
  readonly lostBefore: (request: string) => string | undefined;
  /** The same for one that failed by the candidate's own doing. */
  readonly failedBefore: (request: string) => string | undefined;
  /** Calls in flight at once; it never changes a result. */
  readonly concurrency: number;
}

export type Emit = (event: OptimizeEvent) => void;
