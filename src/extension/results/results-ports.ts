import type { LoadJobs } from '../load-bundles.js';
import type { VersionDocuments } from '../optimizer/version-documents.js';
import type { ResultsPanel } from '../panels/results-panel.js';
import type { OpenRunHost } from '../run-host.js';
import type { ResultsState } from './results-state.js';

/** What is needed to do with results what a user asks for. */
export interface ResultsPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly results: ResultsPanel;
  readonly versions: VersionDocuments;
  /** Runs the prompts of a run again, all rows or these. Resolves when that has ended. */
  readonly rerun: (state: ResultsState, rows?: readonly string[]) => Promise<void>;
}
