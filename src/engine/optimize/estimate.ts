import type { Range } from '../eval/contracts/past-calls.js';
import type { Price } from '../model/price.js';
import { costOf } from '../model/prices.js';
import type { BudgetLimits, OptimizeEstimate } from './contracts.js';
import type { Method, SplitSizes } from './parts.js';

/** What one call takes on average, measured on the prompt's own rows. */
export interface CallSizes {
  /** Low with the seed prompt, high with the largest candidate the method may make of it. */
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** At the run's concurrency; undefined for a model that was never asked. */
  readonly seconds: Range | undefined;
}

export interface EstimateInput {
  readonly method: Method;
  readonly sizes: SplitSizes;
  readonly limits: BudgetLimits;
  readonly task: CallSizes & { readonly model: string };
  readonly writer: CallSizes & { readonly model: string };
  /** Of those who compare answers, for methods that need them, or who grade them. */
  readonly judges?: readonly (CallSizes & { readonly model: string })[];
  /** Calls to those judges that the grading of one answer takes; absent where they compare. */
  readonly grading?: number;
  /** What the user's configuration says a model costs. */
  readonly price?: (model: string) => Price | undefined;
}

/** Fewer proposals than this are a lottery ticket, not a search. */
const fewProposals = 5;

/** The seed's dev score, and the sealed test of seed and winner, each answer with its grades: without these there is no verdict. */
export function leastCalls({ dev, test }: Pick<SplitSizes, 'dev' | 'test'>, grading = 0): number {
  return (dev + 2 * test) * (1 + grading);
}

/** The sealed test with judges: two answers to each row, and what each judge is asked about them. */
export function leastJudgedCalls({ test }: Pick<SplitSizes, 'test'>, judges: number): number {
  return 2 * test + test * judges * comparisonCalls;
}

/** One comparison is asked in both orders. */
const comparisonCalls = 2;

/** What a run will take, about, when it runs to its end, within its limits. */
export function estimateOptimize(input: EstimateInput): OptimizeEstimate {
  const { method, sizes, limits, judges, grading } = input;
  const least = leastOf(input);
  const planned = method.estimate(
    sizes,
    Math.floor(((limits.calls ?? Infinity) - sumOf(least)) / (1 + (grading ?? 0))),
  );
  const comparing = (planned.judge ?? 0) * (judges?.length ?? 1);
  const calls = {
    task: Math.round(planned.task) + least.task,
    writer: Math.round(planned.writer),
    judge: Math.round(grading === undefined ? comparing : planned.task * grading) + least.judge,
  };
  const roles = rolesOf(input);
  const lowUsd = costOfAll(roles, input, { calls: least, end: 'low' });
  const highUsd = costOfAll(roles, input, { calls, end: 'high' });
  return {
    calls: sumOf(calls),
    taskCalls: calls.task,
    writerCalls: calls.writer,
    ...(judges && { judgeCalls: calls.judge }),
    inputTokens: {
      low: total(roles, (role) => inputTokens(role, input, { calls, end: 'low' })),
      high: total(roles, (role) => inputTokens(role, input, { calls, end: 'high' })),
    },
    outputTokens: {
      low: total(roles, (role) => outputTokens(role, { calls, end: 'low' })),
      high: total(roles, (role) => outputTokens(role, { calls, end: 'high' })),
    },
    usd: lowUsd === undefined || highUsd === undefined ? undefined : { low: lowUsd, high: highUsd },
    seconds: input.task.seconds && {
      low: sumOf(least) * input.task.seconds.low,
      high: sumOf(calls) * input.task.seconds.high,
    },
    sizes,
    proposals: Math.floor(planned.proposals),
    leastCalls: sumOf(least),
    warnings: warningsFor(planned.proposals, sumOf(least), input),
  };
}

interface RoleCalls {
  readonly task: number;
  readonly writer: number;
  readonly judge: number;
}

/** A model with the part of its role's calls that it takes. */
interface RoleModel extends CallSizes {
  readonly role: keyof RoleCalls;
  readonly model: string;
  readonly share: number;
}

interface Extent {
  readonly calls: RoleCalls;
  readonly end: keyof Range;
}

/** Whether judges hold answers against each other instead of grading them. */
function isCompared({ judges = [], grading }: Pick<EstimateInput, 'judges' | 'grading'>): boolean {
  return judges.length > 0 && grading === undefined;
}

function leastOf(input: EstimateInput): RoleCalls {
  const { sizes, judges = [], grading = 0 } = input;
  if (!isCompared(input)) {
    const task = leastCalls(sizes);
    return { task, writer: 0, judge: task * grading };
  }
  const task = 2 * sizes.test;
  return { task, writer: 0, judge: leastJudgedCalls(sizes, judges.length) - task };
}

function rolesOf({ task, writer, judges = [] }: EstimateInput): readonly RoleModel[] {
  return [
    { ...task, role: 'task', share: 1 },
    { ...writer, role: 'writer', share: 1 },
    ...judges.map((judge) => ({ ...judge, role: 'judge' as const, share: 1 / judges.length })),
  ];
}

function sumOf({ task, writer, judge }: RoleCalls): number {
  return task + writer + judge;
}

function total(roles: readonly RoleModel[], of: (role: RoleModel) => number): number {
  return Math.round(roles.reduce((sum, role) => sum + of(role), 0));
}

/** The seed's own calls, on the dev rows and in the sealed test, are no larger than the seed; without candidates all. */
function inputTokens(
  { role, share, inputTokens }: RoleModel,
  { sizes, ...input }: EstimateInput,
  { calls, end }: Extent,
): number {
  if (role !== 'task') return share * calls[role] * inputTokens[end];
  const seeds = isCompared(input) ? sizes.test : sizes.dev + sizes.test;
  const own = calls.task <= leastCalls(sizes) ? calls.task : seeds;
  return own * inputTokens.low + (calls.task - own) * inputTokens[end];
}

function outputTokens({ role, share, outputTokens }: RoleModel, { calls, end }: Extent): number {
  return share * calls[role] * outputTokens[end];
}

function costOfAll(roles: readonly RoleModel[], input: EstimateInput, extent: Extent): number | undefined {
  const costs = roles.map((role) => {
    if (extent.calls[role.role] === 0) return 0;
    const usage = {
      inputTokens: inputTokens(role, input, extent),
      outputTokens: outputTokens(role, extent),
      estimated: true,
    };
    return costOf(role.model, usage, input.price?.(role.model));
  });
  return costs.reduce((sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost), 0);
}

function warningsFor(proposals: number, least: number, { limits, method }: EstimateInput): string[] {
  const calls = limits.calls ?? Infinity;
  if (calls < least) {
    return [
      `The budget of ${calls} calls is below the ${least} that scoring the prompt and the sealed test take: raise it.`,
    ];
  }
  if (proposals < fewProposals) {
    return [
      `The budget buys about ${proposals} candidates of ${method.id}; a search worth its name needs at least ${fewProposals}.`,
    ];
  }
  return [];
}
