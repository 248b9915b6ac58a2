import { summedFeedback } from '../proposers/summed-feedback.js';
import type { MethodCalls, Searcher, SearchContext, SplitSizes } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { leads } from '../selectors/prefix.js';
import { epochBatch } from './epoch-batches.js';

export interface RollbackNumbers {
  readonly epochs: number;
  /** Steps of an epoch; each epoch walks through the train rows in a new order. */
  readonly steps: number;
  /** Train rows of a step. */
  readonly batch: number;
}

type RollbackState = { readonly step: number; readonly walk: number; readonly current: string };

const walks = 2 ** 31;

/** One rewrite a step from feedback on a few rows; it is taken back when the dev rows say that it is worse. */
export function rollback(numbers: RollbackNumbers): Searcher<RollbackState> {
  return {
    init: (context) => Promise.resolve({ step: 0, walk: context.random.below(walks), current: context.seed.id }),
    async step({ step, walk, current }, context) {
      const { train, dev } = context.rows;
      const at = { walk: walk + Math.floor(step / numbers.steps), n: step % numbers.steps };
      const rows = epochBatch(train, numbers.batch, at);
      if (context.callsLeft() < callsOf(rows.length, dev.length))
        throw new RunEnded('budget', 'The budget is too small to score another rewrite.');
      await context.score([{ id: current, rows }]);
      const proposals = await summedFeedback(context.candidate(current), rows, context);
      const [child] = context.admit(proposals);
      if (child === undefined) return { step: step + 1, walk, current };
      await context.crown([child.id]);
      return { step: step + 1, walk, current: chosen(current, child.id, context) };
    },
    done: ({ step }) => (step >= numbers.epochs * numbers.steps ? 'finished' : undefined),
  };
}

/** Only what is worse is taken back, and with an eye on costs what is as good for more: a step to the side may lead on. */
export function chosen(current: string, child: string, context: Pick<SearchContext, 'places' | 'rows'>): string {
  return leads(current, child, context.rows.dev, context) ? current : child;
}

/** The batch, feedback on each of its rows, a rewrite, and its dev score. */
function callsOf(batch: number, dev: number): number {
  return 2 * batch + 1 + dev;
}

export function estimateRollback(
  { epochs, steps, batch }: RollbackNumbers,
  { train, dev }: Pick<SplitSizes, 'train' | 'dev'>,
  calls: number,
): MethodCalls {
  const rows = Math.min(batch, train);
  const proposals = Math.max(0, Math.min(epochs * steps, Math.floor(calls / callsOf(rows, dev))));
  return { task: proposals * (rows + dev), writer: proposals * (rows + 1), proposals };
}
