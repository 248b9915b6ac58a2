import type * as vscode from 'vscode';
import { isRecord, isText } from '../../protocol/guards.js';
import { keepNew } from '../keep-new.js';
import type { ResultsState } from './results-state.js';

/** Where the run that the results show is found again: its answers are in its journal. */
export interface ShownRun {
  readonly run: string;
  /** Absolute path of its first prompt. */
  readonly file: string;
}

const key = 'hone.results.run';

/** From the editor's memory of a workspace, where another version of Hone may have left something else. */
export function shownRun(memory: vscode.Memento): ShownRun | undefined {
  const kept: unknown = memory.get(key);
  if (!isRecord(kept)) return undefined;
  const { run, file } = kept;
  return isText(run) && isText(file) ? { run, file } : undefined;
}

/** Called whenever it is shown. */
export function keepShownRun(
  memory: vscode.Memento,
  { id: run, run: { files } }: Pick<ResultsState, 'id' | 'run'>,
): void {
  const [file] = files;
  if (run !== undefined && file !== undefined) keepNew(memory, key, { run, file } satisfies ShownRun);
}
