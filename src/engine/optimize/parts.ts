import type { Row } from '../dataset/row.js';
import type { Constraints } from '../prompt/optimize-use.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Random } from '../random/seeded.js';
import type { DuelCounts, MethodInfo, MethodSettings, StopReason } from './contracts.js';
import type { ScoreTable } from './score-table.js';

/** What a checkpoint can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What operators change: the texts of the editable parts by name, and the demonstrations by row id. */
export interface Genome {
  readonly parts: Readonly<Record<string, string>>;
  /** Rows of the pool; undefined leaves the file's own demonstrations as they are. */
  readonly demos: readonly Row[] | undefined;
}

/** A whole prompt file, parsed once. Its `text` is what is scored and what would be written. */
export interface Candidate {
  readonly id: string;
  readonly text: string;
  readonly doc: PromptDoc;
  readonly genome: Genome;
  readonly parents: readonly string[];
  readonly operator: string;
  readonly step: number;
}

/** A change somebody proposes; it becomes a candidate when it can be written and passes every screen. */
export interface Proposal {
  readonly genome: Genome;
  readonly parents: readonly string[];
  readonly operator: string;
}

/** Makes proposals. Free ones edit; the others ask the writer through the context. */
export interface Proposer {
  readonly id: string;
  /** `family` holds the parents and whatever earlier proposers of the same step made of them. */
  propose(family: Family, context: SearchContext): Promise<readonly Proposal[]>;
}

export interface Family {
  readonly parents: readonly Candidate[];
  readonly children: readonly Candidate[];
  /** The most proposals the budget can measure; absent where the proposer's own number stands. */
  readonly most?: number;
}

/** Free, before any paid call. It rejects and never repairs. */
export interface Screen {
  readonly id: string;
  /** Why the child is rejected, in words a user understands; undefined when it passes. */
  check(child: Candidate, context: ScreenContext): string | undefined;
}

export interface ScreenContext {
  readonly seed: Candidate;
  /** The id of an earlier candidate that differs at most in case and blanks. */
  readonly twinOf: (child: Candidate) => string | undefined;
  /** What the text repeats of train and dev rows at length, each with its row. */
  readonly copiedWords: (text: string) => ReadonlyMap<string, Row>;
  readonly pool: readonly Row[];
  readonly constraints?: Constraints;
  /** What is wrong with the child that is not wrong with the seed. */
  readonly newError: (child: PromptDoc) => string | undefined;
}

/** Ranks candidates by measuring them, best first, at most `keep` of them. */
export interface Selector {
  readonly id: string;
  select(arms: readonly string[], keep: number, context: SelectContext): Promise<readonly string[]>;
}

/**
 * The place of each candidate on the rows that all of them are scored on, from 0 for the best; equals share one. By mean
 * score, or by `scores` instead; where the objective is `pareto`, by what an answer takes too (`placesByFronts`).
 */
export type Places = (
  ids: readonly string[],
  rows: readonly Row[],
  scores?: ReadonlyMap<string, number>,
) => readonly number[];

export interface SelectContext {
  /** In the order they are to be used: every arm is measured on a prefix, so any two share rows. */
  readonly rows: readonly Row[];
  /** Calls the selection may take. Rows scored before are free. */
  readonly calls: number;
  readonly table: Pick<ScoreTable, 'mean' | 'scores' | 'has'>;
  readonly places: Places;
  readonly measure: (jobs: readonly ScoreJob[]) => Promise<void>;
  /** As in `SearchContext`: in place of scores where a judge compares. */
  readonly duel: SearchContext['duel'];
}

export interface ScoreJob {
  readonly id: string;
  readonly rows: readonly Row[];
}

/** What the writer is asked with: a prompt file of Hone's own format, and the tag its answer stands between. */
export interface RequestPrompt {
  readonly name: string;
  readonly text: string;
  readonly tag: string;
}

/** One request to the writer. The values are data: the request's own template prints them. */
export interface WriterRequest {
  readonly prompt: RequestPrompt;
  readonly values: Readonly<Record<string, unknown>>;
}

/** All a searcher and its parts may use. The sealed test is not in it. */
export interface SearchContext {
  readonly seed: Candidate;
  readonly rows: SearchRows;
  readonly table: ScoreTable;
  /** Who is kept and followed goes by them, not by means of a searcher's own. */
  readonly places: Places;
  /** How many of those that are kept, the first ones, meet all dev rows. */
  readonly leaders: number;
  /** A stream of this step's own: a step draws the same numbers whatever came before. */
  readonly random: Random;
  candidate(id: string): Candidate;
  /** The best candidate so far on the dev rows; the seed at first. */
  best(): string;
  /** Writes and screens proposals; the survivors, without duplicates, in order. */
  admit(proposals: readonly Proposal[]): readonly Candidate[];
  /**
   * Scores what is not yet scored, as one batch that is set aside whole before it starts.
   * @throws RunEnded `budget` when the batch does not fit, and `failed` or `cancelled`.
   */
  score(jobs: readonly ScoreJob[]): Promise<void>;
  /** Task calls left for the search; the sealed test's are already taken off. */
  callsLeft(): number;
  /** The texts between the tags, in order; undefined where the answer had none. @throws RunEnded as `score` */
  ask(requests: readonly WriterRequest[]): Promise<readonly (string | undefined)[]>;
  /**
   * Has a judge compare what two candidates answer to the rows, `votes` times in both orders; what was compared before
   * is not asked again. Only for methods that need a judge. @throws RunEnded `budget` before anything is asked, and as `score`
   */
  readonly duel: (a: string, b: string, rows: readonly Row[], votes: number) => Promise<DuelCounts>;
  /**
   * Scores candidates on all dev rows and makes the best of them the best so far when it leads that one; with a judge,
   * one after the other when it wins more dev rows against the best so far than it loses.
   */
  crown(ids: readonly string[]): Promise<void>;
  /** What a row shows a model: the values the prompt reads from it. */
  inputText(row: Row): string;
  /** The answer a row expects, scored or not; undefined where the prompt names none. */
  expectedText(row: Row): string | undefined;
  /** Says something the user should know, such as what the method does without. */
  tell(message: string): void;
}

export interface SearchRows {
  readonly pool: readonly Row[];
  readonly train: readonly Row[];
  readonly dev: readonly Row[];
}

/** How a search moves. All it remembers is its state, plain JSON, written to the journal after each step. */
export interface Searcher<State extends Json = Json> {
  init(context: SearchContext): Promise<State>;
  step(state: State, context: SearchContext): Promise<State>;
  /** Why there is nothing more to do; undefined when there is. */
  done(state: State): StopReason | undefined;
}

/** Row counts a run has. */
export interface SplitSizes {
  readonly pool: number;
  readonly train: number;
  readonly dev: number;
  readonly test: number;
}

/** Calls of a whole search by role, the seed's dev score and the sealed test left out. */
export interface MethodCalls {
  readonly task: number;
  readonly writer: number;
  /** Calls to judges; none when left out. */
  readonly judge?: number;
  /** Candidates that are proposed. */
  readonly proposals: number;
}

/** What a method is made of once its settings are known: shared parts put together. */
export interface MethodParts {
  readonly searcher: Searcher;
  /** The most demonstrations a candidate has; 0 for a method that changes the instruction instead. */
  readonly demos: number;
  /** Why it can do nothing for such a prompt and such rows, as a sentence that says what to change; before any call. */
  impossible?(start: Pick<SearchContext, 'seed' | 'rows'>): string | undefined;
  /** With at most so many calls; Infinity is a search without a limit. */
  estimate(sizes: SplitSizes, calls: number): MethodCalls;
}

/** A method: what lists show, and its parts. Made by `defineMethod`. */
export interface Method extends MethodInfo, MethodParts {
  /** The same with all its settings in place of the defaults; `configuredMethod` checks what a user gives. */
  withSettings(settings: MethodSettings): Method;
}
