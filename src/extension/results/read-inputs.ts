import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { withRunHost } from './with-run-host.js';

/**
 * Reads what the rows of a run were given, once somebody searches them; what is found in answers is listed meanwhile. A row
 * that has changed since the run is another row, and where the data is gone answers alone are searched.
 */
export async function readInputs(
  { loadJobs, openRunHost, results }: Pick<ResultsPorts, 'loadJobs' | 'openRunHost' | 'results'>,
  state: ResultsState,
): Promise<void> {
  if (state.inputs() !== undefined) return;
  state.know(new Map());
  const { id, run } = state;
  const read = withRunHost({ openRunHost }, state, (host) => {
    const { runPath, storedRun, textsOfRows } = loadJobs();
    const { data = null, limit = null } =
      id === undefined ? {} : storedRun(runPath(host.runsFolder, id)).header.settings;
    return textsOfRows(run.files, { data, limit }, host);
  });
  const inputs = await read.catch(() => undefined);
  if (inputs === undefined) return;
  state.know(inputs);
  results.changed();
}
