import * as vscode from 'vscode';
import type { OptimizeReport } from '../../engine/optimize/contracts.js';
import type { OptimizeRequest } from '../../host/jobs/optimize-job.js';
import type { RunView } from '../../protocol/optimizer-run.js';
import { acceptVersion, type Acceptance } from './accept-version.js';
import { type Order, returnOf } from './after-reload.js';
import { isOfKind } from '../is-of-kind.js';
import type { RunAddress } from './kept-run.js';
import { beginRun, type Beginning, followRun, type LiveRun, pauseRun, resumeRun } from './live-run.js';
import { type FormReading, requestOf } from './optimizer-form.js';
import { keptOptions, optionsOf } from './run-options.js';
import type { RunPorts } from './run-ports.js';

/** The one optimization that is under way or has ended and waits for a decision. It goes on when no view shows it. */
export interface RunControl {
  readonly running: boolean;
  /** Whether the run from before a reload of the window is being looked up. */
  readonly restoring: boolean;
  /** Whether there is a run to show again after a reload. */
  readonly kept: boolean;
  view(): RunView | null;
  /** Resolves when the run has ended. */
  start(document: vscode.TextDocument, reading: FormReading): Promise<void>;
  /**
   * Shows the run from before a reload of the window again as far as its journal goes, and goes on with it where it was
   * running and the window was away for a moment only. Resolves when it is found, or there is none.
   */
  restore(order: Order): Promise<void>;
  /** What is on its way is still answered, and nothing more is asked. */
  pause(): void;
  /** Goes on with a paused or interrupted run, or with one that was stopped. */
  resume(): Promise<void>;
  stop(): void;
  /** What came of the run; undefined before its end. */
  readonly ended: EndedRun | undefined;
  showDiff(candidate: string | null): Promise<void>;
  /** Shows what a version changed in place. */
  openCandidate(candidate: string | null): void;
  accept(): Promise<void>;
  keepSeed(): void;
  /** Leaves a run that has ended or was interrupted. */
  leave(): void;
}

export interface EndedRun {
  readonly prompt: vscode.Uri;
  readonly report: OptimizeReport;
  /** Its reports say so. */
  readonly offline: boolean;
}

const notices: Readonly<Record<Acceptance | 'missing', string>> = {
  written: vscode.l10n.t('Accepted: the file is written. Undo in the editor takes it back.'),
  'changed-by-saving': vscode.l10n.t(
    'Accepted, but what runs when a file is saved, such as a formatter, changed the text: it is not exactly what was scored. Undo in the editor takes it back.',
  ),
  missing: vscode.l10n.t('The file cannot be opened, so nothing was written. Put it back, then accept again.'),
  'changed-since': vscode.l10n.t(
    'The file has changed since the run began, so nothing was written. Compare with Show diff.',
  ),
  'not-saved': vscode.l10n.t('The new version is in the editor but could not be saved. Save it there.'),
};

export function createRunControl(ports: RunPorts): RunControl {
  const state: State = { current: undefined, starting: false, restoring: false };
  const { kept, onChanged } = ports;
  return {
    ...starters(state, ports),
    get running() {
      return isRunning(state);
    },
    get restoring() {
      return state.restoring;
    },
    get kept() {
      return kept.read() !== undefined;
    },
    view: () => state.current?.progress.view() ?? null,
    pause() {
      if (state.current) pauseRun(state.current, ports);
      onChanged();
    },
    stop: () => state.current?.slot.stop(),
    get ended() {
      return state.current && endedRun(state.current);
    },
    async showDiff(candidate) {
      if (state.current) await showDiff(state.current, candidate, ports);
    },
    openCandidate(candidate) {
      state.current?.progress.open(candidate);
      onChanged();
    },
    async accept() {
      if (state.current) await accept(state.current, ports);
    },
    keepSeed() {
      state.current?.progress.decide('kept', vscode.l10n.t('Kept: the prompt stays as it is.'));
      kept.forget();
      onChanged();
    },
    leave: () => leave(state, ports),
  };
}

interface State {
  current: LiveRun | undefined;
  /** While the prompt is saved or an earlier run looked up, a second start must not get past the first. */
  starting: boolean;
  restoring: boolean;
}

function isRunning({ current, starting }: State): boolean {
  return starting || (current !== undefined && !current.ended);
}

function leave(state: State, { kept, onChanged }: RunPorts): void {
  const { current } = state;
  const phase = current?.progress.phase;
  const waits = phase === 'interrupted' || phase === 'restoring';
  if (current === undefined || !(waits || current.ended)) return;
  current.left = true;
  if (waits) current.slot.stop();
  state.current = undefined;
  kept.forget();
  onChanged();
}

interface Ready extends Beginning {
  readonly request: OptimizeRequest;
}

/** What makes a run the current one. */
function starters(state: State, ports: RunPorts): Pick<RunControl, 'start' | 'restore' | 'resume'> {
  const { kept, clock, onChanged } = ports;
  const begin = async (prepare: () => Promise<Ready | undefined>): Promise<{ ended: Promise<void> } | undefined> => {
    if (isRunning(state)) return undefined;
    state.starting = true;
    try {
      const ready = await prepare();
      if (ready === undefined) return undefined;
      const run = beginRun(ready, ports);
      state.current = run;
      return { ended: followRun(run, ready.request, ports) };
    } finally {
      state.starting = false;
      onChanged();
    }
  };
  return {
    async start(document, reading) {
      const begun = await begin(async () =>
        (await ports.savedForRun(document)) ? fresh(document, reading, ports) : undefined,
      );
      await begun?.ended;
    },
    async restore(order) {
      const seen = kept.read();
      if (seen === undefined || state.current) return;
      state.restoring = true;
      onChanged();
      try {
        const { onward, away } = returnOf(seen, clock.now(), order);
        await begin(async () => {
          const ready = await found(seen, ports);
          return ready && { ...ready, onward, earlier: { run: seen.run, away } };
        });
      } finally {
        state.restoring = false;
        onChanged();
      }
    },
    async resume() {
      const { current } = state;
      if (current?.ended === false) resumeRun(current, ports);
      const run = current?.progress.resumable;
      if (current?.ended && run !== undefined)
        await (await begin(() => found({ prompt: current.prompt.toString(), run }, ports)))?.ended;
      onChanged();
    },
  };
}

function fresh({ uri }: vscode.TextDocument, reading: FormReading, { relativePath }: RunPorts): Ready {
  const options = optionsOf(reading, relativePath(uri));
  return { prompt: uri, options, request: requestOf(reading, uri.fsPath) };
}

/** Undefined when the run is not there any more. */
async function found({ prompt, run }: RunAddress, ports: RunPorts): Promise<Ready | undefined> {
  const uri = ports.uriOf(prompt);
  const host = await ports.openRunHost(uri);
  try {
    const header = ports.loadJobs().optimizeHeader(host.runsFolder, run);
    const options = keptOptions(header, ports.relativePath(uri));
    return { prompt: uri, options, request: { file: uri.fsPath, resume: run }, earlier: { run, away: false } };
  } catch (error) {
    if (!isOfKind(error, 'run-not-found')) throw error;
    ports.kept.forget();
    return undefined;
  } finally {
    host.close();
  }
}

function endedRun({ prompt, progress: { report }, options: { offline } }: LiveRun): EndedRun | undefined {
  return report && { prompt, report, offline };
}

async function showDiff(
  { prompt, progress }: LiveRun,
  candidate: string | null,
  { versions }: RunPorts,
): Promise<void> {
  const seed = progress.seedText();
  const text = progress.textOf(candidate);
  if (seed === undefined || text === undefined) return;
  const name = candidate === null ? vscode.l10n.t('new version') : vscode.l10n.t('version {0}', candidate.slice(0, 6));
  await versions.showDiff(prompt.fsPath, seed, { name, text });
}

async function accept({ prompt, progress }: LiveRun, { openFile, kept, onChanged }: RunPorts): Promise<void> {
  const { report } = progress;
  if (!report) return;
  const file = await openFile(prompt);
  const result = file ? await acceptVersion(file, report.seedText, report.bestText) : 'missing';
  const accepted = result === 'written' || result === 'changed-by-saving';
  if (accepted) kept.forget();
  progress.decide(accepted ? 'accepted' : 'open', notices[result]);
  onChanged();
}
