import type * as vscode from 'vscode';
import type { Run } from '../runs.js';
import type { Onward } from './after-reload.js';
import type { SeenRun } from './kept-run.js';
import type { OptimizerRun } from './optimizer-run.js';
import type { RunPorts } from './run-ports.js';

/** Milliseconds between two signs of a run that goes on; short beside `mostAwayMs`. */
const beatMs = 15_000;

/** What of a run a window knows that comes after this one. */
export interface KnownRun {
  readonly prompt: vscode.Uri;
  readonly progress: OptimizerRun;
  readonly slot: Run;
  /** What it does at the first call that would be new, after a reload of the window; undefined for a run of this window. */
  onward: Onward | undefined;
  /** Its journal's, as soon as this process holds it or the user has decided over it. */
  id: string | undefined;
  /** The user has done with it. */
  left: boolean;
}

/** Keeps what a run does now, for the window that comes after this one. */
export function keepSeen(run: KnownRun, { kept, clock }: Pick<RunPorts, 'kept' | 'clock'>): void {
  const doing = doingOf(run);
  // What a window does to a run while it goes away nobody asked for.
  if (run.id === undefined || run.left || run.slot.closing || doing === undefined) return;
  kept.keep({ prompt: run.prompt.toString(), run: run.id, doing, seenAt: clock.now() });
}

/** Until the signal fires: a model may think for minutes, in which no event says that the window is still there. */
export async function keepBeating(
  run: KnownRun,
  ports: Pick<RunPorts, 'kept' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      await ports.clock.sleep(beatMs, signal);
      if (doingOf(run) === 'running') keepSeen(run, ports);
    }
  } catch {
    // The run has ended.
  }
}

/** Undefined while it is what was kept. */
function doingOf({ progress: { phase, report }, onward }: KnownRun): SeenRun['doing'] | undefined {
  switch (phase) {
    case 'restoring':
      return onward === 'running' || onward === 'paused' ? onward : undefined;
    case 'running':
    case 'paused':
      return phase;
    case 'stopping':
      return 'stopped';
    case 'ended':
      return report === undefined || report.stop === 'cancelled' ? 'stopped' : 'resting';
    case 'failed':
    case 'interrupted':
      return 'resting';
  }
}
