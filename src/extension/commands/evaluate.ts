import * as vscode from 'vscode';
import type { RunEstimate } from '../../engine/eval/contracts.js';
import type { EvaluateRequest } from '../../host/jobs/evaluate/evaluate-request.js';
import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import type { LoadJobs } from '../load-bundles.js';
import type { ResultsPanel } from '../panels/results-panel.js';
import { createResultsState, type ResultsState } from '../panels/results-state.js';
import { requireTrust } from '../require-trust.js';
import type { OpenRunHost } from '../run-host.js';
import type { Run, Runs } from '../runs.js';
import { takeTurns } from '../take-turns.js';
import { savedForRun, targetPrompt } from '../target-prompt.js';

export interface EvaluatePorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  readonly results: ResultsPanel;
}

const title = 'evaluating';

/** Runs the prompt's variants over its data and shows the results as they come; gives the run when there was one. */
export async function evaluatePrompt(ports: EvaluatePorts, uri?: vscode.Uri): Promise<ResultsState | undefined> {
  const document = await targetPrompt(uri);
  if (!document || !(await requireTrust('Evaluating')) || !(await savedForRun(document))) return undefined;
  if (ports.runs.has(title)) {
    ports.results.reveal();
    return undefined;
  }
  const run = ports.runs.start(title);
  let host: OpenedHost | undefined;
  try {
    host = await ports.openRunHost(document.uri);
    const maxUsd = vscode.workspace.getConfiguration('hone', document).get<number>('maxUsd', 1);
    return await evaluateIn(host, { files: [document.uri.fsPath], maxUsd }, { ...ports, run, prompt: document.uri });
  } catch (error) {
    void vscode.window.showErrorMessage(failureText(error));
    return undefined;
  } finally {
    host?.close();
    run.end();
  }
}

async function evaluateIn(
  host: OpenedHost,
  request: EvaluateRequest,
  ports: EvaluatePorts & { readonly run: Run; readonly prompt: vscode.Uri },
): Promise<ResultsState | undefined> {
  const { loadJobs, run, results, prompt } = ports;
  const { estimateJob, evaluateJob } = loadJobs();
  const estimate = await estimateJob(request, host);
  if (!(await accepted(estimate))) return undefined;
  const state = createResultsState({
    prompt: host.relativePath(prompt.fsPath),
    file: prompt.fsPath,
    calls: estimate.calls,
  });
  results.begin(state);
  try {
    // Without a price a limit in dollars cannot be kept; the user was told and has agreed.
    const limited = estimate.usd ? request : { ...request, maxUsd: undefined };
    for await (const event of takeTurns(evaluateJob(limited, host, run.signal))) {
      state.apply(event);
      results.changed();
      run.progress(`${state.answers} of ${estimate.calls}`);
    }
  } catch (error) {
    state.fail(failureText(error));
  }
  results.changed();
  return state;
}

/** A run that costs money, or may, is asked about once; a free one just starts. */
async function accepted({ calls, usd, editorModels = [] }: RunEstimate): Promise<boolean> {
  if (usd?.high === 0) return editorModels.length === 0 || (await acceptedUncounted(calls, editorModels));
  const cost = usd ? `about $${usd.low.toFixed(2)} to $${usd.high.toFixed(2)}` : 'at a price Hone does not know';
  const limit = usd ? 'The setting hone.maxUsd is never passed.' : 'So the setting hone.maxUsd cannot be kept.';
  const answer = await vscode.window.showInformationMessage(
    `Evaluate with up to ${calls} calls, ${cost}?`,
    { modal: true, detail: `${limit} Answers that are in the cache cost nothing.` },
    'Evaluate',
  );
  return answer === 'Evaluate';
}

/** What the editor's models answer costs nothing here, and may cost something there. */
async function acceptedUncounted(calls: number, models: readonly string[]): Promise<boolean> {
  const answer = await vscode.window.showInformationMessage(
    `Evaluate with up to ${calls} calls to ${models.join(', ')}?`,
    {
      modal: true,
      detail:
        'The plan behind a model of the editor may count each of them. Hone is not told how, so the setting hone.maxUsd does not hold them back. Answers that are in the cache are not asked for again.',
    },
    'Evaluate',
  );
  return answer === 'Evaluate';
}
