import type { OptimizeEvent, OptimizeReport, Spend, WatchEvent } from './contracts.js';
import type { ChargedCalls } from './ledger.js';

/**
 * An event as the run's journal keeps it: without what was paid, which depends on the cache and on earlier parts of
 * the run, so that the same seed gives the same lines at any concurrency. Undefined for what is only watched, and for what
 * ended a run early: going on may end otherwise.
 */
export function journalled(event: OptimizeEvent): object | undefined {
  if (isWatched(event) || (event.type === 'problem' && event.fatal === true)) return undefined;
  if (event.type === 'step') return { ...event, spend: chargedOf(event.spend) };
  if (event.type !== 'finished') return event;
  if (!isFinal(event.report)) return undefined;
  const { spend, dev } = event.report;
  const kept = { ...event.report, spend: chargedOf(spend), dev: { seed: dev.seed, best: dev.best } };
  // They and the bound follow from the rest; runs of earlier versions do not have them, and are gone on with all the same.
  return { ...event, report: { ...kept, costs: undefined, front: undefined, moved: undefined } };
}

const watched: ReadonlySet<string> = new Set(['rows', 'working', 'spent', 'marks'] satisfies WatchEvent['type'][]);

function isWatched(event: OptimizeEvent): event is WatchEvent {
  return watched.has(event.type);
}

function chargedOf({ taskCalls, writerCalls, judgeCalls }: Spend): ChargedCalls {
  return { taskCalls, writerCalls, ...(judgeCalls !== undefined && { judgeCalls }) };
}

function isFinal({ stop }: OptimizeReport): boolean {
  return stop !== 'cancelled' && stop !== 'failed';
}
