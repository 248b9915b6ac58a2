import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import { takeTurns } from '../take-turns.js';
import { createResultsState, type ResultsState } from './results-state.js';
import type { ResultsPorts } from './results-ports.js';
import { withRunHost } from './with-run-host.js';

/** Shows another run of the same prompts in place of the one that is shown; its history stays open. */
export async function showStoredRun(ports: ResultsPorts, state: ResultsState, run: string): Promise<void> {
  await withRunHost(ports, state, (host) => showRun(ports, host, { run, history: state.history }));
}

interface Asked {
  readonly run: string;
  readonly history?: ResultsState['history'];
}

/** Reads a run from its journal into the panel, which says so meanwhile. */
export async function showRun(
  { loadJobs, results }: Pick<ResultsPorts, 'loadJobs' | 'results'>,
  host: OpenedHost,
  { run, history = null }: Asked,
): Promise<void> {
  const { files, events, header } = loadJobs().openStored(run, host);
  const state = createResultsState({
    prompt: files.map((file) => host.relativePath(file)).join(', '),
    files,
    calls: 0,
    started: loadJobs().moment(header.started),
    rerunRows: header.settings.rows?.ids.length,
    isVaried: header.settings.vary !== undefined,
  });
  state.follow(history && { ...history, entries: history.entries?.map((one) => withShown(one, run)) ?? null });
  results.begin([state]);
  try {
    for await (const event of takeTurns(events)) state.apply(event);
    const varied = await loadJobs().storedVaryReport(run, host);
    if (varied) state.vary(loadJobs().variedRun(varied));
  } catch (error) {
    state.fail(failureText(error));
  }
  results.changed();
}

function withShown<Entry extends { readonly run: string }>(entry: Entry, run: string): Entry & { isShown: boolean } {
  return { ...entry, isShown: entry.run === run };
}
