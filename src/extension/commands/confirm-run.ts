import * as vscode from 'vscode';
import { addEstimates, type CallsEstimate } from '../../engine/eval/add-estimates.js';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import { costRange, whole } from '../numbers.js';
import type { Evaluation } from './evaluate-ports.js';

/** The estimate of all runs together. */
export function estimateOfAll(estimates: readonly RunEstimate[]): RunEstimate {
  const sum = estimates.reduce(addEstimates);
  const judges = estimates.flatMap(({ judge }) => (judge ? [judge] : []));
  const editorModels = [...new Set(estimates.flatMap((one) => one.editorModels ?? []))];
  return {
    ...sum,
    ...(editorModels.length > 0 && { editorModels }),
    ...(judges.length > 0 && { judge: judges.reduce(addEstimates) }),
  };
}

/** A run that costs money, or may, is asked about once; a free one just starts. */
export async function acceptsCost(
  estimate: RunEstimate,
  { prompts, vary }: Pick<Evaluation, 'prompts' | 'vary'>,
): Promise<boolean> {
  const { usd, judge, editorModels = [] } = estimate;
  const isFree = usd?.high === 0 && (judge === undefined || judge.usd?.high === 0);
  if (isFree && editorModels.length === 0) return true;
  const limit = usd
    ? vscode.l10n.t('The setting hone.maxUsd is never passed.')
    : vscode.l10n.t('So the setting hone.maxUsd cannot be kept.');
  const plan = vscode.l10n.t(
    'The plan behind a model of the editor ({0}) may count each call. Hone is not told how, so the setting hone.maxUsd does not hold them back.',
    editorModels.join(', '),
  );
  const detail = editorModels.length > 0 ? plan : limit;
  const verb = vary ? vscode.l10n.t('Vary') : vscode.l10n.t('Evaluate');
  const answer = await vscode.window.showInformationMessage(
    question(prompts.length, vary ?? false, estimateText(estimate)),
    { modal: true, detail: `${detail} ${vscode.l10n.t('Answers that are in the cache cost nothing.')}` },
    verb,
  );
  return answer === verb;
}

function question(prompts: number, vary: boolean, estimate: string): string {
  if (vary) return vscode.l10n.t('Vary 1 prompt? {0}.', estimate);
  if (prompts === 1) return vscode.l10n.t('Evaluate 1 prompt? {0}.', estimate);
  return vscode.l10n.t('Evaluate {0} prompts? {1}.', whole(prompts), estimate);
}

/** `1,200 calls at most, about 84,000 tokens in and 1,200 to 9,600 out, $0.04 to $0.12, 40 s to 2 min` */
function estimateText(estimate: RunEstimate): string {
  const { judge } = estimate;
  const calls = callsText(estimate);
  return judge ? vscode.l10n.t('{0}; for grading {1}', calls, callsText(judge)) : calls;
}

function callsText({ calls, inputTokens, outputTokens, usd, seconds }: CallsEstimate): string {
  const cost = usd ? costRange(usd) : vscode.l10n.t('at a price Hone does not know');
  const [input, output] = [whole(inputTokens), range(outputTokens, whole)];
  const words =
    calls === 1
      ? vscode.l10n.t('1 call at most, about {0} tokens in and {1} out, {2}', input, output, cost)
      : vscode.l10n.t('{0} calls at most, about {1} tokens in and {2} out, {3}', whole(calls), input, output, cost);
  return seconds ? `${words}, ${range(seconds, duration)}` : words;
}

type Range = RunEstimate['outputTokens'];

function range({ low, high }: Range, text: (value: number) => string): string {
  return text(low) === text(high) ? text(high) : vscode.l10n.t('{0} to {1}', text(low), text(high));
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
