import type { Row } from '../../dataset/row.js';
import type { Candidate, Proposer, Searcher, SearchContext } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { ranked } from '../selectors/prefix.js';
import { type GenerationPlan, planGenerations, type PopulationNumbers } from './plan-generations.js';

export interface EvolutionOptions {
  readonly numbers: PopulationNumbers;
  /** Write the rest of the first population from the seed, each from what those before it made too. */
  readonly start: readonly Proposer[];
  /** Writes children from the population, the fittest of which comes first. */
  readonly offspring: Proposer;
  /** Who of the first population lives on; the fittest when left out. */
  readonly first?: Survivors;
  /** Who lives on after that. */
  readonly survivors: Survivors;
}

/** Measures members and children and says who lives on, the fittest first. */
export type Survivors = (brood: Brood, context: SearchContext) => Promise<readonly string[]>;

interface Brood {
  readonly members: readonly Candidate[];
  readonly children: readonly Candidate[];
  /** The same for every generation. */
  readonly rows: readonly Row[];
  readonly keep: number;
}

type EvolutionState = {
  readonly plan: GenerationPlan;
  readonly generation: number;
  readonly members: readonly string[];
  /** Generations in a row without one child that could be measured. */
  readonly barren: number;
};

const barrenLimit = 2;

/**
 * A population that breeds, is measured on train rows and thinned out; after each generation the fittest that has not
 * met the dev rows does.
 */
export function evolution(options: EvolutionOptions): Searcher<EvolutionState> {
  return {
    init(context) {
      const { seed, rows } = context;
      const sizes = { train: rows.train.length, dev: rows.dev.length };
      const plan = planGenerations(options.numbers, sizes, context.callsLeft());
      if (plan === undefined) throw new RunEnded('budget', 'The budget is too small for one generation.');
      return Promise.resolve({ plan, generation: 0, members: [seed.id], barren: 0 });
    },
    async step({ plan, generation, members, barren }, context) {
      const isFirst = generation === 0;
      const rows = context.rows.train.slice(0, plan.rows);
      const parents = members.map((id) => context.candidate(id));
      const most = isFirst ? plan.population - 1 : plan.children;
      const children = await bred(isFirst ? options.start : [options.offspring], { parents, most }, context);
      const select = isFirst ? (options.first ?? fittest) : options.survivors;
      const kept = await select({ members: parents, children, rows, keep: plan.population }, context);
      await crownNext(kept, context);
      return { plan, generation: generation + 1, members: kept, barren: children.length === 0 ? barren + 1 : 0 };
    },
    done({ plan, generation, barren }) {
      if (barren >= barrenLimit) return 'no-progress';
      return generation > plan.generations ? 'finished' : undefined;
    },
  };
}

async function bred(
  proposers: readonly Proposer[],
  { parents, most }: { readonly parents: readonly Candidate[]; readonly most: number },
  context: SearchContext,
): Promise<readonly Candidate[]> {
  const children: Candidate[] = [];
  for (const proposer of proposers) {
    const family = { parents, children, most: most - children.length };
    children.push(...context.admit(await proposer.propose(family, context)));
  }
  return children;
}

/** The fittest that has not met the dev rows. */
export async function crownNext(fittestFirst: readonly string[], context: SearchContext): Promise<void> {
  const [next] = fittestFirst.filter((id) => context.rows.dev.every((row) => !context.table.has(id, row)));
  if (next !== undefined) await context.crown([next]);
}

/** Truncation: the best of members and children; a child must be better than the member it drives out. */
export const fittest: Survivors = async ({ members, children, rows, keep }, context) => {
  const all = [...members, ...children].map(({ id }) => id);
  await context.score(all.map((id) => ({ id, rows })));
  return ranked(all, rows, context).slice(0, keep);
};

/** Every child meets its first parent alone, and takes its place only if it is better. */
export const betterThanParent: Survivors = async ({ members, children, rows }, context) => {
  await context.score([...members, ...children].map(({ id }) => ({ id, rows })));
  const winners = members.map(({ id }) => {
    const own = children.filter(({ parents }) => parents[0] === id).map((child) => child.id);
    return ranked([id, ...own], rows, context)[0] ?? id;
  });
  return ranked(winners, rows, context);
};
