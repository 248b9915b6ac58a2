import * as vscode from 'vscode';
import { createGate, type Gate } from '../../engine/model/with-gate.js';
import { chargedCalls } from '../../engine/optimize/charged-calls.js';
import type { OptimizeEvent } from '../../engine/optimize/contracts.js';
import type { OptimizeRequest } from '../../host/jobs/optimize-job.js';
import { failureText } from '../failure-text.js';
import type { Run } from '../runs.js';
import { takeTurns } from '../take-turns.js';
import { createOptimizerRun, type OptimizerRun, type OptimizerRunOptions } from './optimizer-run.js';
import type { RunPorts } from './run-ports.js';

/** A run in this process, from its start to what became of it. */
export interface LiveRun {
  readonly prompt: vscode.Uri;
  readonly progress: OptimizerRun;
  readonly options: OptimizerRunOptions;
  readonly slot: Run;
  /** Closed while the run is paused. */
  readonly gate: Gate;
  ended: boolean;
}

export interface Beginning {
  readonly prompt: vscode.Uri;
  readonly options: OptimizerRunOptions;
  /** True for a run that is only to be shown as far as it came: it waits before the first call that would be new. */
  readonly held: boolean;
}

export function beginRun({ prompt, options, held }: Beginning, { runs, reveal, onChanged }: RunPorts): LiveRun {
  const slot = runs.start(vscode.l10n.t('optimizing'), reveal);
  const progress = createOptimizerRun(options);
  const gate = createGate(() => {
    // The first call that would be new: the run has come as far as its journal goes.
    if (progress.phase !== 'restoring') return;
    progress.turn('interrupted');
    onChanged();
  });
  if (held) {
    gate.close();
    progress.turn('restoring');
  }
  slot.signal.addEventListener('abort', () => {
    progress.turn('stopping');
    onChanged();
  });
  onChanged();
  return { prompt, progress, options, slot, gate, ended: false };
}

/** Resolves when the run has ended, however it did. */
export async function followRun(run: LiveRun, request: OptimizeRequest, ports: RunPorts): Promise<void> {
  const { progress, slot, gate, prompt } = run;
  try {
    const host = await ports.openRunHost(prompt);
    try {
      await applyAll(ports.loadJobs().optimizeJob({ ...request, gate }, host, slot.signal), run, ports);
    } finally {
      host.close();
    }
  } catch (error) {
    progress.fail(failureText(error));
  } finally {
    run.ended = true;
    slot.end();
    ports.onChanged();
  }
}

async function applyAll(
  events: AsyncIterable<OptimizeEvent>,
  run: LiveRun,
  { kept, onChanged }: RunPorts,
): Promise<void> {
  for await (const event of takeTurns(events)) {
    run.progress.apply(event);
    if (event.type === 'started') kept.keep({ prompt: run.prompt.toString(), run: event.run });
    if (event.type === 'step' || event.type === 'spent') sayProgress(run);
    onChanged();
  }
}

/** What is on its way is still answered, and nothing more is asked. */
export function pauseRun(run: LiveRun): void {
  if (run.ended || run.gate.isClosed || run.slot.signal.aborted) return;
  run.gate.close();
  run.progress.turn('paused');
  sayProgress(run);
}

export function resumeRun(run: LiveRun): void {
  if (run.ended || run.slot.signal.aborted) return;
  run.gate.open();
  run.progress.turn('running');
  sayProgress(run);
}

/** In the status bar. */
function sayProgress({ progress: { spend }, options: { limits }, slot, gate }: LiveRun): void {
  const done = chargedCalls(spend);
  const total = limits.calls;
  slot.progress({ done, ...(total !== undefined && { total }), usd: spend.usd, paused: gate.isClosed });
}
