import type { CellError } from '../contracts/cell.js';
import type { JudgeWork } from '../judge/judge-work.js';

/** What became of one comparison, as the journal holds it. */
export interface PairResult {
  readonly metric: string;
  /** The variants' ids; `a` is `expected` for the expected answer. */
  readonly a: string;
  readonly b: string;
  readonly row: string;
  readonly line: number;
  readonly repeat: number;
  /** The mean of the votes: 1 where `b` is preferred, 0 where `a` is, 0.5 for a tie. */
  readonly value: number;
  /** Votes that were asked for: none where the answers are equal. */
  readonly asked: number;
  /** Votes that changed when the places were swapped. */
  readonly turned: number;
  readonly reason: string | undefined;
  readonly judge: JudgeWork;
  readonly error: CellError | undefined;
}
