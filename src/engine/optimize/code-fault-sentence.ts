import type { CodeFaults, OptimizeReport } from './contracts.js';

/** For a report: on how many answers code failed, what that counts as, and what was wrong the first time. */
export function codeFaultSentence({ answers, asked, first }: CodeFaults): string {
  return `Code of the prompt failed on ${answers.toLocaleString('en-US')} of ${asked.toLocaleString('en-US')} answers, each of which gets the lowest score of its metric. The first time: ${first}`;
}

/** Whether a run ended because code failed on all it was shown: going on with other code is not going on with the run. */
export function isCodeBroken({ stop, codeFaults }: Pick<OptimizeReport, 'stop' | 'codeFaults'>): boolean {
  return stop === 'failed' && codeFaults !== undefined && codeFaults.answers === codeFaults.asked;
}
