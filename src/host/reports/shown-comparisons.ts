import type { Comparison } from '../../engine/eval/contracts/comparison.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { comparisonSentence } from '../../engine/eval/sentences.js';
import { counted } from './wording.js';

/** More pairs than this are not read; then only those with the best variant are printed. */
const mostSentences = 10;
/** And no more of those: of twenty variants nineteen lose. */
const mostWithBest = 10;

/** The comparisons a person reads, a sentence each; the last one says how many are left out. */
export function shownComparisons(report: EvaluationReport, names: ReadonlyMap<string, string>): string[] {
  const { comparisons: all } = report;
  const best = all.length > mostSentences ? withBest(report) : all;
  const shown = best.slice(0, mostWithBest);
  const sentences = shown.map((comparison) => {
    const ends = { a: names.get(comparison.a) ?? comparison.a, b: names.get(comparison.b) ?? comparison.b };
    return `${comparison.metric}: ${comparisonSentence(comparison, ends)}`;
  });
  const left = all.length - shown.length;
  return left === 0 ? sentences : [...sentences, `${counted(left, 'comparison')} more in --format json or html`];
}

function withBest({ variants, comparisons: all }: EvaluationReport): readonly Comparison[] {
  const metric = all[0]?.metric ?? '';
  const ranked = [...variants].sort((a, b) => (b.scores[metric]?.mean ?? 0) - (a.scores[metric]?.mean ?? 0));
  const best = ranked[0]?.id;
  const place = new Map(ranked.map(({ id }, index) => [id, index]));
  const rank = ({ a, b }: Comparison): number => place.get(a === best ? b : a) ?? 0;
  const own = all.filter(({ a, b, metric: name }) => name === metric && (a === best || b === best));
  return own.sort((one, other) => rank(one) - rank(other));
}
