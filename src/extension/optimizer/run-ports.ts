import type * as vscode from 'vscode';
import type { Clock } from '../../engine/model/clock.js';
import type { LoadJobs } from '../load-bundles.js';
import type { OpenRunHost } from '../run-host.js';
import type { Runs } from '../runs.js';
import type { EditedFile } from './accept-version.js';
import type { KeptRun } from './kept-run.js';
import type { VersionDocuments } from './version-documents.js';

/** What an optimization in the editor needs of it. */
export interface RunPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  /** Whether code of the prompt may run. */
  readonly allowsCode: () => boolean;
  readonly kept: KeptRun;
  readonly clock: Clock;
  readonly versions: VersionDocuments;
  readonly uriOf: (address: string) => vscode.Uri;
  readonly relativePath: (uri: vscode.Uri) => string;
  /** False when the prompt could not be saved, which the user has been told. */
  readonly savedForRun: (document: vscode.TextDocument) => Promise<boolean>;
  /** Undefined when there is no such file any more. */
  readonly openFile: (prompt: vscode.Uri) => Promise<EditedFile | undefined>;
  /** Brings the run to the front. */
  readonly reveal: () => void;
  readonly onChanged: () => void;
}
