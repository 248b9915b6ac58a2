import { readHistory } from './read-history.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { withRunHost } from './with-run-host.js';

/** Reads how the prompts of a run have done over their runs, or puts that away. */
export async function toggleHistory(ports: ResultsPorts, state: ResultsState): Promise<void> {
  if (state.history !== null) {
    state.follow(null);
    return;
  }
  const waiting = { metric: null, entries: null };
  state.follow(waiting);
  ports.results.changed();
  const found = await withRunHost(ports, state, (host) => readHistory(ports.loadJobs(), host, state.id));
  const isWanted = (): boolean => state.history === waiting;
  // Not when it was put away in the meantime.
  if (isWanted()) state.follow(found);
}
