import type { RunView } from '../../src/protocol/optimizer-run.js';

/** Calls a run was charged for, known answers included, whoever was asked. */
export function chargedCalls({ taskCalls, writerCalls, judgeCalls = 0 }: RunView['spend']): number {
  return taskCalls + writerCalls + judgeCalls;
}
