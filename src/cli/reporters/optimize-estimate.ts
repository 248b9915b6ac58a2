import type { OptimizeEstimate } from '../../engine/optimize/contracts.js';
import { counted } from '../../host/reports/wording.js';
import { estimateJson, estimateLines } from './estimate.js';

export function optimizeEstimateJson(estimate: OptimizeEstimate): string {
  return estimateJson(estimate);
}

export function optimizeEstimateText(estimate: OptimizeEstimate): string {
  const { proposals, leastCalls, taskCalls, writerCalls, judgeCalls, sizes, warnings } = estimate;
  const judging = judgeCalls === undefined ? '' : `, and ${counted(judgeCalls, 'call')} to the judge`;
  return [
    `about ${counted(proposals, 'candidate')}: ${counted(taskCalls, 'answer')} and ${counted(writerCalls, 'call')} to the writer${judging}`,
    `${counted(sizes.train, 'row')} to learn from, ${sizes.dev} to compare on, ${sizes.test} sealed for the verdict, ${sizes.pool} as examples`,
    `the least a run can be given is ${counted(leastCalls, 'call')}`,
    estimateLines(estimate).trimEnd(),
    ...warnings.map((warning) => `! ${warning}`),
    '',
  ].join('\n');
}
