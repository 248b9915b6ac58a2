import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import type { OptimizeEstimate } from '../../engine/optimize/contracts.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { counted, dollars, duration } from '../../host/reports/wording.js';

/** As `schemas/estimate.schema.json` says: null where a price or a speed is unknown. */
export function estimateJson(estimate: RunEstimate | OptimizeEstimate): string {
  const judge = 'judge' in estimate ? { judge: { ...estimate.judge, ...orNull(estimate.judge) } } : {};
  const whole = { ...estimate, ...orNull(estimate), ...judge };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

type MoneyAndTime = Pick<RunEstimate, 'usd' | 'seconds'>;

function orNull({ usd, seconds }: MoneyAndTime): Record<keyof MoneyAndTime, RunEstimate['usd'] | null> {
  return { usd: usd ?? null, seconds: seconds ?? null };
}

export function estimateLines(estimate: RunEstimate | OptimizeEstimate): string {
  const { calls, inputTokens, outputTokens } = estimate;
  const tokens = (range: RunEstimate['outputTokens']): string =>
    rangeText(range, (count) => count.toLocaleString('en-US'));
  const input = typeof inputTokens === 'number' ? { low: inputTokens, high: inputTokens } : inputTokens;
  return [
    `${counted(calls, 'call')} at most, about ${tokens(input)} tokens in and ${tokens(outputTokens)} out`,
    ...('judge' in estimate ? [judgeLine(estimate.judge)] : []),
    ...('editorModels' in estimate ? editorNotes(estimate.editorModels) : []),
    `${moneyAndTime(estimate)}; no call was made`,
    '',
  ].join('\n');
}

function judgeLine(judge: NonNullable<RunEstimate['judge']>): string {
  const { calls, inputTokens, outputTokens } = judge;
  const tokens = rangeText(outputTokens, (count) => count.toLocaleString('en-US'));
  return `grading apart: ${counted(calls, 'call')}, about ${inputTokens.toLocaleString('en-US')} tokens in and ${tokens} out, ${moneyAndTime(judge)}`;
}

function moneyAndTime({ usd, seconds }: MoneyAndTime): string {
  const money = usd === undefined ? 'an unknown price' : rangeText(usd, dollars);
  const time = seconds === undefined ? 'an unknown time' : rangeText(seconds, duration);
  return `${money}, ${time}`;
}

function rangeText(
  { low, high }: { readonly low: number; readonly high: number },
  text: (value: number) => string,
): string {
  return text(low) === text(high) ? text(high) : `${text(low)} to ${text(high)}`;
}
