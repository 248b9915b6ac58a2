import * as vscode from 'vscode';
import { createGate, type Gate } from '../../engine/model/with-gate.js';
import { chargedCalls } from '../../engine/optimize/charged-calls.js';
import type { OptimizeEvent } from '../../engine/optimize/contracts.js';
import type { OptimizeRequest } from '../../host/jobs/optimize-job.js';
import { failureText } from '../failure-text.js';
import { takeTurns } from '../take-turns.js';
import type { Onward } from './after-reload.js';
import { isOfKind } from '../is-of-kind.js';
import { keepBeating, keepSeen, type KnownRun } from './keep-seen.js';
import { createOptimizerRun, type EarlierPart, type OptimizerRunOptions } from './optimizer-run.js';
import type { RunPorts } from './run-ports.js';

/** A run in this process, from its start to what became of it. */
export interface LiveRun extends KnownRun {
  readonly options: OptimizerRunOptions;
  /** Closed while the run is paused, or comes as far as it was. */
  readonly gate: Gate;
  ended: boolean;
  readonly earlier: EarlierPart | undefined;
}

export interface Beginning {
  readonly prompt: vscode.Uri;
  readonly options: OptimizerRunOptions;
  /** Of a run that is gone on with. */
  readonly earlier?: EarlierPart;
  readonly onward?: Onward;
}

const untouched = { id: undefined, ended: false, left: false };

export function beginRun({ prompt, options, earlier, onward }: Beginning, ports: RunPorts): LiveRun {
  const { runs, reveal, onChanged } = ports;
  const slot = runs.start(vscode.l10n.t('optimizing'), {
    show: reveal,
    pause: () => pauseRun(run, ports),
    resume: () => resumeRun(run, ports),
  });
  const progress = createOptimizerRun(options, earlier);
  const gate = createGate(() => cameAsFar(run, ports));
  const run: LiveRun = { prompt, progress, options, slot, gate, onward, earlier, ...untouched };
  if (onward !== undefined) {
    gate.close();
    progress.turn('restoring');
  }
  slot.signal.addEventListener('abort', () => {
    progress.turn('stopping');
    decided(run);
    keepSeen(run, ports);
    onChanged();
  });
  onChanged();
  return run;
}

/** Of a run of before that waits for another process to let go of it: what the user wants of it holds all the same. */
function decided(run: LiveRun): void {
  run.id ??= run.earlier?.run;
}

/** The first call that would be new: the run has come as far as its journal goes. */
function cameAsFar(run: LiveRun, ports: RunPorts): void {
  const { progress, onward = 'interrupted', gate, slot } = run;
  if (progress.phase !== 'restoring') return;
  if (onward === 'stopped') {
    slot.stop();
    return;
  }
  if (onward === 'running') {
    gate.open();
    progress.note(
      vscode.l10n.t(
        'The window was reloaded, and the run went on by itself. Calls under way at that moment were asked again.',
      ),
    );
  }
  turned(run, onward, ports);
}

/** Resolves when the run has ended, however it did. */
export async function followRun(run: LiveRun, request: OptimizeRequest, ports: RunPorts): Promise<void> {
  const { progress, slot } = run;
  const end = new AbortController();
  void keepBeating(run, ports, end.signal);
  try {
    await onceFree(run, ports, async () => work(run, request, ports));
  } catch (error) {
    if (wasStopped(error, slot)) progress.end();
    else progress.fail(failureText(error));
  } finally {
    end.abort();
    run.ended = true;
    slot.end();
    keepSeen(run, ports);
    ports.onChanged();
  }
}

/** A run that another process does not let go of has not failed either when it is stopped. */
function wasStopped(error: unknown, { signal }: LiveRun['slot']): boolean {
  return signal.aborted && (isOfKind(error, 'aborted') || isOfKind(error, 'run-busy'));
}

/** Of waiting for a window that goes away and holds its run for moments more. */
const busyTries = 10;
const busyPauseMs = 1000;

async function onceFree({ onward, slot }: LiveRun, { clock }: RunPorts, work: () => Promise<void>): Promise<void> {
  for (let left = onward === undefined ? 0 : busyTries; ; left--) {
    try {
      await work();
      return;
    } catch (error) {
      if (left === 0 || !isOfKind(error, 'run-busy')) throw error;
      await clock.sleep(busyPauseMs, slot.signal);
    }
  }
}

async function work(run: LiveRun, request: OptimizeRequest, ports: RunPorts): Promise<void> {
  const { prompt, gate, slot } = run;
  const host = await ports.openRunHost(prompt);
  try {
    const asked = { ...request, allowCode: ports.allowsCode(), gate };
    await applyAll(ports.loadJobs().optimizeJob(asked, host, slot.signal), run, ports);
  } finally {
    host.close();
  }
}

async function applyAll(events: AsyncIterable<OptimizeEvent>, run: LiveRun, ports: RunPorts): Promise<void> {
  for await (const event of takeTurns(events)) {
    run.progress.apply(event);
    if (event.type === 'started') {
      run.id = event.run;
      keepSeen(run, ports);
    }
    if (event.type === 'step' || event.type === 'spent') sayProgress(run);
    ports.onChanged();
  }
}

/** What is on its way is still answered, and nothing more is asked. */
export function pauseRun(run: LiveRun, ports: RunPorts): void {
  if (run.ended || run.slot.signal.aborted) return;
  // It has not come as far as it was: it will be paused there.
  if (run.progress.phase === 'restoring') {
    run.onward = 'paused';
    decided(run);
    keepSeen(run, ports);
  }
  if (run.gate.isClosed) return;
  run.gate.close();
  turned(run, 'paused', ports);
}

export function resumeRun(run: LiveRun, ports: RunPorts): void {
  if (run.ended || run.slot.signal.aborted) return;
  run.gate.open();
  turned(run, 'running', ports);
}

function turned(run: LiveRun, phase: 'running' | 'paused' | 'interrupted', ports: RunPorts): void {
  run.progress.turn(phase);
  keepSeen(run, ports);
  sayProgress(run);
  ports.onChanged();
}

/** In the status bar. */
function sayProgress({ progress: { spend, phase }, options: { limits }, slot, gate, onward }: LiveRun): void {
  const done = chargedCalls(spend);
  const total = limits.calls;
  // It is closed while a run that goes on by itself comes as far as it was.
  const paused = gate.isClosed && !(phase === 'restoring' && onward === 'running');
  slot.progress({ done, ...(total !== undefined && { total }), usd: spend.usd, paused });
}
