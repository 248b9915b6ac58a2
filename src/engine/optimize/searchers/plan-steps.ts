import type { MethodCalls, SplitSizes } from '../parts.js';

/** What a search by small changes is made of when the budget is no concern. */
export interface StepNumbers {
  readonly steps: number;
  /** Changes tried in a step. */
  readonly children: number;
  /** Train rows each of them is measured on. */
  readonly rows: number;
  /** Calls to the writer that are set aside for each change, and those it takes on average. */
  readonly writerEach: number;
  readonly writerUsual: number;
}

export type StepPlan = Pick<StepNumbers, 'steps' | 'rows' | 'children'>;

type Sizes = Pick<SplitSizes, 'train' | 'dev'>;

/** Fewer rows than this hardly tell two prompts apart. */
const leastRows = 20;
/** More steps than these are a luxury: a search most often gives up before. */
const usualSteps = 12;
const fewSteps = 5;
const leastChildren = 2;

/** The most a search takes: the seed on its rows, and in every step all changes and the dev score of the best. */
export function stepCalls(plan: StepPlan, writerEach: number, { dev }: Pick<SplitSizes, 'dev'>): MethodCalls {
  const tried = plan.steps * plan.children;
  return {
    task: plan.rows * (1 + tried) + plan.steps * dev,
    writer: Math.ceil(tried * writerEach),
    proposals: tried,
  };
}

/**
 * The largest search that fits: steps beyond the usual are given up first, then rows, steps and changes. Undefined when
 * not one step fits.
 */
export function planSteps(numbers: StepNumbers, sizes: Sizes, calls: number): StepPlan | undefined {
  for (const plan of smaller(numbers, sizes.train)) {
    const { task, writer } = stepCalls(plan, numbers.writerEach, sizes);
    if (task + writer <= calls) return plan;
  }
  return undefined;
}

function* smaller({ steps, children, rows }: StepNumbers, train: number): Generator<StepPlan, void> {
  let plan: StepPlan = { steps, children, rows: Math.min(rows, train) };
  const least = Math.min(leastRows, plan.rows);
  for (; plan.steps > usualSteps; plan = { ...plan, steps: plan.steps - 1 }) yield plan;
  for (; plan.rows > least; plan = { ...plan, rows: plan.rows - 1 }) yield plan;
  for (; plan.steps > fewSteps; plan = { ...plan, steps: plan.steps - 1 }) yield plan;
  for (; plan.children > leastChildren; plan = { ...plan, children: plan.children - 1 }) yield plan;
  for (; plan.steps > 0; plan = { ...plan, steps: plan.steps - 1 }) yield plan;
}

/**
 * What a method of this shape takes with at most so many calls, when it does not give up: like the most, but only a step
 * whose best change leads everything before it meets the dev rows, which of equals is one in as many as were tried.
 */
export function estimateSteps(numbers: StepNumbers, sizes: Sizes, calls: number): MethodCalls {
  const plan = planSteps(numbers, sizes, calls);
  if (plan === undefined) return { task: 0, writer: 0, proposals: 0 };
  const { task, proposals } = stepCalls(plan, numbers.writerEach, sizes);
  const leading = Array.from({ length: plan.steps }, (_, step) => plan.children / (1 + plan.children * (step + 1)));
  const crowned = leading.reduce((sum, chance) => sum + chance, 0);
  return {
    task: Math.round(task - (plan.steps - crowned) * sizes.dev),
    writer: Math.round(proposals * numbers.writerUsual),
    proposals,
  };
}
