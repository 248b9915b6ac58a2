import type { ChargedCalls } from './ledger.js';

/** Calls a run was charged for, cached ones included, whoever was asked. */
export function chargedCalls({ taskCalls, writerCalls, judgeCalls = 0 }: ChargedCalls): number {
  return taskCalls + writerCalls + judgeCalls;
}
