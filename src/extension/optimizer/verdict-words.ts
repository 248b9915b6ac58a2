import * as vscode from 'vscode';
import { codeFaultSentence, isCodeBroken } from '../../engine/optimize/code-fault-sentence.js';
import { boundSentence } from '../../engine/eval/sentences.js';
import type { MovedRow, OptimizeReport, StopReason } from '../../engine/optimize/contracts.js';
import type { FrontLine, MovedLines, VerdictView } from '../../protocol/optimizer-run.js';
import { whole } from '../numbers.js';
import { chance, points } from '../results/result-words.js';
import { firstWords } from './candidate-lines.js';

const stops: Readonly<Record<StopReason, string>> = {
  finished: vscode.l10n.t('The method tried all it had to try.'),
  budget: vscode.l10n.t('The search ended because the budget was used up.'),
  perfect: vscode.l10n.t('The search ended because no development row was left to improve.'),
  'no-progress': vscode.l10n.t('The search ended because nothing better turned up for a while.'),
  cancelled: vscode.l10n.t('You stopped the run.'),
  failed: vscode.l10n.t('The search ended early because calls failed; see above.'),
};

/** Sealed rows listed of either kind. */
const mostMoved = 100;
/** Characters of an answer that is listed. */
const mostAnswer = 2000;

/** Who is who among the versions of a run. */
export interface RunIds {
  readonly seed: string | undefined;
  readonly best: string | undefined;
}

/** The sealed test in words: never the development score of the winner, which is too high by the search itself. */
export function verdictView(report: OptimizeReport, ids: RunIds): VerdictView {
  const { n, seed, best, wins, losses, ties, verdict } = report.test;
  const { moved, costs, judged } = report;
  const changed = report.bestText !== report.seedText;
  const isBroken = isCodeBroken(report);
  const words = n === 0 ? (isBroken ? broken : unopened) : { sentence: sentenceOf(report), numbers: numbersOf(report) };
  return {
    ...{ kind: verdict, outcome: outcomeOf(report, ids), ...words },
    ...{ seed, best, wins, losses, ties, n, judged: judged !== undefined, changed },
    guard: n > 0 ? guard(report) : null,
    codeFaults: report.codeFaults === undefined ? null : codeFaultSentence(report.codeFaults),
    moved: moved ? { wins: movedLines(moved.wins), losses: movedLines(moved.losses) } : null,
    costs: costs !== undefined && n > 0 && ids.best !== ids.seed ? costs : null,
    front: frontLines(report, ids),
    stop: isBroken ? brokenStop : stops[report.stop],
  };
}

const unopened = {
  sentence: vscode.l10n.t('The run ended before the sealed test, so there is no verdict.'),
  numbers: vscode.l10n.t('The prompt stays as it is. Resume goes on from there, and nothing is paid twice.'),
};

const broken = {
  sentence: unopened.sentence,
  numbers: vscode.l10n.t(
    'The prompt stays as it is. Correct the code of its metric and start anew: known answers come from the cache.',
  ),
};
const brokenStop = vscode.l10n.t('The search ended early because code of the prompt failed on every answer.');

function outcomeOf({ test, stop, bestText, seedText }: OptimizeReport, ids: RunIds): VerdictView['outcome'] {
  if (test.n === 0) return 'untested';
  if (bestText !== seedText) return 'better';
  if (ids.best !== undefined && ids.best !== ids.seed) return 'unsure';
  return stop === 'perfect' ? 'perfect' : 'nothing-found';
}

function sentenceOf({ test, dev, stop, judged, bestText, seedText }: OptimizeReport): string {
  if (bestText !== seedText) {
    if (judged === undefined)
      return vscode.l10n.t(
        'The new version is better: {0} became {1}.',
        percent(test.seed.mean),
        percent(test.best.mean),
      );
    const words = { wins: whole(test.wins), losses: whole(test.losses), judges: judged.judges.join(', ') };
    return vscode.l10n.t('The new version is preferred: on {wins} rows, the seed on {losses}, by {judges}.', words);
  }
  if (dev.best.mean <= dev.seed.mean && stop === 'perfect')
    return vscode.l10n.t('The prompt is right on every development row already. It stays as it is.');
  if (dev.best.mean <= dev.seed.mean) return vscode.l10n.t('No better version was found. The prompt stays as it is.');
  return vscode.l10n.t('No reliable improvement. The prompt stays as it is.');
}

function numbersOf(report: OptimizeReport): string {
  return [interval(report), ...byPlace(report.judged)].join(' ');
}

/** How far the judge went by the place. */
function byPlace(judged: OptimizeReport['judged']): string[] {
  if (judged === undefined || judged.asked === 0) return [];
  const { turned, asked } = judged;
  return [vscode.l10n.t('{0} of {1} comparisons changed with the order of the answers.', whole(turned), whole(asked))];
}

function interval({ test: { difference, low, high, p, n, seed, ties }, judged }: OptimizeReport): string {
  if (ties === n && judged === undefined)
    return vscode.l10n.t('{score} ({low} to {high}) on {n} sealed test rows.', {
      score: percent(seed.mean),
      low: points(seed.low),
      high: points(seed.high),
      n: whole(n),
    });
  const sign = difference > 0 ? '+' : '';
  const range = { low: points(low), high: points(high) };
  const words = { points: sign + points(difference), ...range, chance: chance(p), n: whole(n) };
  return vscode.l10n.t('{points} points (95 % interval {low} to {high}), {chance}, on {n} sealed test rows.', words);
}

/** What of the development score the search cannot have made up. */
function guard({ dev: { bound } }: OptimizeReport): string | null {
  if (bound === undefined) return null;
  return vscode.l10n.t('Development rows: {0}', boundSentence(bound, bound, { from: bound.prior }));
}

/** With a no-break space, so that the sign stays with its number in a narrow view. */
function percent(share: number): string {
  return `${points(share)}\u00A0%`;
}

function movedLines(rows: readonly MovedRow[]): MovedLines {
  const lines = rows.slice(0, mostMoved).map(({ line, input, expected, seed, best }) => ({
    ...{ line, text: firstWords(input), expected: expected ?? null },
    ...{ before: seed.answer.slice(0, mostAnswer), after: best.answer.slice(0, mostAnswer) },
  }));
  return { lines, hidden: rows.length - lines.length };
}

/** One prompt alone is no choice. */
function frontLines({ front = [] }: OptimizeReport, { seed, best }: RunIds): FrontLine[] {
  if (front.length < 2) return [];
  return front.map((point) => ({ ...point, seed: point.id === seed, best: point.id === best }));
}
