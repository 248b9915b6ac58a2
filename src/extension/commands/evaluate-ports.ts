import type * as vscode from 'vscode';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { RowChoice } from '../../host/runs/run-line.js';
import type { LoadJobs } from '../load-bundles.js';
import type { ResultsPanel } from '../panels/results-panel.js';
import type { ResultsState } from '../results/results-state.js';
import type { OpenRunHost } from '../run-host.js';
import type { Runs } from '../runs.js';
import type { KeptRun } from '../scores/kept-runs.js';

export interface EvaluatePorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  readonly results: ResultsPanel;
  readonly rootOf: (prompt: vscode.Uri) => vscode.Uri;
  /** A prompt has a new score. */
  readonly keep: (prompt: vscode.Uri, run: KeptRun) => void;
}

export interface Evaluation {
  readonly prompts: readonly vscode.Uri[];
  /** These rows alone, of one prompt or of several with the same data. */
  readonly rows?: RowChoice | undefined;
  /** The one prompt is evaluated beside texts that say the same in other forms. */
  readonly vary?: boolean;
  /** False asks again even where the answer is known. */
  readonly cache?: boolean;
  /** Told of all that happens, beside the results panel. */
  readonly onEvent?: (event: EvaluationEvent, state: ResultsState) => void;
  readonly onStart?: (stop: () => void) => void;
  /** Why it could not be started or went wrong; a message of the editor when left out. */
  readonly onProblem?: (message: string) => void;
}
