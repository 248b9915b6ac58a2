import type { CodeMetric, CodeSource } from './code-metric.js';
import type { JudgedMetric, Jury } from './judged-metric.js';
import type { RowScore, ScoredAnswer } from './scored-answer.js';

/** A metric of one answer whose word comes from outside: from a model that grades, or from code. */
export type AskedMetric = JudgedMetric | CodeMetric;

/** What a row metric that is made of others asks outside, such as a set with an `llm-rubric` in it. */
export interface AskedParts {
  /** All who may grade, and all code that may run: known before any row is. */
  readonly juries: readonly Jury[];
  readonly code: readonly CodeSource[];
  /** What has to be asked about this answer; ids are unique among these. */
  readonly of: (answer: ScoredAnswer) => readonly AskedMetric[];
}

/** What was said outside, by the id of a part; undefined as long as nobody was asked. */
export type Given = (id: string) => RowScore | undefined;
