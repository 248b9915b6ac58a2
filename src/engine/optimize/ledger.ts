import { addCharges, noCharge, type Charge } from '../model/budget.js';
import { type BudgetLimits, type Role, roles, type Spend } from './contracts.js';
import { RunEnded } from './run-ended.js';

/**
 * What a run is charged: every distinct request once, whether a cache answers it or not, so that the search does not
 * depend on the state of a cache. A batch is set aside whole before it starts, so it goes ahead or not whatever
 * the concurrency. Differs from `model/budget.ts`, which guards single calls.
 */
export interface Ledger {
  /** Calls that can still be charged; Infinity without a limit. */
  callsLeft(): number;
  /** @throws RunEnded `budget` when the batch does not fit, with all its roles. */
  open(most: RoleCharges): OpenBatch;
  /**
   * Keeps this much back for the sealed test in place of what was kept before; false when there is not so much left.
   */
  hold(most: Charge): boolean;
  charged(): ChargedCalls;
}

/** What a batch takes at most, by who is asked. */
export type RoleCharges = Readonly<Partial<Record<Role, Charge>>>;

export interface OpenBatch {
  /**
   * Replaces the tokens and dollars that were set aside by what was used. Calls stay as they were set aside, but for
   * `unasked` ones to judges, where an answer showed that it is not to be graded.
   */
  settle(actual: Charge, unasked?: number): void;
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
    open(parts) {
      const most = addCharges(Object.values(parts));
      const measure = shortOf(most);
      if (measure !== undefined)
        throw new RunEnded('budget', `The budget of ${limits[measure] ?? 0} ${measure} is used up.`);
      spent = addCharges([spent, most]);
      for (const role of roles) charged[role] += parts[role]?.calls ?? 0;
      return {
        settle({ tokens, usd }, unasked = 0) {
          spent = addCharges([spent, { calls: -unasked, tokens: tokens - most.tokens, usd: usd - most.usd }]);
          charged.judge -= unasked;
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
