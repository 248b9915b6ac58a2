import type * as vscode from 'vscode';
import type { Evaluation } from '../commands/evaluate-ports.js';
import type { LoadJobs } from '../load-bundles.js';
import type { OpenRunHost } from '../run-host.js';
import type { TestItems } from './test-items.js';

/** What the Test Explorer needs of the extension. */
export interface TestPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly rootOf: (prompt: vscode.Uri) => vscode.Uri;
  readonly evaluate: (evaluation: Evaluation) => Promise<void>;
}

/** The same once the view is there. */
export interface Explorer extends TestPorts {
  readonly controller: vscode.TestController;
  readonly items: TestItems;
  /** Reads the rows of a prompt again when its data file changes. */
  readonly watchData: (prompt: vscode.TestItem, file: string) => void;
}
