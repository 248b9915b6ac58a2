import type { Comparison, PreferenceReport } from './contracts/comparison.js';
import type { Estimate } from './contracts/estimate.js';
import type { RepeatReport } from './contracts/report.js';
import type { PromptBound, PromptPrior } from './statistics/pac-bayes.js';

/** Differences that chance makes less often than this are called reliable. */
const level = 0.05;

/** `84.0 % (80.1 to 87.3)`, of a score that is no share `0.62 (0.55 to 0.68)`. */
export function estimateText({ mean, low, high, unit }: Estimate): string {
  if (unit === 'number') return `${plain(mean)} (${plain(low)} to ${plain(high)})`;
  return `${points(mean)} % (${points(low)} to ${points(high)})`;
}

/**
 * The verdict on a pair as a person would say it: `B is better by 6.2 points (2.9 to 9.5), 3 rows got worse.`
 * @param names what to call the two, when not by their ids
 */
export function comparisonSentence(
  comparison: Comparison,
  names: { readonly a: string; readonly b: string } = comparison,
): string {
  const { difference, p, wins, losses, ties, unit } = comparison;
  if (wins + losses === 0 && difference === 0)
    return `${names.a} and ${names.b} did the same on ${ties === 1 ? '' : 'all '}${rowsText(ties)}.`;
  const isBetter = difference >= 0;
  const interval = intervalText(comparison, isBetter);
  const [winner, loser] = isBetter ? [names.b, names.a] : [names.a, names.b];
  if (p < level) {
    return `${winner} is better by ${amountText(Math.abs(difference), unit)} (${interval})${rowsClause(comparison, isBetter)}.`;
  }
  const measured = `${amountText(Math.abs(difference), unit)} (${interval}), p = ${p.toFixed(2)}, on ${rowsText(wins + losses + ties)}`;
  return `No reliable difference between ${winner} and ${loser}: ${measured}.${rowsClauseFor(comparison)}`;
}

/** More rows than anybody will ask about say no more than that the two are alike. */
const mostRows = 100_000;

/** What it would take to know. */
function rowsClauseFor({ rowsNeeded, detectable, unit, wins, losses, ties }: Comparison): string {
  // Chance, or a few rows far off, may hide what as many rows mostly show.
  if (typeof rowsNeeded === 'number' && rowsNeeded <= wins + losses + ties) return '';
  if (rowsNeeded !== undefined && rowsNeeded !== null && rowsNeeded <= mostRows)
    return ` Not enough rows to tell: about ${rounded(rowsNeeded)} would show a difference of this size.`;
  if (detectable === undefined || detectable >= 1) return '';
  return ` As many rows would show a difference from about ${amountText(detectable, unit)} on.`;
}

/** Who is preferred and how far places decided: `select-best: B is preferred to A: it wins 62.0 % (51.0 to 72.0) of 80 rows, …`. */
export function preferenceSentences(report: PreferenceReport): readonly string[] {
  const { metric, a, b, n, wins, losses, ties, winRate, p, bias } = report;
  const isB = winRate.mean >= 0.5;
  const [better, other] = isB ? [b, a] : [a, b];
  const rate = isB ? winRate : { mean: 1 - winRate.mean, low: 1 - winRate.high, high: 1 - winRate.low };
  const counts = `${isB ? wins : losses} won, ${isB ? losses : wins} lost, ${ties} tied`;
  const measured = `${nameOf(better)} wins ${estimateText(rate)} of ${rowsText(n)} with ties by halves (${counts})`;
  const verdict =
    p < level
      ? `${metric}: ${nameOf(better)} is preferred to ${nameOf(other)}: ${measured}.`
      : `${metric}: no reliable preference between ${nameOf(better)} and ${nameOf(other)}: ${measured}, p = ${p.toFixed(2)}.`;
  if (bias === null) return [verdict];
  const turned = `${metric}: with the places swapped the verdict turned in ${estimateText(bias.share)} of ${rowsText(bias.n)}, which then count as ties.`;
  return [
    verdict,
    bias.share.low > tooTurned
      ? `${turned} The judge goes by the place more than by the answers: take another one.`
      : turned,
  ];
}

/** A judge that turns more of its verdicts than this is of no use. */
const tooTurned = 0.5;

function nameOf(id: string): string {
  return id === 'expected' ? 'the expected answer' : id;
}

/** Two digits: an estimate of an estimate has no more. */
function rounded(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return (Math.ceil(count / unit) * unit).toLocaleString('en-US');
}

/** `Asked 3 times a row: two answers agree in 92.0 % of cases; exact-match varies by 41.0 points between rows, 9.0 between repeats.` */
export function repeatSentence({ repeats, agreement, spread }: RepeatReport): string {
  const parts = Object.entries(spread).map(
    ([metric, { between, within }]) =>
      `${metric} varies by ${points(between)} points between rows, ${points(within)} between repeats`,
  );
  return `Asked ${repeats} times a row: two answers agree in ${points(agreement)} % of cases${parts.map((part) => `; ${part}`).join('')}.`;
}

const priors: Readonly<Record<string, string>> = {
  'code-length': 'every prompt of its length taken for equally likely',
  'change-length': 'every change of this length taken for equally likely',
};

/** What a bound says beside a score that a prompt may have been chosen for. */
export function boundSentence(
  score: Pick<Estimate, 'mean'> & { readonly n: number },
  bound: Pick<PromptBound, 'least'>,
  { from }: Pick<PromptPrior, 'from'>,
): string {
  const shown = `PAC-Bayes, ${priors[from] ?? `judged by how likely ${from} finds the prompt`}`;
  if (bound.least < 0.005)
    return `${shown}: ${rowsText(score.n)} cannot rule out that a ${from === 'change-length' ? 'change' : 'prompt'} this long was fitted to them. Trust rows it was not chosen on.`;
  return `${shown}: at least ${points(bound.least)} % on new rows, even had the prompt been chosen for ${points(score.mean)} % on these ${rowsText(score.n)}.`;
}

/** Left out where the rows do not tell: a score of the whole set moves too when one wrong answer becomes another. */
function rowsClause({ wins, losses }: Comparison, isBetter: boolean): string {
  if (wins + losses === 0) return '';
  const worse = isBetter ? losses : wins;
  return worse === 0 ? ', no row got worse' : `, ${rowsText(worse)} got worse`;
}

function intervalText({ low, high, unit }: Comparison, isBetter: boolean): string {
  const text = unit === 'number' ? plain : points;
  return isBetter ? `${text(low)} to ${text(high)}` : `${text(-high)} to ${text(-low)}`;
}

/** Of a difference: `6.2 points`, or of scores that are no shares `0.06`. */
function amountText(difference: number, unit: Comparison['unit']): string {
  return unit === 'number' ? plain(difference) : `${points(difference)} points`;
}

function plain(score: number): string {
  const text = score.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

export function points(share: number): string {
  const text = (share * 100).toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}

function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
