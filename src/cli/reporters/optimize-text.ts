import { createTwoFilesPatch } from 'diff';
import { unansweredSentence } from '../../engine/eval/unanswered-sentence.js';
import { boundSentence, estimateText } from '../../engine/eval/sentences.js';
import type { OptimizeReport, Spend } from '../../engine/optimize/contracts.js';
import { printable } from '../code-frame.js';
import { counted, dollars } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import { verdictSentences } from './verdict.js';

export interface OptimizePlace {
  /** The prompt the search started from. */
  readonly file: string;
  /** The file that holds the result. */
  readonly out: string;
  readonly report: string;
  readonly journal: string;
  readonly learners: readonly string[];
}

export function optimizeText(report: OptimizeReport, place: OptimizePlace, color: Palette): string {
  const [verdict = '', ...rest] = verdictSentences(report);
  const head = report.test.verdict === 'better' ? color.green(color.bold(verdict)) : color.bold(verdict);
  const lines = [
    head,
    ...rest,
    '',
    ...(isDecided(report) && report.judged === undefined ? [devLine(report), ...boundLine(report)] : []),
    spendLine(report),
  ];
  const learners = place.learners.map((model) => `${model} is a small deterministic learner, not a language model.`);
  return `${[...lines, ...learners].join('\n')}\n${isDecided(report) ? diffText(report, place, color) : ''}${placeLines(place)}`;
}

/** Without a verdict the scores on the way say nothing. */
function isDecided({ test }: OptimizeReport): boolean {
  return test.n > 0;
}

function placeLines({ out, report, journal }: OptimizePlace): string {
  return `\nresult   ${out}\nreport   ${report}\njournal  ${journal}\n`;
}

/** The winner's dev score is the highest of many, so it is too high: never the result, only how the search went. */
function devLine({ dev, candidates }: OptimizeReport): string {
  return `While searching: ${counted(candidates, 'candidate')}; on the rows compared on, the seed ${estimateText(dev.seed)}, the chosen one ${estimateText(dev.best)}.`;
}

/** What of that score the search cannot have made up. */
export function boundLine({ dev: { bound } }: OptimizeReport): string[] {
  return bound === undefined ? [] : [boundSentence(bound, bound, { from: bound.prior })];
}

export function spendLine({ spend, stop, method }: { spend: Spend; stop: string; method: string }): string {
  const { calls, tokens, usd, unanswered } = spend;
  const money = usd === null ? 'at an unknown price' : dollars(usd);
  return `${method}: ${askedText(spend)}, ${calls.toLocaleString('en-US')} of them sent, ${tokens.toLocaleString('en-US')} tokens, ${money}; ended: ${stop}.${unanswered === undefined ? '' : ` ${unansweredSentence(unanswered)}`}`;
}

function askedText({ taskCalls, writerCalls, judgeCalls }: Spend): string {
  const [answers, writer] = [counted(taskCalls, 'answer'), `${counted(writerCalls, 'call')} to the writer`];
  if (judgeCalls === undefined) return `${answers} and ${writer}`;
  return `${answers}, ${writer} and ${counted(judgeCalls, 'call')} to the judge`;
}

function diffText({ seedText, bestText }: OptimizeReport, { file, out }: OptimizePlace, color: Palette): string {
  if (seedText === bestText) return '\nThe prompt is unchanged.\n';
  const patch = createTwoFilesPatch(file, out, seedText, bestText, undefined, undefined, { context: 2 });
  const lines = patch.trimEnd().split('\n').slice(1);
  return `\n${lines.map((line) => `${colored(printable(line), color)}\n`).join('')}`;
}

function colored(line: string, color: Palette): string {
  if (line.startsWith('+')) return color.green(line);
  return line.startsWith('-') ? color.red(line) : color.dim(line);
}
