import * as vscode from 'vscode';
import { createGate, type Gate } from '../../engine/model/with-gate.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import type { BudgetLimits, OptimizeEvent, OptimizeReport } from '../../engine/optimize/contracts.js';
import { methodInfos } from '../../engine/optimize/methods/index.js';
import type { RunView } from '../../protocol/optimizer-run.js';
import { failureText } from '../failure-text.js';
import type { LoadJobs } from '../load-bundles.js';
import type { OpenRunHost } from '../run-host.js';
import type { Run, Runs } from '../runs.js';
import { takeTurns } from '../take-turns.js';
import { acceptVersion, type Acceptance, type EditedFile } from './accept-version.js';
import { isFree } from './is-free.js';
import { type FormReading, requestOf } from './optimizer-form.js';
import { createOptimizerRun, type OptimizerRun } from './optimizer-run.js';
import type { VersionDocuments } from './version-documents.js';

export interface RunPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  readonly versions: VersionDocuments;
  readonly relativePath: (uri: vscode.Uri) => string;
  /** False when the prompt could not be saved, which the user has been told. */
  readonly savedForRun: (document: vscode.TextDocument) => Promise<boolean>;
  /** Undefined when there is no such file any more. */
  readonly openFile: (prompt: vscode.Uri) => Promise<EditedFile | undefined>;
  /** Brings the run to the front. */
  readonly reveal: () => void;
  readonly onChanged: () => void;
}

/** The one optimization that is under way or has ended and waits for a decision. It goes on when no view shows it. */
export interface RunControl {
  readonly running: boolean;
  view(): RunView | null;
  start(document: vscode.TextDocument, reading: FormReading): Promise<void>;
  /** What is on its way is still answered, and nothing more is asked. */
  pause(): void;
  resume(): void;
  stop(): void;
  /** What came of the run; undefined before its end. */
  readonly ended: EndedRun | undefined;
  showDiff(candidate: string | null): Promise<void>;
  /** Shows what a version changed in place. */
  openCandidate(candidate: string | null): void;
  accept(): Promise<void>;
  keepSeed(): void;
  /** Leaves an ended run. */
  leave(): void;
}

export interface EndedRun {
  readonly prompt: vscode.Uri;
  readonly report: OptimizeReport;
}

interface Current {
  readonly prompt: vscode.Uri;
  readonly progress: OptimizerRun;
  readonly limits: BudgetLimits;
  readonly slot: Run;
  /** Closed while the run is paused. */
  readonly gate: Gate;
  ended: boolean;
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
  let current: Current | undefined;
  // While the prompt is saved a second start must not get past the first.
  let starting = false;
  const isRunning = (): boolean => starting || (current !== undefined && !current.ended);
  return {
    get running() {
      return isRunning();
    },
    view: () => current?.progress.view() ?? null,
    async start(document, reading) {
      if (isRunning()) return;
      starting = true;
      try {
        if (!(await ports.savedForRun(document))) return;
        current = begin(document.uri, reading, ports);
      } finally {
        starting = false;
      }
      await follow(current, reading, ports);
    },
    pause() {
      if (current) pause(current, ports);
    },
    resume() {
      if (current) resume(current, ports);
    },
    stop: () => current?.slot.stop(),
    async showDiff(candidate) {
      if (current) await showDiff(current, candidate, ports);
    },
    get ended() {
      return current && endedRun(current);
    },
    openCandidate(candidate) {
      current?.progress.open(candidate);
      ports.onChanged();
    },
    async accept() {
      if (current) await accept(current, ports);
    },
    keepSeed() {
      current?.progress.decide('kept', vscode.l10n.t('Kept: the prompt stays as it is.'));
      ports.onChanged();
    },
    leave() {
      if (current?.ended) current = undefined;
      ports.onChanged();
    },
  };
}

function begin(prompt: vscode.Uri, reading: FormReading, { runs, relativePath, reveal, onChanged }: RunPorts): Current {
  const slot = runs.start(vscode.l10n.t('optimizing'), reveal);
  const method = methodInfos().find(({ id }) => id === reading.method)?.title ?? reading.method;
  const notes = editorNotes(reading.models);
  const options = { prompt: relativePath(prompt), method, limits: reading.limits, offline: isFree(reading), notes };
  const progress = createOptimizerRun(options);
  slot.signal.addEventListener('abort', () => {
    progress.turn('stopping');
    onChanged();
  });
  onChanged();
  return { prompt, progress, limits: reading.limits, slot, gate: createGate(), ended: false };
}

function pause(current: Current, { onChanged }: RunPorts): void {
  if (current.ended || current.slot.signal.aborted) return;
  current.gate.close();
  current.progress.turn('paused');
  sayProgress(current);
  onChanged();
}

function resume(current: Current, { onChanged }: RunPorts): void {
  if (current.ended) return;
  current.gate.open();
  current.progress.turn('running');
  sayProgress(current);
  onChanged();
}

function endedRun({ prompt, progress: { report } }: Current): EndedRun | undefined {
  return report && { prompt, report };
}

async function showDiff(
  { prompt, progress }: Current,
  candidate: string | null,
  { versions }: RunPorts,
): Promise<void> {
  const seed = progress.seedText();
  const text = progress.textOf(candidate);
  if (seed === undefined || text === undefined) return;
  const name = candidate === null ? vscode.l10n.t('new version') : vscode.l10n.t('version {0}', candidate.slice(0, 6));
  await versions.showDiff(prompt.fsPath, seed, { name, text });
}

async function accept({ prompt, progress }: Current, { openFile, onChanged }: RunPorts): Promise<void> {
  const { report } = progress;
  if (!report) return;
  const file = await openFile(prompt);
  const result = file ? await acceptVersion(file, report.seedText, report.bestText) : 'missing';
  const accepted = result === 'written' || result === 'changed-by-saving';
  progress.decide(accepted ? 'accepted' : 'open', notices[result]);
  onChanged();
}

/** In the status bar. */
function sayProgress({ progress: { spend }, limits, slot, gate }: Current): void {
  const done = spend.taskCalls + spend.writerCalls + (spend.judgeCalls ?? 0);
  const total = limits.calls;
  slot.progress({ done, ...(total !== undefined && { total }), usd: spend.usd, paused: gate.isClosed });
}

async function follow(current: Current, reading: FormReading, ports: RunPorts): Promise<void> {
  const { progress, slot, gate, prompt } = current;
  const request = { ...requestOf(reading, prompt.fsPath), gate };
  try {
    const host = await ports.openRunHost(prompt);
    try {
      await applyAll(ports.loadJobs().optimizeJob(request, host, slot.signal), current, ports);
    } finally {
      host.close();
    }
  } catch (error) {
    progress.fail(failureText(error));
  } finally {
    current.ended = true;
    slot.end();
    ports.onChanged();
  }
}

async function applyAll(
  events: AsyncIterable<OptimizeEvent>,
  current: Current,
  { onChanged }: RunPorts,
): Promise<void> {
  for await (const event of takeTurns(events)) {
    current.progress.apply(event);
    if (event.type === 'step' || event.type === 'spent') sayProgress(current);
    onChanged();
  }
}
