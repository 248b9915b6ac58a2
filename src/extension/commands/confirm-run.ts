import * as vscode from 'vscode';
import type { Evaluation } from './evaluate-ports.js';
import { addEstimates, type CallsEstimate } from '../../engine/eval/add-estimates.js';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';

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
  const limit = usd ? 'The setting hone.maxUsd is never passed.' : 'So the setting hone.maxUsd cannot be kept.';
  const plan = `The plan behind a model of the editor (${editorModels.join(', ')}) may count each call. Hone is not told how, so the setting hone.maxUsd does not hold them back.`;
  const detail = editorModels.length > 0 ? plan : limit;
  const verb = vary ? 'Vary' : 'Evaluate';
  const answer = await vscode.window.showInformationMessage(
    `${verb} ${plural(prompts.length, 'prompt')}? ${estimateText(estimate)}.`,
    { modal: true, detail: `${detail} Answers that are in the cache cost nothing.` },
    verb,
  );
  return answer === verb;
}

/** `1,200 calls at most, about 84,000 tokens in and 1,200 to 9,600 out, $0.04 to $0.12, 40 s to 2 min` */
function estimateText(estimate: RunEstimate): string {
  const { judge } = estimate;
  return `${callsText(estimate)}${judge ? `; for grading ${callsText(judge)}` : ''}`;
}

function callsText({ calls, inputTokens, outputTokens, usd, seconds }: CallsEstimate): string {
  const cost = usd ? range(usd, (value) => `$${value.toFixed(2)}`) : 'at a price Hone does not know';
  const time = seconds ? `, ${range(seconds, duration)}` : '';
  return `${plural(calls, 'call')} at most, about ${count(inputTokens)} tokens in and ${range(outputTokens, count)} out, ${cost}${time}`;
}

type Range = RunEstimate['outputTokens'];

function range({ low, high }: Range, text: (value: number) => string): string {
  return text(low) === text(high) ? text(high) : `${text(low)} to ${text(high)}`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function plural(number: number, word: string): string {
  return `${count(number)} ${word}${number === 1 ? '' : 's'}`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
