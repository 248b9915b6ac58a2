import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import { openDocumentAt } from '../open-documents.js';
import { createResultsState, type ResultsState } from '../results/results-state.js';
import { requireTrust } from '../require-trust.js';
import type { Run } from '../runs.js';
import { savedForRun } from '../target-prompt.js';
import { acceptsCost, estimateOfAll } from './confirm-run.js';
import type { EvaluatePorts, Evaluation } from './evaluate-ports.js';
import { followEvents } from './follow-events.js';
import { closePlans, type PlannedRun, planRuns } from './plan-runs.js';

const titles = [vscode.l10n.t('evaluating'), vscode.l10n.t('varying')] as const;

/** Runs prompts with all their variants over their data, and shows the results as they come. Those with the same data are compared. */
export async function evaluatePrompts(ports: EvaluatePorts, asked: Evaluation): Promise<void> {
  if (!(await requireTrust('evaluating')) || !(await allSaved(asked.prompts))) return;
  const { runs, results } = ports;
  if (titles.some((title) => runs.has(title))) {
    results.reveal();
    asked.onProblem?.(
      vscode.l10n.t('Another evaluation is under way. Wait until it has ended, or stop it, and run again.'),
    );
    return;
  }
  const run = runs.start(titles[asked.vary ? 1 : 0], { show: results.reveal });
  asked.onStart?.(run.stop);
  try {
    await planAndRun({ ...ports, asked, run });
  } catch (error) {
    tell(asked, failureText(error));
  } finally {
    run.end();
  }
}

async function planAndRun(ports: RunPorts): Promise<void> {
  const { asked, run } = ports;
  const { plans, problems } = await planRuns(ports, asked);
  try {
    // Who stopped it while its rows were counted need not be asked.
    if (run.signal.aborted) return;
    if (problems.length > 0) tell(asked, leftOut(problems));
    if (plans.length === 0) return;
    const estimate = estimateOfAll(plans.map((plan) => plan.estimate));
    if (await acceptsCost(estimate, asked)) await runAll(plans, ports);
  } finally {
    closePlans(plans);
  }
}

/** In a message of the editor where nobody else takes it. */
function tell({ onProblem }: Evaluation, message: string): void {
  if (onProblem) onProblem(message);
  else void vscode.window.showErrorMessage(message);
}

function leftOut([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  return vscode.l10n.t('{0} prompts are left out. {1} And so on.', others.length + 1, first);
}

type RunPorts = EvaluatePorts & { readonly asked: Evaluation; readonly run: Run };

async function runAll(plans: readonly PlannedRun[], ports: RunPorts): Promise<void> {
  const { results, run } = ports;
  const started = plans.map((plan) => ({ plan, state: stateOf(plan) }));
  const states = started.map(({ state }) => state);
  const total = plans.reduce((sum, { estimate }) => sum + estimate.calls, 0);
  results.begin(states);
  for (const { plan, state } of started) {
    if (run.signal.aborted && state !== states[0]) break;
    if (states.length > 1) results.show(state);
    await runOne(plan, state, {
      ...ports,
      spent: () => states.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
      tell: () => {
        const sum = (of: (one: ResultsState) => number): number => states.reduce((all, one) => all + of(one), 0);
        const [done, verdicts] = [sum(({ answers }) => answers), sum((one) => one.verdicts)];
        run.progress({ done, total, verdicts, usd: paidBy(states) });
      },
    });
  }
}

/** Without a price a limit in dollars cannot be kept; the user was told and has agreed. */
async function runOne(
  { start, host, estimate, maxUsd }: PlannedRun,
  state: ResultsState,
  ports: RunPorts & { readonly spent: () => number; readonly tell: () => void },
): Promise<void> {
  const { run, results, asked } = ports;
  const limit = estimate.usd === undefined ? undefined : Math.max(0, maxUsd - ports.spent());
  const { signal } = run;
  await followEvents(start(state, { maxUsd: limit, signal }), state, {
    signal,
    onEvent(event) {
      asked.onEvent?.(event, state);
      results.changed();
      ports.tell();
    },
    ...(asked.onProblem && { onProblem: asked.onProblem }),
  });
  results.changed();
  keepScores(state, host, ports);
}

function keepScores(state: ResultsState, host: OpenedHost, { loadJobs, keep }: EvaluatePorts): void {
  if (state.report === undefined) return;
  const kept = loadJobs().keepRun(state.report, state.snapshot().metrics[0], host);
  for (const [file, run] of kept) keep(vscode.Uri.file(file), run);
}

function stateOf({ files, rerunRows, isVaried, host, estimate: { calls } }: PlannedRun): ResultsState {
  const [first = '', ...others] = files.map((file) => host.relativePath(file));
  const prompt = others.length === 0 ? first : vscode.l10n.t('{0} and {1} more', first, others.length);
  return createResultsState({ prompt, files, calls, rerunRows, isVaried });
}

function paidBy(states: readonly ResultsState[]): number | null {
  return states.some(({ usd }) => usd === null) ? null : states.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
}

/** Runs read the files, so unsaved buffers are saved first. */
async function allSaved(prompts: readonly vscode.Uri[]): Promise<boolean> {
  for (const uri of prompts) {
    const document = openDocumentAt(uri);
    if (document && !(await savedForRun(document))) return false;
  }
  return true;
}
