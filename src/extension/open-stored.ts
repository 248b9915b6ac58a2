import { resolve } from 'node:path';
import type { EvaluationEvent } from '../engine/eval/contracts/evaluation-event.js';
import { splitAddress } from '../engine/prompt/prompt-address.js';
import type { Host } from '../host/host.js';
import { replayRun } from '../host/jobs/runs/replay-run.js';
import { storedRun } from '../host/jobs/runs/stored-run.js';
import type { EvaluationHeader } from '../host/runs/run-line.js';
import { runPath } from '../host/runs/run-path.js';

export interface OpenedRun {
  readonly header: EvaluationHeader;
  /** Absolute paths of its prompts. */
  readonly files: readonly string[];
  readonly events: AsyncIterable<EvaluationEvent>;
}

/** A run on disk as the panel takes it. @throws HostError as `storedRun` */
export function openStored(id: string, host: Pick<Host, 'root' | 'runsFolder'>): OpenedRun {
  const run = storedRun(runPath(host.runsFolder, id));
  const files = new Set(run.header.prompts.map(({ path }) => resolve(host.root, splitAddress(path).path)));
  return { header: run.header, files: [...files], events: replayRun(run) };
}
