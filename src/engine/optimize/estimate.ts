import type { Range } from '../eval/estimate.js';
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
  /** What the user's configuration says a model costs. */
  readonly price?: (model: string) => Price | undefined;
}

/** Fewer proposals than this are a lottery ticket, not a search. */
const fewProposals = 5;

/** The seed's dev score, and the sealed test of seed and winner: without these there is no verdict. */
export function leastCalls({ dev, test }: Pick<SplitSizes, 'dev' | 'test'>): number {
  return dev + 2 * test;
}

/** What a run will take at most when it runs to its end, within its limits. */
export function estimateOptimize(input: EstimateInput): OptimizeEstimate {
  const { method, sizes, limits } = input;
  const least = leastCalls(sizes);
  const planned = method.estimate(sizes, (limits.calls ?? Infinity) - least);
  const { writer: writerCalls, proposals } = planned;
  const taskCalls = planned.task + least;
  const low = cost(input, { taskCalls: least, writerCalls: 0 }, 'low');
  const high = cost(input, { taskCalls, writerCalls }, 'high');
  return {
    calls: taskCalls + writerCalls,
    taskCalls,
    writerCalls,
    inputTokens: {
      low: sumOf(inputTokens(input, { taskCalls, writerCalls }, 'low')),
      high: sumOf(inputTokens(input, { taskCalls, writerCalls }, 'high')),
    },
    outputTokens: {
      low: taskCalls * input.task.outputTokens.low + writerCalls * input.writer.outputTokens.low,
      high: taskCalls * input.task.outputTokens.high + writerCalls * input.writer.outputTokens.high,
    },
    usd: low === undefined || high === undefined ? undefined : { low, high },
    seconds: input.task.seconds && {
      low: least * input.task.seconds.low,
      high: (taskCalls + writerCalls) * input.task.seconds.high,
    },
    proposals,
    leastCalls: least,
    warnings: warningsFor(proposals, least, input),
  };
}

interface Calls {
  readonly taskCalls: number;
  readonly writerCalls: number;
}

interface RoleTokens {
  readonly task: number;
  readonly writer: number;
}

/** The seed's own calls, on the dev rows and in the sealed test, are no larger than the seed; without candidates all. */
function inputTokens(
  { task, writer, sizes }: EstimateInput,
  { taskCalls, writerCalls }: Calls,
  end: keyof Range,
): RoleTokens {
  const own = taskCalls <= leastCalls(sizes) ? taskCalls : sizes.dev + sizes.test;
  return {
    task: own * task.inputTokens.low + (taskCalls - own) * task.inputTokens[end],
    writer: writerCalls * writer.inputTokens[end],
  };
}

function sumOf({ task, writer }: RoleTokens): number {
  return task + writer;
}

function cost(input: EstimateInput, calls: Calls, end: keyof Range): number | undefined {
  const { task, writer, price } = input;
  const tokens = inputTokens(input, calls, end);
  const one = (role: EstimateInput['task'], count: number, inputTokens: number): number | undefined => {
    const outputTokens = count * role.outputTokens[end];
    return count === 0 ? 0 : costOf(role.model, { inputTokens, outputTokens, estimated: true }, price?.(role.model));
  };
  const taskUsd = one(task, calls.taskCalls, tokens.task);
  const writerUsd = one(writer, calls.writerCalls, tokens.writer);
  return taskUsd === undefined || writerUsd === undefined ? undefined : taskUsd + writerUsd;
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
