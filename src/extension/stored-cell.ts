import * as vscode from 'vscode';
import type { PairResult } from '../engine/eval/pairs/pair-result.js';
import type { ChatMessage } from '../engine/model/chat-model.js';
import type { Host } from '../host/host.js';
import { changedInputs } from '../host/jobs/runs/changed-inputs.js';
import { readCells, storedRun, type StoredRun } from '../host/jobs/runs/stored-run.js';
import { storedTexts } from '../host/jobs/vary/stored-texts.js';
import { runPath } from '../host/runs/run-path.js';
import { cellMessages } from './cell-messages.js';

/** What a run's results do not hold of a cell. */
export interface StoredCell {
  readonly messages: readonly ChatMessage[];
  /** Why these may be other messages than those that were sent; null where they are the same. */
  readonly problem: string | null;
  /** How judges compared its answer with others. */
  readonly duels: readonly PairResult[];
}

interface CellPlace {
  readonly row: string;
  readonly variant: string;
}

interface Asked {
  readonly files: readonly string[];
  /** The run's id; undefined before its journal is there. */
  readonly run: string | undefined;
  readonly hasDuels: boolean;
}

/** @throws HostError as `cellMessages` */
export async function storedCell({ files, run, hasDuels }: Asked, host: Host, cell: CellPlace): Promise<StoredCell> {
  if (run === undefined) return { messages: await cellMessages({ files }, host, cell), problem: null, duels: [] };
  const stored = storedRun(runPath(host.runsFolder, run));
  const isVaried = stored.header.settings.vary !== undefined;
  const varied = isVaried ? await storedTexts(host.runsFolder, run, { file: files[0] ?? '' }) : undefined;
  const messages = await cellMessages({ files, varied }, host, cell);
  const duels = hasDuels ? await duelsOf(stored, cell) : [];
  // The other forms stand in no file that could change.
  const prompts = isVaried ? stored.header.prompts.slice(0, 1) : stored.header.prompts;
  const changed = await changedInputs(host)({ ...stored.header, prompts });
  const [first] = changed;
  const problem =
    first === undefined
      ? null
      : vscode.l10n.t('{0} changed since this run: these are the messages that would be sent now.', changed.join(', '));
  return { messages, problem, duels };
}

async function duelsOf(run: StoredRun, { row, variant }: CellPlace): Promise<PairResult[]> {
  const duels: PairResult[] = [];
  const keep = (pair: PairResult): void => {
    if (pair.row === row && (pair.a === variant || pair.b === variant)) duels.push(pair);
  };
  await readCells(run, () => undefined, keep);
  return duels;
}
