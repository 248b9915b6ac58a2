import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import type { OptimizeEstimate } from '../../engine/optimize/contracts.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { counted, dollars, duration } from '../../host/reports/wording.js';

/** As `schemas/estimate.schema.json` says: null where a price or a speed is unknown. */
export function estimateJson(estimate: RunEstimate | OptimizeEstimate): string {
  const { usd, seconds } = estimate;
  const judge = 'judge' in estimate ? { judge: { ...estimate.judge, usd: estimate.judge.usd ?? null } } : {};
  const whole = { ...estimate, usd: usd ?? null, seconds: seconds ?? null, ...judge };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

export function estimateLines(estimate: RunEstimate | OptimizeEstimate): string {
  const { calls, inputTokens, outputTokens, usd, seconds } = estimate;
  const money = usd === undefined ? 'an unknown price' : rangeText(usd, dollars);
  const time = seconds === undefined ? 'an unknown time' : rangeText(seconds, duration);
  const tokens = (range: RunEstimate['outputTokens']): string =>
    rangeText(range, (count) => count.toLocaleString('en-US'));
  const input = typeof inputTokens === 'number' ? { low: inputTokens, high: inputTokens } : inputTokens;
  return [
    `${counted(calls, 'call')} at most, about ${tokens(input)} tokens in and ${tokens(outputTokens)} out`,
    ...('judge' in estimate ? [judgeLine(estimate.judge)] : []),
    ...('editorModels' in estimate ? editorNotes(estimate.editorModels) : []),
    `${money}, ${time}; no call was made`,
    '',
  ].join('\n');
}

function judgeLine({ calls, inputTokens, outputTokens, usd }: NonNullable<RunEstimate['judge']>): string {
  const tokens = rangeText(outputTokens, (count) => count.toLocaleString('en-US'));
  const money = usd === undefined ? 'an unknown price' : rangeText(usd, dollars);
  return `grading apart: ${counted(calls, 'call')}, about ${inputTokens.toLocaleString('en-US')} tokens in and ${tokens} out, ${money}`;
}

function rangeText(
  { low, high }: { readonly low: number; readonly high: number },
  text: (value: number) => string,
): string {
  return text(low) === text(high) ? text(high) : `${text(low)} to ${text(high)}`;
}
