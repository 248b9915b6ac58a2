import { boundSentence } from '../../engine/eval/sentences.js';
import type { OptimizeReport, StopReason } from '../../engine/optimize/contracts.js';
import type { VerdictView } from '../../protocol/optimizer-run.js';
import { chance, points } from '../results/result-words.js';

const stops: Readonly<Record<StopReason, string>> = {
  finished: 'The method tried all it had to try.',
  budget: 'The search ended because the budget was used up.',
  perfect: 'The search ended because no development row was left to improve.',
  'no-progress': 'The search ended because nothing better turned up for a while.',
  cancelled: 'You stopped the run.',
  failed: 'The search ended early because calls failed; see above.',
};

/** The sealed test in words: never the development score of the winner, which is too high by the search itself. */
export function verdictView(report: OptimizeReport): VerdictView {
  const { n, seed, best, wins, losses, ties, verdict } = report.test;
  const changed = report.bestText !== report.seedText;
  const { sentence, numbers } =
    n === 0 ? unopened : { sentence: outcome(report), numbers: `${interval(report)}${guard(report)}` };
  return { kind: verdict, sentence, numbers, seed, best, wins, losses, ties, n, changed, stop: stops[report.stop] };
}

const unopened = {
  sentence: 'The run ended before the sealed test, so there is no verdict.',
  numbers: 'The prompt stays as it is. A new run pays only for answers that are not in the cache.',
};

function outcome({ test, dev, judged, bestText, seedText }: OptimizeReport): string {
  if (bestText !== seedText) {
    if (judged !== undefined)
      return `The new version is preferred: on ${test.wins} rows, the seed on ${test.losses}, by ${judged.judges.join(' and ')}.`;
    return `The new version is better: ${percent(test.seed.mean)} became ${percent(test.best.mean)}.`;
  }
  if (dev.best.mean <= dev.seed.mean) return 'No better version was found. The prompt stays as it is.';
  return 'No reliable improvement. The prompt stays as it is.';
}

/** How far the judge went by the place. */
function byPlace(judged: OptimizeReport['judged']): string {
  if (judged === undefined || judged.asked === 0) return '';
  return ` ${judged.turned} of ${judged.asked} comparisons changed with the order of the answers.`;
}

function interval({ test: { difference, low, high, p, n }, judged }: OptimizeReport): string {
  const sign = difference > 0 ? '+' : '';
  const range = `95 % interval ${points(low)} to ${points(high)}`;
  return `${sign}${points(difference)} points (${range}), ${chance(p)}, on ${n} sealed test rows.${byPlace(judged)}`;
}

/** What of the development score the search cannot have made up. */
function guard({ dev: { bound } }: OptimizeReport): string {
  if (bound === undefined) return '';
  return ` Development rows: ${boundSentence(bound, bound, { from: bound.prior })}`;
}

/** With a no-break space, so that the sign stays with its number in a narrow view. */
function percent(share: number): string {
  return `${points(share)}\u00A0%`;
}
