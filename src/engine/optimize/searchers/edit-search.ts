import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';
import type { Proposal, Proposer, Searcher, SearchContext } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { editScores } from './edit-score.js';
import { planSteps, type StepNumbers, type StepPlan } from './plan-steps.js';

export interface EditSearchOptions {
  readonly numbers: StepNumbers;
  /** Steps in a row without a new best before it gives up. */
  readonly patience: number;
  readonly strategy: EditStrategy;
}

/** What tells one metaheuristic from another. Its memory is ids, in an order of its own; at first the seed alone. */
export interface EditStrategy {
  readonly proposer: Proposer;
  /** Whose changes a step tries. */
  parents(memory: readonly string[], fitness: ReadonlyMap<string, number>, random: Random): readonly string[];
  /** The proposals that are worth measuring; all of them when absent. */
  admissible?(proposals: readonly Proposal[], memory: readonly string[], context: SearchContext): readonly Proposal[];
  /** What is remembered after a step. */
  remember(turn: Turn): readonly string[];
}

export interface Turn {
  readonly memory: readonly string[];
  /** Measured, in the order they were proposed. */
  readonly children: readonly string[];
  /** In points, for who weighs a gain. */
  readonly scores: ReadonlyMap<string, number>;
  /** The same order, and where costs count too that of the fronts: for who only compares. */
  readonly fitness: ReadonlyMap<string, number>;
  /** From 0. */
  readonly step: number;
  readonly random: Random;
}

type EditState = {
  readonly plan: StepPlan;
  readonly step: number;
  readonly memory: readonly string[];
  /** The best by the search's own score. */
  readonly best: string;
  readonly idle: number;
};

/** Small changes, measured on train rows; whenever there is a new best there, it meets the dev rows. */
export function editSearch(options: EditSearchOptions): Searcher<EditState> {
  return {
    init(context) {
      const { seed, rows } = context;
      const sizes = { train: rows.train.length, dev: rows.dev.length };
      const plan = planSteps(options.numbers, sizes, context.callsLeft());
      if (plan === undefined) throw new RunEnded('budget', 'The budget is too small to compare two changes.');
      return Promise.resolve({ plan, step: 0, memory: [seed.id], best: seed.id, idle: 0 });
    },
    async step(state, context) {
      const { plan, step, memory } = state;
      const rows = context.rows.train.slice(0, plan.rows);
      await context.score(memory.map((id) => ({ id, rows })));
      const children = await changes(state, options, context);
      await context.score(children.map((id) => ({ id, rows })));
      const everyone = [...new Set([state.best, ...memory, ...children])];
      const scores = editScores(everyone, rows, context);
      const fitness = fitnessBy(everyone, rows, { context, scores });
      const best = fittestOf([state.best, ...children], fitness);
      if (best !== state.best) await context.crown([best]);
      const random = context.random.fork('remember');
      const remembered =
        children.length === 0 ? memory : options.strategy.remember({ memory, children, scores, fitness, step, random });
      return { plan, step: step + 1, memory: remembered, best, idle: best === state.best ? state.idle + 1 : 0 };
    },
    done({ plan, step, idle }) {
      if (step >= plan.steps) return 'finished';
      return idle >= options.patience ? 'no-progress' : undefined;
    },
  };
}

/** Draws that are made again for changes that were made before or rejected. */
const triesEach = 4;

/** @throws RunEnded `budget` before anything is asked that could not be measured */
async function changes(
  { plan, memory }: EditState,
  { strategy, numbers }: EditSearchOptions,
  context: SearchContext,
): Promise<readonly string[]> {
  if (context.callsLeft() < plan.children * (plan.rows + numbers.writerEach))
    throw new RunEnded('budget', 'The budget is too small to measure another round of changes.');
  const rows = context.rows.train.slice(0, plan.rows);
  const fitness = fitnessBy(memory, rows, { context, scores: editScores(memory, rows, context) });
  const chosen = strategy.parents(memory, fitness, context.random.fork('parents'));
  const parents = chosen.map((id) => context.candidate(id));
  const children: string[] = [];
  for (let tries = 0; tries < triesEach && children.length < plan.children; tries++) {
    const again = { ...context, random: context.random.fork(`try-${tries}`) };
    const most = plan.children - children.length;
    const proposals = await strategy.proposer.propose({ parents, children: [], most }, again);
    const admissible = strategy.admissible?.(proposals, memory, again) ?? proposals;
    children.push(...context.admit(admissible).map(({ id }) => id));
  }
  return children;
}

interface Scored {
  readonly context: Pick<SearchContext, 'places'>;
  readonly scores: ReadonlyMap<string, number>;
}

/** More is better; whole numbers above 0. */
function fitnessBy(
  ids: readonly string[],
  rows: readonly Row[],
  { context, scores }: Scored,
): ReadonlyMap<string, number> {
  const places = context.places(ids, rows, scores);
  return new Map(ids.map((id, at) => [id, ids.length - (places[at] ?? 0)]));
}

/** The first of the best. */
export function fittestOf(ids: readonly string[], fitness: ReadonlyMap<string, number>): string {
  return ids.reduce((best, id) => ((fitness.get(id) ?? 0) > (fitness.get(best) ?? 0) ? id : best));
}

/** Best first; equals keep their order. */
export function fittestFirst(ids: readonly string[], fitness: ReadonlyMap<string, number>): string[] {
  return [...ids].sort((a, b) => (fitness.get(b) ?? 0) - (fitness.get(a) ?? 0));
}
