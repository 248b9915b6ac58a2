import type { Proposer, Searcher, SearchContext, Selector, SplitSizes } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { leads } from '../selectors/prefix.js';
import { selectContext } from './select-context.js';

export interface HillClimbOptions {
  readonly proposer: Proposer;
  readonly selector: Selector;
  readonly steps: number;
  /** Steps in a row without an improvement before it gives up. */
  readonly patience: number;
  /** Calls of a step's selection for each candidate in it. */
  readonly callsEach: number;
  /** How many changes of the current prompt can be raced against it, and the winner scored, with so many calls. */
  readonly affordable: (calls: number, sizes: Pick<SplitSizes, 'train' | 'dev'>) => number;
}

type ClimbState = { readonly step: number; readonly current: string; readonly idle: number };

/**
 * Changes the current prompt a little and moves when the change is better twice: on the training rows it was selected
 * on, and on all dev rows against the current prompt.
 */
export function hillClimb(options: HillClimbOptions): Searcher<ClimbState> {
  return {
    init: (context) => Promise.resolve({ step: 0, current: context.seed.id, idle: 0 }),
    async step({ step, current, idle }, context) {
      const moved = await improve(current, options, context);
      return { step: step + 1, current: context.best(), idle: moved ? 0 : idle + 1 };
    },
    done({ step, idle }) {
      if (idle >= options.patience) return 'no-progress';
      return step >= options.steps ? 'finished' : undefined;
    },
  };
}

/** @throws RunEnded `budget` before anything is proposed that could not be measured */
async function improve(current: string, options: HillClimbOptions, context: SearchContext): Promise<boolean> {
  const { train, dev } = context.rows;
  const most = options.affordable(context.callsLeft(), { train: train.length, dev: dev.length });
  if (most === 0) throw new RunEnded('budget', 'The budget is too small to compare another change.');
  const family = { parents: [context.candidate(current)], children: [], most };
  const children = context.admit(await options.proposer.propose(family, context)).map(({ id }) => id);
  if (children.length === 0) return false;
  const calls = (children.length + 1) * options.callsEach;
  const selection = selectContext(context, { rows: train, calls, spare: dev.length });
  const [first = current] = await options.selector.select([current, ...children], 1, selection);
  if (first === current || !leads(first, current, train, context)) return false;
  await context.crown([first]);
  return context.best() === first;
}
