import { estimateText } from '../../engine/eval/sentences.js';
import type { JudgedTest, OptimizeReport } from '../../engine/optimize/contracts.js';
import { codeFaultSentence, isCodeBroken } from '../../engine/optimize/code-fault-sentence.js';
import { counted, dollars } from './wording.js';

/** What the sealed test says, the verdict first. */
export function verdictSentences(report: OptimizeReport): string[] {
  const { test, stop, judged } = report;
  if (test.n === 0) return [unopened(stop), wayOn(report), ...codeLine(report)];
  if (isSeedChosen(report)) return [nothingFound(report), alone(report), ...gradedLine(report), ...codeLine(report)];
  const points = (share: number): string => (share * 100).toFixed(1);
  const interval = `${points(test.difference)} points (${points(test.low)} to ${points(test.high)}), p ${test.p < 0.001 ? '< 0.001' : `= ${test.p.toFixed(3)}`}`;
  const measured = judged === undefined ? scoredLines(report) : judgedLines(report, judged);
  if (test.verdict !== 'better') return [`No reliable improvement: ${interval}. The seed prompt stays.`, ...measured];
  return [`${judged === undefined ? 'Better' : 'Preferred'} by ${interval}.`, ...measured, ...costLines(report)];
}

/** Whether the sealed test had nothing to compare, since the search found nothing better to open it with. */
export function isSeedChosen({ test, moved }: OptimizeReport): boolean {
  return moved === undefined && test.n > 0 && test.ties === test.n && test.verdict !== 'better';
}

function nothingFound({ candidates, stop, judged }: OptimizeReport): string {
  const kept = 'The seed prompt stays.';
  if (stop === 'perfect') return `The prompt is right on every row that candidates are compared on already. ${kept}`;
  if (candidates > 0) {
    const better = judged === undefined ? 'came to a higher score on the rows compared on' : 'was preferred to it';
    return `No better prompt was found: ${counted(candidates, 'candidate')} tried, none ${better}. ${kept}`;
  }
  if (stop !== 'budget') return `No better prompt was found: no candidate came as far as being asked. ${kept}`;
  return `Nothing was tried: beside the sealed test the budget has no room for a candidate. ${kept} Raise the limit, or make the splits smaller under data.split; --estimate says how many candidates a budget buys.`;
}

function alone({ test, judged }: OptimizeReport): string {
  if (judged !== undefined) return 'So there was nothing to compare on the sealed rows.';
  return `On ${test.n} rows kept apart from the search it scores ${estimateText(test.seed)}.`;
}

function gradedLine({ graders = [] }: OptimizeReport): string[] {
  return graders.length === 0 ? [] : [`The answers were graded by ${graders.join(' and ')}.`];
}

/** On how many answers code failed, and what that counts as. */
function codeLine({ codeFaults }: OptimizeReport): string[] {
  return codeFaults === undefined ? [] : [codeFaultSentence(codeFaults)];
}

/** What the chosen prompt takes in place of the seed. */
function costLines({ costs, bestText, seedText }: OptimizeReport): string[] {
  if (costs === undefined || bestText === seedText) return [];
  const { seed, best } = costs;
  const change = (from: number, to: number): string => `${to < from ? '' : '+'}${((to / from - 1) * 100).toFixed(0)} %`;
  const tokens = `An answer reads ${Math.round(best.inputTokens)} tokens in place of ${Math.round(seed.inputTokens)} (${change(seed.inputTokens, best.inputTokens)})`;
  if (!seed.usd || !best.usd) return [`${tokens}.`];
  return [`${tokens} and costs ${dollars(best.usd)} in place of ${dollars(seed.usd)} (${change(seed.usd, best.usd)}).`];
}

const penaltyLine =
  'The penalty for length and cost is taken off these scores, so a row with the same answer counts as worse where the prompt takes more.';

const paretoLine =
  'The prompt that was tested takes the least tokens and money of those that were as good as the best score on the rows candidates were compared on.';

function scoredLines(report: OptimizeReport): string[] {
  const { test, penalty, objective } = report;
  return [
    `On ${test.n} rows neither prompt had seen: the seed ${estimateText(test.seed)}, the chosen one ${estimateText(test.best)}.`,
    `${counted(test.wins, 'row')} got better, ${test.losses} got worse, ${test.ties} stayed.`,
    ...gradedLine(report),
    ...codeLine(report),
    ...(penalty ? [penaltyLine] : []),
    ...(objective === 'pareto' ? [paretoLine] : []),
  ];
}

/** Above this share of verdicts that follow the places, a judge says more of the places than of the answers. */
const mostTurned = 0.5;

function judgedLines({ test }: OptimizeReport, { judges, asked, turned }: JudgedTest): string[] {
  const names = judges.join(' and ');
  const compared = `On ${test.n} rows neither prompt had seen, compared by ${names}: the chosen prompt's answer is preferred on ${test.wins}, the seed's on ${test.losses}, neither on ${test.ties}.`;
  if (asked === 0) return [compared];
  const swapped = `${turned} of ${counted(asked, 'comparison')} changed with the order of the answers and ${turned === 1 ? 'counts' : 'count'} as ${turned === 1 ? 'a tie' : 'ties'}.`;
  const warning = `That is a judge that goes by the place: name another one with --judge.`;
  return [compared, turned > mostTurned * asked ? `${swapped} ${warning}` : swapped];
}

/** A run keeps its limits and its code, so one whose budget is used up or whose code is broken would end at once again. */
function wayOn(report: OptimizeReport): string {
  const { stop, run } = report;
  if (isCodeBroken(report))
    return 'What was paid for is kept; start anew with code that works, known answers come from the cache.';
  if (stop === 'budget')
    return 'What was paid for is kept; start anew with a higher limit, known answers come from the cache.';
  return `What was paid for is kept; continue with --resume ${run}`;
}

function unopened(stop: OptimizeReport['stop']): string {
  if (stop === 'cancelled')
    return 'Stopped before the sealed test was opened, so there is no verdict; the seed prompt stays.';
  return 'The sealed test was not opened, so there is no verdict; the seed prompt stays.';
}
