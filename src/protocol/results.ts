import type { Estimate } from '../engine/eval/contracts/estimate.js';
import type { Outcome } from '../engine/eval/contracts/cell.js';
import type { ChatMessage } from '../engine/model/chat-model.js';
import type { Copied } from './copied.js';

/** What the results panel asks of its host. The panel is untrusted: `readResultsRequest` checks every message. */
export type ResultsRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'stop' }
  | { readonly type: 'rerun' }
  /** Asks again about the rows that failed, in a run of its own. */
  | { readonly type: 'rerun-failed' }
  /** The same about the rows chosen. */
  | { readonly type: 'rerun-rows'; readonly rows: readonly string[] }
  /** Shows another of the runs that were started together. */
  | { readonly type: 'run'; readonly index: number }
  /** The rows on screen. The host answers with a snapshot that holds them; it may hold a few more. */
  | { readonly type: 'view'; readonly view: RowView }
  | { readonly type: 'open'; readonly row: string; readonly variant: string }
  | { readonly type: 'close' }
  /** Lists the runs of the prompt with their scores, or puts the list away. */
  | { readonly type: 'history' }
  | { readonly type: 'open-run'; readonly run: string }
  /** Holds the run that is shown against an earlier one; the user is asked for it where none is named. */
  | { readonly type: 'compare'; readonly run: string | null }
  | { readonly type: 'end-comparison' }
  /** The prompt then and now in the editor's own diff. */
  | { readonly type: 'prompt-diff'; readonly prompt: string }
  /** The user is asked for a format and a file. */
  | { readonly type: 'export' }
  | { readonly type: 'copy'; readonly what: CopiedPart }
  | { readonly type: 'copy-rows'; readonly rows: readonly string[] };

/** `rows` are those of the view, all of them. */
export type CopiedPart = 'scores' | 'rows' | 'answer' | 'messages';

export type RowFilter = (typeof rowFilters)[number];

/** The last three are about a comparison with an earlier run. */
export const rowFilters = ['all', 'failed', 'differ', 'regressed', 'improved', 'changed'] as const;

/** By what rows are sorted: failures first and then by line, or by a column. */
export type SortColumn = 'failures' | 'line' | 'expected' | 'variant';

/** Which rows are listed, in what order, and which of them are on screen. */
export interface RowView {
  readonly filter: RowFilter;
  /** Found in what a row was given, in an answer, in what was expected, or as the line's number; in any case. */
  readonly search: string;
  readonly sort: RowSort;
  /** A field of a confusion matrix. */
  readonly labels: LabelPick | null;
  readonly first: number;
  readonly count: number;
}

export interface RowSort {
  readonly by: SortColumn;
  /** The variant's id, where its scores decide. */
  readonly variant: string | null;
  readonly descending: boolean;
}

export interface LabelPick {
  readonly variant: string;
  readonly expected: string;
  /** Null where no label could be read from the answer. */
  readonly answered: string | null;
}

/** What the host sends: always the whole of what the panel shows, so that a lost message loses nothing. */
export type ResultsUpdate = { readonly type: 'snapshot'; readonly snapshot: ResultsSnapshot };

export interface ResultsSnapshot {
  /** The prompt's path, workspace-relative; null before the first run. */
  readonly prompt: string | null;
  /** When a run of the past that is shown began, for people; null where it is the last one. */
  readonly started: string | null;
  /** How many rows of an earlier run were asked about again; null where it is about all rows. */
  readonly rerunRows: number | null;
  /** Runs that were started together, when they are several, and which of them is shown. */
  readonly runs: readonly RunTab[];
  readonly shown: number;
  /** `loading` while a run of the past is read. */
  readonly phase: 'empty' | 'loading' | 'running' | 'ended';
  /** Answers, and what judges have said of them. */
  readonly progress: { readonly done: number; readonly total: number; readonly verdicts: number };
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
  /** What may have been paid for nothing; what judges took, how far they agree and what they prefer. A sentence each. */
  readonly judges: readonly string[];
  /** How answers were read as labels, a matrix each; only where a metric reads labels. */
  readonly matrices: readonly LabelMatrix[];
  /** How the scores of rows lie, by variant; only where they are not all 0 or 1. */
  readonly distributions: readonly ScoreDistribution[];
  readonly rows: RowWindow;
  readonly open: OpenCell | null;
  readonly comparison: RunDifference | null;
  readonly history: RunHistory | null;
  /** What became of the score in other forms of the prompt; only of a run that varies one, when it has ended. */
  readonly variation: PromptVariation | null;
  /** By a part's name, or `marked` for the rows that were chosen. */
  readonly copied: Copied | null;
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
  /** All its answers came from the cache. */
  readonly cached: boolean;
  /** The median time to the first piece of an answer, in milliseconds; null where answers were not streamed. */
  readonly firstTokenMs: number | null;
}

export interface LabelMatrix {
  readonly variant: string;
  readonly label: string;
  readonly labels: readonly string[];
  /** `counts[i][j]`: answers to rows of label `i` that say label `j`; the last of each: no label could be read. */
  readonly counts: readonly (readonly number[])[];
}

export interface ScoreDistribution {
  readonly variant: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** Rows by score, in equal steps from `low` to `high`. */
  readonly bins: readonly number[];
}

/** The rows `view.first` to `view.first + items.length` of `total` that pass the filters. */
export interface RowWindow {
  readonly view: RowView;
  /** How many rows are listed; of a search, those that are found so far. */
  readonly total: number;
  readonly all: number;
  /** A search goes on: more rows may be found. */
  readonly searching: boolean;
  /** How many rows each filter holds; one that has no sense here is left out. */
  readonly counts: Readonly<Partial<Record<RowFilter, number>>>;
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
  /** Against the run it is compared with. */
  readonly move: Move | null;
}

/** `changed` is another answer with the same score. */
export type Move = 'regressed' | 'improved' | 'changed';

/** One cell with everything that was sent and came back. */
export interface OpenCell {
  readonly row: string;
  readonly variant: string;
  readonly label: string;
  readonly line: number;
  readonly messages: readonly ChatMessage[];
  /** Why the messages cannot be shown, or may be others than those that were sent. */
  readonly problem: string | null;
  readonly answer: string;
  readonly expected: string | null;
  /** The label read from the answer. */
  readonly read: string | null;
  readonly scores: readonly CellScore[];
  readonly error: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | null;
  readonly milliseconds: number;
  readonly firstTokenMs: number | null;
  readonly cached: boolean;
  /** What grading took; null where no model grades. */
  readonly grading: Grading | null;
  /** Other answers to the row: of the other variants, and of the run it is compared with. */
  readonly others: readonly OtherAnswer[];
  /** How judges compared this answer with others. */
  readonly duels: readonly Duel[];
}

export interface Grading {
  readonly calls: number;
  readonly tokens: number;
  readonly usd: number | null;
  readonly cached: boolean;
}

export interface CellScore {
  readonly metric: string;
  readonly value: number;
  readonly reason: string | null;
  /** What each judge said: `openai/gpt-4.1: pass`. */
  readonly votes: readonly string[];
}

export interface OtherAnswer {
  readonly name: string;
  readonly answer: string;
}

export interface Duel {
  readonly metric: string;
  /** Who it was held against. */
  readonly against: string;
  /** 1 where this answer is preferred, 0 where the other is, a half for a tie. */
  readonly value: number;
  readonly reason: string | null;
}

/** What became of the run that is shown beside an earlier one. */
export interface RunDifference {
  readonly run: string;
  /** `2026-11-26 12:30` and what it was about. */
  readonly title: string;
  /** What was different, a line each. */
  readonly changes: readonly string[];
  readonly prompts: readonly { readonly prompt: string; readonly diff: string }[];
  readonly pairs: readonly PairDifference[];
}

export interface PairDifference {
  readonly label: string;
  readonly metrics: readonly {
    readonly metric: string;
    readonly then: Estimate;
    readonly now: Estimate;
    readonly sentence: string;
  }[];
  readonly lost: number;
  readonly won: number;
  readonly changed: number;
}

export interface PromptVariation {
  /** What to make of it, and what was not varied. */
  readonly notes: readonly string[];
  readonly scores: readonly VariedScore[];
}

/** A metric over the forms, by one model and one choice of the prompt's own matrix. */
export interface VariedScore {
  readonly label: string;
  readonly metric: string;
  readonly original: Estimate;
  readonly sentences: readonly string[];
  readonly kinds: readonly VariedKind[];
  /** What the worst form says instead; null where all score the same. */
  readonly worst: { readonly name: string; readonly diff: string } | null;
}

/** Forms of one kind; the last one is about all of them. */
export interface VariedKind {
  readonly kind: string;
  readonly texts: number;
  readonly mean: number;
  /** Standard deviation of the forms; null for a single one. */
  readonly spread: number | null;
  readonly worst: { readonly name: string; readonly score: number };
  readonly best: { readonly name: string; readonly score: number };
  /** Share of answers that are other ones than those to the prompt as written. */
  readonly changed: number;
}

export interface RunHistory {
  /** The metric that is drawn: the first that any of the runs has. */
  readonly metric: string | null;
  /** Null while the runs are read. Oldest first. */
  readonly entries: readonly HistoryLine[] | null;
}

export interface HistoryLine {
  readonly run: string;
  readonly started: string;
  /** What tells it from other variants. */
  readonly label: string;
  readonly score: Estimate | null;
  readonly n: number;
  /** What is to be known of it: that it was stopped, or what changed since. */
  readonly note: string;
  readonly isShown: boolean;
}
