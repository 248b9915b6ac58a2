import type { Penalty } from '../prompt/optimize-use.js';
import type { Unanswered } from '../model/unanswered.js';
import type { Comparison } from '../eval/contracts/comparison.js';
import type { Estimate } from '../eval/contracts/estimate.js';
import type { RunEstimate } from '../eval/contracts/run-estimate.js';

/** Why a run ended. */
export type StopReason = 'finished' | 'budget' | 'perfect' | 'no-progress' | 'cancelled' | 'failed';

/**
 * What a method must be given: `labels` is a metric that scores single rows, mostly by expected answers; `judge` a
 * model that says which of two answers is better; `examples` expected answers, which the writer is shown.
 */
export type Need = 'labels' | 'writer' | 'demos' | 'examples' | 'judge' | 'logprobs' | 'embeddings';

type Setting = number | boolean | string;

/** The numbers and choices of a method by name, those of one of its parts under the part's name. */
export interface MethodSettings {
  readonly [name: string]: Setting | { readonly [name: string]: Setting };
}

/** A method as lists and pickers show it. */
export interface MethodInfo {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it does and when to choose it. */
  readonly summary: string;
  readonly needs: readonly Need[];
  /** It makes up rows with their answers beside those it is given, so few of one's own do. */
  readonly makesRows?: true;
  /** What it runs with unless told otherwise. */
  readonly defaults: MethodSettings;
  /** What a setting that is a word may be, by its name. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly paper: { readonly title: string; readonly url: string } | undefined;
  /** What `objective: pareto` changes in its search, beside the choice of the winner; one sentence. */
  readonly pareto: string;
  /** How it differs from the paper and why; one sentence each. */
  readonly differences: readonly string[];
}

/**
 * An absent limit is no limit. The search sets every batch aside before it starts: calls exactly, so their limit is kept
 * by the search alone; tokens and dollars by estimates, so that those limits hold is the work of the budget around the
 * model (`model/with-budget.ts`), which sets aside the most each call can take.
 */
export interface BudgetLimits {
  readonly calls?: number;
  readonly usd?: number;
  readonly tokens?: number;
}

/** Who is asked: the model that answers, the one that writes prompts, those that judge. */
export const roles = ['task', 'writer', 'judge'] as const;
export type Role = (typeof roles)[number];

/** What went out and was paid. */
export interface Paid {
  readonly calls: number;
  readonly tokens: number;
  /** Null where a price is unknown. */
  readonly usd: number | null;
}

/**
 * What a run has used. `taskCalls + writerCalls + judgeCalls` are the calls it was charged for, cached ones included;
 * `calls` went out and were paid.
 */
export interface Spend extends Paid {
  readonly taskCalls: number;
  readonly writerCalls: number;
  /** Absent where nobody judges. */
  readonly judgeCalls?: number;
  /** What each took of `calls`, `tokens` and `usd`; absent in a run that an earlier version began. */
  readonly byRole?: Readonly<Partial<Record<Role, Paid>>>;
  /** In none of these numbers; only at the end of a run, where there is any. */
  readonly unanswered?: Unanswered;
}

/** One candidate prompt as the panel and the journal show it. `text` is the whole file that was scored. */
export interface CandidateRecord {
  /** The first 12 hex digits of the text's SHA-256. */
  readonly id: string;
  readonly parents: readonly string[];
  /** The part that proposed it, for example `critique-rewrite`. */
  readonly operator: string;
  readonly step: number;
  readonly text: string;
}

/** What a judge said of two candidates' answers to the same rows. */
export interface DuelCounts {
  /** Rows on which `b` is preferred, `a` is, and neither. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Comparisons asked for, each in both orders: none for equal answers. */
  readonly asked: number;
  /** Of those the ones that changed with the order, which count as ties. */
  readonly turned: number;
}

/** A row as people see it: enough of what it shows a model to know it again. */
export interface ShownRow {
  /** In the data file, from 1. */
  readonly line: number;
  readonly input: string;
  readonly expected?: string;
}

/** A batch of calls that is about to go out. */
export type Work =
  | {
      readonly kind: 'answering';
      /** Whose answers are asked for. */
      readonly candidates: readonly string[];
      readonly calls: number;
      /** `other` for rows of no split, such as made up ones. */
      readonly split: 'train' | 'dev' | 'other';
    }
  | { readonly kind: 'writing' | 'judging'; readonly calls: number }
  /** The last there is: the batches of the sealed test follow. */
  | { readonly kind: 'testing'; readonly rows: number };

/** For whoever watches a run. It follows from the calls or depends on the cache, so no journal keeps it. */
export type WatchEvent =
  /** The rows candidates are scored on, once, in the order of `marks`. */
  | { readonly type: 'rows'; readonly train: readonly ShownRow[]; readonly dev: readonly ShownRow[] }
  | { readonly type: 'working'; readonly work: Work }
  | { readonly type: 'spent'; readonly spend: Spend }
  /** Row by row what a candidate scores so far, null where it was not asked; with `over` how it fared against that one. */
  | {
      readonly type: 'marks';
      readonly id: string;
      readonly split: 'train' | 'dev';
      readonly scores: readonly (number | null)[];
      readonly over?: string;
    };

/** What becomes of a run, as it happens: the CLI prints it, the panel draws it, the journal keeps it. */
export type OptimizeEvent =
  | WatchEvent
  | {
      readonly type: 'started';
      readonly run: string;
      readonly method: string;
      readonly seed: number;
      readonly sizes: { readonly pool: number; readonly train: number; readonly dev: number; readonly test: number };
    }
  | { readonly type: 'proposed'; readonly candidate: CandidateRecord }
  | { readonly type: 'rejected'; readonly id: string; readonly screen: string; readonly reason: string }
  | {
      readonly type: 'scored';
      readonly id: string;
      readonly split: 'train' | 'dev';
      readonly n: number;
      readonly score: Estimate;
    }
  | (DuelCounts & {
      readonly type: 'duelled';
      readonly a: string;
      readonly b: string;
      readonly split: 'train' | 'dev';
    })
  | {
      readonly type: 'best';
      readonly id: string;
      /** In a judged run the share of rows it was preferred on to the one before, ties as halves. */
      readonly score: Estimate;
      readonly charged: number;
      /** The one it was preferred to; absent where rows are scored. */
      readonly over?: string;
    }
  | { readonly type: 'step'; readonly step: number; readonly spend: Spend; readonly state: unknown }
  | {
      readonly type: 'problem';
      readonly message: string;
      /**
       * The request that got no answer, so that a resumed run does without it too: `<candidate>/<row>`, `writer/<n>` or
       * `judge/<candidate>/<candidate>/<row>`.
       */
      readonly lost?: string;
      /** The request, `<candidate>/<row>`, that failed by the candidate's own doing and scores 0. */
      readonly failed?: string;
      /** True of what ended the run; a resumed run may not meet it again. */
      readonly fatal?: true;
    }
  | { readonly type: 'finished'; readonly report: OptimizeReport };

export type VerdictKind = 'better' | 'no reliable improvement';

/**
 * The sealed test, opened once: the winner against the seed on rows neither has seen. `n` is 0 when it was not opened
 * or not finished, because the run was cancelled or failed: its other numbers then say nothing.
 */
export interface Verdict extends Omit<Comparison, 'a' | 'b'> {
  readonly n: number;
  readonly seed: Estimate;
  readonly best: Estimate;
  readonly verdict: VerdictKind;
}

/**
 * A guard beside the dev score of the chosen prompt: the least it can be on new rows with 95 % confidence, however it
 * was chosen, where the seed was written without these rows. 0 says nothing.
 */
export interface DevBound {
  readonly least: number;
  /** What it follows from: the score with rows that have none as 0. */
  readonly mean: number;
  readonly n: number;
  /** What the change of the seed costs to be told. */
  readonly nats: number;
  /** `change-length`: every change of this length is taken for equally likely. */
  readonly prior: string;
}

/** The result of a run: what `hone optimize --format json` prints, `out` set by the host. */
export interface OptimizeReport {
  readonly run: string;
  readonly method: string;
  readonly seed: number;
  readonly stop: StopReason;
  /** Candidates with a score, the seed left out: what was proposed and not scored is not counted. */
  readonly candidates: number;
  readonly spend: Spend;
  /** `bound` is absent where the metric's scores are not within 0 to 1. */
  readonly dev: { readonly seed: Estimate; readonly best: Estimate; readonly bound?: DevBound };
  /** What an answer takes with either prompt, on those rows; absent where none was measured. */
  readonly costs?: { readonly seed: AnswerCosts; readonly best: AnswerCosts };
  /** Prompts of which no other is as good in score, tokens and money on those rows, best score first; absent where a judge compares. */
  readonly front?: readonly TradeOff[];
  /** On what answers code of the prompt failed; absent where it did on none. */
  readonly codeFaults?: CodeFaults;
  /** `provider/model` names of those who graded the answers; absent where nobody did. */
  readonly graders?: readonly string[];
  /** Absent where the best score alone decides what the sealed test is opened with. */
  readonly objective?: 'pareto';
  /** What was taken off every score of the run, the sealed test's too; absent where nothing was. */
  readonly penalty?: Penalty;
  /** In a judged run the scores are shares of rows on which either prompt's answer is preferred, ties as halves. */
  readonly test: Verdict;
  /** Who preferred what in the sealed test; absent where rows are scored. */
  readonly judged?: JudgedTest;
  /** The rows of the sealed test that the chosen prompt won and lost; absent where it is the seed or was not tested. */
  readonly moved?: MovedRows;
  /** The file to write: the seed's own text unless the verdict is `better`. */
  readonly bestText: string;
  readonly seedText: string;
}

/** Code that threw, took too long or gave back what is no score: its metric scores the lowest of its range there. */
export interface CodeFaults {
  /** Answers of the whole run, the sealed test's too. */
  readonly answers: number;
  /** Answers that code was shown. */
  readonly asked: number;
  /** What was wrong the first time. */
  readonly first: string;
}

/** Means of one answer. */
export interface AnswerCosts {
  readonly inputTokens: number;
  /** Null where a price is unknown. */
  readonly usd: number | null;
}

export interface TradeOff extends AnswerCosts {
  readonly id: string;
  readonly score: number;
}

export interface MovedRows {
  readonly wins: readonly MovedRow[];
  readonly losses: readonly MovedRow[];
}

export interface MovedRow extends ShownRow {
  readonly seed: RowAnswer;
  readonly best: RowAnswer;
}

interface RowAnswer {
  readonly answer: string;
  /** What the verdict counts: less the penalty; in a judged run 1 for the preferred answer and 0.5 for a tie. */
  readonly score: number;
}

export interface JudgedTest {
  /** `provider/model` names. */
  readonly judges: readonly string[];
  /** As in `DuelCounts`. */
  readonly asked: number;
  readonly turned: number;
}

export interface OptimizeEstimate extends Omit<RunEstimate, 'inputTokens'> {
  /** Low when every candidate is of the seed's size, high when each is as large as the method makes them. */
  readonly inputTokens: { readonly low: number; readonly high: number };
  readonly taskCalls: number;
  readonly writerCalls: number;
  /** Absent where nobody judges. */
  readonly judgeCalls?: number;
  /** How many rows each part gets. */
  readonly sizes: { readonly pool: number; readonly train: number; readonly dev: number; readonly test: number };
  /** How many candidates the budget buys, about. */
  readonly proposals: number;
  /** The least number of calls a run can be given: the seed's dev score and the sealed test. */
  readonly leastCalls: number;
  /** What the user should know before the start, such as a budget that buys too few proposals. */
  readonly warnings: readonly string[];
}
