import * as vscode from 'vscode';
import type { OptimizeReport } from '../../engine/optimize/contracts.js';
import type { OptimizeRequest } from '../../host/jobs/optimize-job.js';
import type { RunView } from '../../protocol/optimizer-run.js';
import { acceptVersion, type Acceptance } from './accept-version.js';
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
  view(): RunView | null;
  /** Resolves when the run has ended. */
  start(document: vscode.TextDocument, reading: FormReading): Promise<void>;
  /**
   * Shows the run from before a reload of the window as far as its journal goes, and asks nothing anew. Resolves when it
   * is found, or there is none.
   */
  restore(): Promise<void>;
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
    view: () => state.current?.progress.view() ?? null,
    pause() {
      if (state.current) pauseRun(state.current);
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
  if (phase === 'interrupted' || phase === 'restoring') current?.slot.stop();
  else if (current?.ended !== true) return;
  state.current = undefined;
  kept.forget();
  onChanged();
}

interface Ready extends Beginning {
  readonly request: OptimizeRequest;
}

/** What makes a run the current one. */
function starters(state: State, ports: RunPorts): Pick<RunControl, 'start' | 'restore' | 'resume'> {
  const { kept, onChanged } = ports;
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
    async restore() {
      const address = kept.read();
      if (address === undefined || state.current) return;
      state.restoring = true;
      onChanged();
      try {
        await begin(() => found(address, true, ports));
      } finally {
        state.restoring = false;
        onChanged();
      }
    },
    async resume() {
      const { current } = state;
      if (current?.ended === false) resumeRun(current);
      const run = current?.progress.resumable;
      if (current?.ended && run !== undefined)
        await (await begin(() => found({ prompt: current.prompt.toString(), run }, false, ports)))?.ended;
      onChanged();
    },
  };
}

function fresh({ uri }: vscode.TextDocument, reading: FormReading, { relativePath }: RunPorts): Ready {
  const options = optionsOf(reading, relativePath(uri));
  return { prompt: uri, options, request: requestOf(reading, uri.fsPath), held: false };
}

/** Undefined when the run is not there any more. */
async function found({ prompt, run }: RunAddress, held: boolean, ports: RunPorts): Promise<Ready | undefined> {
  const uri = ports.uriOf(prompt);
  const host = await ports.openRunHost(uri);
  try {
    const header = ports.loadJobs().optimizeHeader(host.runsFolder, run);
    const options = keptOptions(header, ports.relativePath(uri));
    return { prompt: uri, options, request: { file: uri.fsPath, resume: run }, held };
  } catch (error) {
    if (!isMissing(error)) throw error;
    ports.kept.forget();
    return undefined;
  } finally {
    host.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'run-not-found';
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
