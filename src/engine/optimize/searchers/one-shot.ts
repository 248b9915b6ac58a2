import type { Candidate, Proposer, Searcher, SearchContext, Selector, SplitSizes } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { selectContext } from './select-context.js';

export interface OneShotOptions {
  readonly proposer: Proposer;
  readonly selector: Selector;
  /** Calls of the selection for each candidate. */
  readonly callsEach: number;
  /** How many of so many candidates are scored on all dev rows at the end. */
  readonly finalists: (candidates: number) => number;
  /** How many candidates can be proposed, selected from and scored on all dev rows with so many calls. */
  readonly affordable: (calls: number, sizes: Pick<SplitSizes, 'pool' | 'dev'>) => number;
  /** One more round, around the finalists; none when left out. */
  readonly again?: Pick<OneShotOptions, 'proposer' | 'affordable'>;
}

type OneShotState = { readonly round: number; readonly kept: readonly string[] };

/** With less than two there is nothing to choose between. */
const fewest = 2;

/**
 * Proposes once from the seed, selects, and lets the best few meet the seed on all dev rows. One more round proposes
 * from these few, and they stay in the selection.
 */
export function oneShot(options: OneShotOptions): Searcher<OneShotState> {
  const { again } = options;
  return {
    init: () => Promise.resolve({ round: 0, kept: [] }),
    async step({ round, kept }, context) {
      const { proposer, affordable } = round === 0 || again === undefined ? options : again;
      const { pool, dev } = context.rows;
      const most = affordable(context.callsLeft(), { pool: pool.length, dev: dev.length });
      if (most < fewest) throw new RunEnded('budget', `The budget is too small to compare ${fewest} candidates.`);
      const family = { parents: parentsOf(kept, context), children: [], most };
      const children = context.admit(await proposer.propose(family, context)).map(({ id }) => id);
      return { round: round + 1, kept: await crownBest(kept, children, options, context) };
    },
    done: ({ round }) => (round > (again === undefined ? 0 : 1) ? 'finished' : undefined),
  };
}

function parentsOf(kept: readonly string[], context: SearchContext): Candidate[] {
  return kept.length === 0 ? [context.seed] : kept.map((id) => context.candidate(id));
}

/**
 * The best few, best first. Nothing is spared for them: `affordable` has counted them in. Those kept from the round
 * before have their scores already.
 */
async function crownBest(
  kept: readonly string[],
  children: readonly string[],
  options: OneShotOptions,
  context: SearchContext,
): Promise<readonly string[]> {
  if (children.length === 0) return kept;
  const arms = [...kept, ...children];
  const calls = children.length * options.callsEach;
  const selection = selectContext(context, { rows: context.rows.dev, calls, spare: 0 });
  const finalists = await options.selector.select(arms, options.finalists(children.length), selection);
  await context.crown(finalists);
  return finalists;
}
