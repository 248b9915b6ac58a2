import { addCharges, noCharge, type Charge } from '../model/budget.js';
import type { BudgetLimits, Spend } from './contracts.js';
import { RunEnded } from './run-ended.js';

/**
 * What a run is charged: every distinct request once, whether a cache answers it or not, so that the search does not
 * depend on the state of a cache. A batch is set aside whole before it starts, so it goes ahead or not whatever
 * the concurrency. Differs from `model/budget.ts`, which guards single calls.
 */
export interface Ledger {
  /** Calls that can still be charged; Infinity without a limit. */
  callsLeft(): number;
  /** @throws RunEnded `budget` when the batch does not fit. */
  open(role: Role, most: Charge): OpenBatch;
  /**
   * Keeps this much back for the sealed test in place of what was kept before; false when there is not so much left.
   */
  hold(most: Charge): boolean;
  charged(): ChargedCalls;
}

type Role = 'task' | 'writer' | 'judge';

export interface OpenBatch {
  /** Replaces what was set aside by what was used. */
  settle(actual: Charge): void;
}

export type ChargedCalls = Pick<Spend, 'taskCalls' | 'writerCalls' | 'judgeCalls'>;

const measures = ['calls', 'tokens', 'usd'] as const;

export function createLedger(limits: BudgetLimits): Ledger {
  let spent = noCharge;
  let held = noCharge;
  const charged = { task: 0, writer: 0, judge: 0 };

  const shortOf = (most: Charge): (typeof measures)[number] | undefined =>
    measures.find((measure) => spent[measure] + held[measure] + most[measure] > (limits[measure] ?? Infinity));

  return {
    callsLeft: () => (limits.calls ?? Infinity) - spent.calls - held.calls,
    open(role, most) {
      const measure = shortOf(most);
      if (measure !== undefined)
        throw new RunEnded('budget', `The budget of ${limits[measure] ?? 0} ${measure} is used up.`);
      spent = addCharges([spent, most]);
      charged[role] += most.calls;
      return {
        settle(actual) {
          spent = addCharges([spent, { calls: 0, tokens: actual.tokens - most.tokens, usd: actual.usd - most.usd }]);
        },
      };
    },
    hold(most) {
      const previous = held;
      held = most;
      if (shortOf(noCharge) === undefined) return true;
      held = previous;
      return false;
    },
    charged: () => ({
      taskCalls: charged.task,
      writerCalls: charged.writer,
      ...(charged.judge > 0 && { judgeCalls: charged.judge }),
    }),
  };
}
