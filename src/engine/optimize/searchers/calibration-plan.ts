import type { MethodCalls } from '../parts.js';

export interface CalibrationNumbers {
  readonly rounds: number;
  /** Rows that are made up in a round, until there are `most`. */
  readonly cases: number;
  readonly most: number;
  /** Real train rows the writer is shown with them. */
  readonly examples: number;
  /** Prompts the writer is shown. */
  readonly history: number;
  /** Prompts there must be before the best of them meet dev rows, and are shown in place of the last. */
  readonly warmup: number;
  /** Failures of a round the writer is shown. */
  readonly errors: number;
  /** Rounds in a row whose prompt may fall short of the best by more than `minGain`. */
  readonly patience: number;
  readonly minGain: number;
}

/** The calls of a round that starts with so many rows and prompts: what it can take at most, dev rows left out. */
export function roundCalls(
  { rows, tried }: { readonly rows: number; readonly tried: number },
  { cases, most }: Pick<CalibrationNumbers, 'cases' | 'most'>,
): { readonly task: number; readonly writer: number; readonly made: number } {
  const made = Math.max(0, Math.min(cases, most - rows));
  return { task: tried * made + rows + made, writer: (made === 0 ? 0 : 1 + made) + 2, made };
}

/** The last prompts; after the warm-up every third time the best, in ascending order. The last one shown is studied. */
export function shownHistory<Tried extends { readonly score: number }>(
  tried: readonly Tried[],
  { history, warmup }: Pick<CalibrationNumbers, 'history' | 'warmup'>,
): readonly Tried[] {
  const isBest = tried.length >= warmup && tried.length % 3 === 0;
  return (isBest ? [...tried].sort((a, b) => a.score - b.score) : tried).slice(-history);
}

/** With a new leader about whenever the number of prompts has doubled. */
export function estimateCalibration(numbers: CalibrationNumbers, dev: number, calls: number): MethodCalls {
  const { rounds, warmup } = numbers;
  const total = { task: 0, writer: 0, proposals: 0 };
  let rows = 0;
  while (total.proposals < rounds) {
    const { task, writer, made } = roundCalls({ rows, tried: total.proposals + 1 }, numbers);
    if (calls < total.task + total.writer + task + writer + dev) break;
    rows += made;
    total.task += task;
    total.writer += writer;
    total.proposals++;
    if (total.proposals >= warmup && Number.isInteger(Math.log2(total.proposals / warmup))) total.task += dev;
  }
  if (total.proposals > 0 && total.proposals < warmup) total.task += dev;
  return total;
}
