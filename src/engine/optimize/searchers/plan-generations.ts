import type { MethodCalls, SplitSizes } from '../parts.js';

/** What a population method is made of when the budget is no concern. */
export interface PopulationNumbers {
  readonly population: number;
  readonly generations: number;
  /** Train rows each prompt is measured on. */
  readonly rows: number;
  /** Children of a generation. */
  readonly children: number;
  /** Calls to the writer for each child, and for each prompt of the first population. */
  readonly writerEach: number;
}

/** What of it a run does. */
export type GenerationPlan = Pick<PopulationNumbers, 'population' | 'generations' | 'rows' | 'children'>;

type Sizes = Pick<SplitSizes, 'train' | 'dev'>;

/** Fewer rows than this hardly tell two prompts apart. */
const leastRows = 20;
/** With fewer generations or members than these there is no evolution; both are given up last. */
const fewGenerations = 3;
const leastPopulation = 4;

/** The calls of a whole run: the first population, its generations, and a dev score after each. */
export function generationCalls(
  plan: GenerationPlan,
  writerEach: number,
  { dev }: Pick<SplitSizes, 'dev'>,
): MethodCalls {
  const { population, generations, rows, children } = plan;
  const bred = generations * children;
  return {
    task: (population + bred) * rows + (generations + 1) * dev,
    writer: Math.ceil((population - 1 + bred) * writerEach),
    proposals: population - 1 + bred,
  };
}

/**
 * The largest search that fits: rows are given up first, then generations, then members. Undefined when not even one
 * small generation fits.
 */
export function planGenerations(numbers: PopulationNumbers, sizes: Sizes, calls: number): GenerationPlan | undefined {
  for (const plan of smaller(numbers, sizes.train)) {
    const { task, writer } = generationCalls(plan, numbers.writerEach, sizes);
    if (task + writer <= calls) return plan;
  }
  return undefined;
}

function* smaller(numbers: PopulationNumbers, train: number): Generator<GenerationPlan, void> {
  const { population, generations, children } = numbers;
  let plan: GenerationPlan = { population, generations, rows: Math.min(numbers.rows, train), children };
  const least = Math.min(leastRows, plan.rows);
  for (; plan.rows > least; plan = { ...plan, rows: plan.rows - 1 }) yield plan;
  for (; plan.generations > fewGenerations; plan = { ...plan, generations: plan.generations - 1 }) yield plan;
  for (; plan.population > leastPopulation; plan = withPopulation(plan, plan.population - 1, numbers)) yield plan;
  for (; plan.generations > 0; plan = { ...plan, generations: plan.generations - 1 }) yield plan;
}

function withPopulation(plan: GenerationPlan, population: number, numbers: PopulationNumbers): GenerationPlan {
  return { ...plan, population, children: Math.ceil((numbers.children * population) / numbers.population) };
}

/** What a method of this shape takes with at most so many calls. */
export function estimateGenerations(numbers: PopulationNumbers, sizes: Sizes, calls: number): MethodCalls {
  const plan = planGenerations(numbers, sizes, calls);
  return plan === undefined ? { task: 0, writer: 0, proposals: 0 } : generationCalls(plan, numbers.writerEach, sizes);
}
