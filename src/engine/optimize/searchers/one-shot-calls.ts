import type { MethodCalls, SplitSizes } from '../parts.js';

/** What a search that proposes once takes. */
export interface OneShotNumbers {
  readonly candidates: number;
  /** Calls of the selection for each candidate. */
  readonly callsEach: number;
  readonly finalists: number;
  /** Calls to the writer for each candidate. */
  readonly writerEach: number;
  /** Task calls the proposer itself makes for each candidate. */
  readonly taskEach: number;
}

/** The calls of a whole search with so many candidates. */
function callsOf(
  candidates: number,
  { callsEach, finalists, writerEach, taskEach }: OneShotNumbers,
  dev: number,
): MethodCalls {
  const each = Math.min(dev, callsEach);
  const task = candidates * (taskEach + each) + Math.min(finalists, candidates) * (dev - each);
  return { task, writer: candidates * writerEach, proposals: candidates };
}

/** The most candidates whose whole search fits; 0 when not even two can be compared. */
export function affordableCandidates(calls: number, numbers: OneShotNumbers, { dev }: Pick<SplitSizes, 'dev'>): number {
  let { candidates } = numbers;
  const total = (): number => {
    const { task, writer } = callsOf(candidates, numbers, dev);
    return task + writer;
  };
  while (candidates >= 2 && total() > calls) candidates--;
  return candidates < 2 ? 0 : candidates;
}

export function oneShotEstimate(numbers: OneShotNumbers, sizes: Pick<SplitSizes, 'dev'>, calls: number): MethodCalls {
  const candidates = affordableCandidates(calls, numbers, sizes);
  return candidates === 0 ? { task: 0, writer: 0, proposals: 0 } : callsOf(candidates, numbers, sizes.dev);
}
