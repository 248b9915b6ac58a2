import type { ResultsRequest } from '../../protocol/results.js';
import { compareWith } from './compare-with.js';
import { copyPart, copyRows } from './copy-results.js';
import { exportRun } from './export-run.js';
import { openCell } from './open-cell.js';
import { readInputs } from './read-inputs.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { toggleHistory } from './show-history.js';
import { showPromptDiff } from './show-prompt-diff.js';
import { showStoredRun } from './show-stored-run.js';

/** What the panel asks about the run it shows. */
export async function answerAboutRun(ports: ResultsPorts, state: ResultsState, request: ResultsRequest): Promise<void> {
  switch (request.type) {
    case 'view':
      state.show(request.view);
      if (request.view.search !== '') void readInputs(ports, state);
      break;
    case 'open':
      state.open((await openCell(ports, state, request)) ?? null);
      break;
    case 'close':
      state.open(null);
      break;
    case 'rerun':
      await ports.rerun(state);
      break;
    case 'rerun-failed':
      await ports.rerun(state, state.failedRows());
      break;
    case 'rerun-rows':
      await ports.rerun(state, request.rows);
      break;
    case 'copy':
      await copyPart(state, request.what);
      break;
    case 'copy-rows':
      await copyRows(state, request.rows);
      break;
    default:
      await answerAboutRuns(ports, state, request);
  }
}

type AboutRows = 'view' | 'open' | 'close' | 'rerun' | 'rerun-failed' | 'rerun-rows' | 'copy' | 'copy-rows';
type AboutRuns = Exclude<ResultsRequest, { readonly type: AboutRows }>;

async function answerAboutRuns(ports: ResultsPorts, state: ResultsState, request: AboutRuns): Promise<void> {
  switch (request.type) {
    case 'history':
      await toggleHistory(ports, state);
      break;
    case 'open-run':
      await showStoredRun(ports, state, request.run);
      break;
    case 'compare':
      await compareWith(ports, state, request.run);
      break;
    case 'end-comparison':
      state.compare(null);
      break;
    case 'prompt-diff':
      await showPromptDiff(ports, state, request.prompt);
      break;
    case 'export':
      await exportRun(ports, state);
      break;
    // About no run: the panel itself answers them.
    case 'ready':
    case 'stop':
    case 'run':
      break;
    default:
      request satisfies never;
  }
}
