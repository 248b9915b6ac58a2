import type { Random } from '../../random/seeded.js';
import type { Candidate, Genome, Searcher, SearchContext } from '../parts.js';
import {
  breederOperators,
  type Mutation,
  mutated,
  mutationRequest,
  orderRequest,
  type Population,
} from '../proposers/breeder-operators.js';
import { fitnessOf, spinWheel } from '../proposers/fitness.js';
import { pickPart } from '../proposers/pick-part.js';
import { mutationPrompts, thinkingStyles } from '../proposers/thinking-styles.js';
import { RunEnded } from '../run-ended.js';
import { ranked } from '../selectors/prefix.js';
import { crownNext } from './evolution.js';
import { type GenerationPlan, planGenerations, type PopulationNumbers } from './plan-generations.js';

export interface BreederOptions {
  readonly numbers: PopulationNumbers;
  /** The chance that a part of a child is then replaced by that of a fit unit. */
  readonly crossover: number;
  /** The chance that a child then gets other demonstrations. */
  readonly shuffle: number;
  /** The most of them. */
  readonly mostDemos: number;
}

/** A prompt with the mutation prompt that is bred along with it; the writer sees that, the task's model never. */
type Unit = { readonly id: string; readonly order: string };

type BreederState = {
  readonly plan: GenerationPlan;
  readonly generation: number;
  readonly units: readonly Unit[];
  readonly elites: readonly string[];
  readonly barren: number;
};

const barrenLimit = 2;

/** Binary tournaments: the units meet in random pairs, and a mutated copy of the winner takes the loser's place. */
export function tournamentBreeder(options: BreederOptions): Searcher<BreederState> {
  return {
    init(context) {
      const { seed, rows } = context;
      const sizes = { train: rows.train.length, dev: rows.dev.length };
      const plan = planGenerations(options.numbers, sizes, context.callsLeft());
      if (plan === undefined) throw new RunEnded('budget', 'The budget is too small for one generation.');
      const [order = ''] = context.random.fork('order').sample(mutationPrompts, 1);
      return Promise.resolve({ plan, generation: 0, units: [{ id: seed.id, order }], elites: [], barren: 0 });
    },
    async step(state, context) {
      const rows = context.rows.train.slice(0, state.plan.rows);
      const contests = state.generation === 0 ? firstContests(state) : pairUp(state.units, context);
      const children = await breed(contests, state, { options, context });
      await context.score([...state.units, ...children.map(({ unit }) => unit)].map(({ id }) => ({ id, rows })));
      const units = replaced(state.units, children);
      const fittest = ranked([...new Set(units.map(({ id }) => id))], context.rows.train, context);
      await crownNext(fittest, context);
      const elites = [...new Set([...state.elites, ...fittest.slice(0, 1)])];
      const barren = children.length === 0 ? state.barren + 1 : 0;
      return { ...state, generation: state.generation + 1, units, elites, barren };
    },
    done({ plan, generation, barren }) {
      if (barren >= barrenLimit) return 'no-progress';
      return generation > plan.generations ? 'finished' : undefined;
    },
  };
}

/** Whose copy is mutated, and whose place it takes. */
interface Contest {
  readonly winner: Unit;
  readonly loser: number;
}

/** At first the seed wins against places nobody has yet. */
function firstContests({ plan, units: [seed] }: BreederState): Contest[] {
  if (seed === undefined) return [];
  return Array.from({ length: plan.population - 1 }, (_, at) => ({ winner: seed, loser: at + 1 }));
}

function pairUp(units: readonly Unit[], context: SearchContext): Contest[] {
  const places = context.places(
    units.map(({ id }) => id),
    context.rows.train,
  );
  const fitness = places.map((place) => -place);
  return tournaments(fitness, context.random.fork('pairs')).flatMap(({ winner, loser }) => {
    const unit = units[winner];
    return unit === undefined ? [] : [{ winner: unit, loser }];
  });
}

/** Everybody meets one other; an odd one out rests. The first of equals wins. */
export function tournaments(fitness: readonly number[], random: Random): { winner: number; loser: number }[] {
  const order = random.shuffle(fitness.map((_, at) => at));
  return Array.from({ length: Math.floor(order.length / 2) }, (_, pair) => {
    const [a = 0, b = 0] = order.slice(2 * pair, 2 * pair + 2);
    return (fitness[b] ?? 0) > (fitness[a] ?? 0) ? { winner: b, loser: a } : { winner: a, loser: b };
  });
}

interface Breeding {
  readonly options: BreederOptions;
  readonly context: SearchContext;
}

type Bred = { readonly unit: Unit; readonly loser: number };

/** A place of the first population for which there is no child is left out. */
function replaced(units: readonly Unit[], children: readonly Bred[]): Unit[] {
  const places = new Map(units.map((unit, at) => [at, unit]));
  for (const { unit, loser } of children) places.set(loser, unit);
  return [...places.values()];
}

async function breed(
  contests: readonly Contest[],
  state: BreederState,
  { options, context }: Breeding,
): Promise<Bred[]> {
  const random = context.random.fork('mutations');
  const drawn = contests.flatMap(({ winner, loser }) => {
    const mutation = drawMutation(winner, state, context, random);
    return mutation === undefined ? [] : [{ mutation, loser }];
  });
  const ordered = await withOrders(drawn, context);
  const population = populationOf(state, context, random);
  const requests = ordered.map(({ mutation }) => mutationRequest(mutation, population));
  const texts = await context.ask(requests);
  const known = new Map(state.units.map(({ id }) => [genomeKey(context.candidate(id).genome), id]));
  return ordered.flatMap(({ mutation, loser }, at): Bred[] => {
    const [text, request] = [texts[at], requests[at]];
    if (text === undefined || request === undefined) return [];
    const genome = recombined(mutated(mutation, request, text), mutation, { options, population });
    const operator = `breeder-${mutation.operator}`;
    const [child] = context.admit([{ genome, parents: [mutation.winner.id], operator }]);
    const id = child?.id ?? known.get(genomeKey(genome));
    return id === undefined ? [] : [{ unit: { id, order: mutation.order }, loser }];
  });
}

/** The first generation is mutated by an order and a style each, as in a first-order mutation. */
function drawMutation(unit: Unit, state: BreederState, context: SearchContext, random: Random): Mutation | undefined {
  const winner = context.candidate(unit.id);
  const part = pickPart(winner.genome, random);
  const isFirst = state.generation === 0;
  const operator = isFirst ? 'first-order' : breederOperators[random.below(breederOperators.length)];
  const [style = ''] = random.sample(thinkingStyles, 1);
  const [order = unit.order] = isFirst ? random.sample(mutationPrompts, 1) : [];
  return part === undefined || operator === undefined ? undefined : { operator, winner, order, style, part };
}

/** Hypermutations have their mutation prompt written first, and end where that fails. */
async function withOrders<T extends { readonly mutation: Mutation }>(
  drawn: readonly T[],
  context: SearchContext,
): Promise<readonly T[]> {
  const asked = drawn.map(({ mutation }) => orderRequest(mutation, context.seed));
  const orders = await context.ask(asked.filter((request) => request !== undefined));
  let next = 0;
  return drawn.flatMap((item, at) => {
    if (asked[at] === undefined) return [item];
    const order = orders[next++];
    return order === undefined ? [] : [{ ...item, mutation: { ...item.mutation, order } }];
  });
}

function populationOf({ units, elites }: BreederState, context: SearchContext, random: Random): Population {
  const fittest = ranked([...new Set(units.map(({ id }) => id))], context.rows.train, context);
  const candidates = (ids: readonly string[]): Candidate[] => ids.map((id) => context.candidate(id));
  return { ascending: candidates(fittest.reverse()), elites: candidates(elites), context, random };
}

/** Crossover and new demonstrations, each by its chance, of what the writer made. */
function recombined(
  genome: Genome,
  { part }: Mutation,
  { options, population }: { readonly options: BreederOptions; readonly population: Population },
): Genome {
  const { ascending, context, random } = population;
  const isCrossed = random.next() < options.crossover;
  const isShuffled = random.next() < options.shuffle;
  const fitness = fitnessOf(
    ascending.map(({ id }) => id),
    context,
  );
  const other = isCrossed ? ascending[spinWheel(fitness, random)] : undefined;
  const parts = other === undefined ? genome.parts : { ...genome.parts, [part]: other.genome.parts[part] ?? '' };
  return { parts, demos: isShuffled ? freshDemos(genome, options.mostDemos, population) : genome.demos };
}

/** Where the pool's rows have answers to show; else those there are. */
function freshDemos({ demos }: Genome, most: number, { context, random }: Population): Genome['demos'] {
  const shown = context.rows.pool.filter((row) => context.expectedText(row) !== undefined);
  return shown.length === 0 ? demos : random.sample(shown, 1 + random.below(most));
}

function genomeKey({ parts, demos }: Genome): string {
  return JSON.stringify([parts, demos?.map(({ id }) => id) ?? null]);
}
