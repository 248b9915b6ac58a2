import type { Variant } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { comparisonSentence } from '../../engine/eval/sentences.js';
import { spendingLines } from '../../host/reports/spending-text.js';
import type { LabelMatrix, ResultsSnapshot, ScoreDistribution } from '../../protocol/results.js';
import { variantLabels } from './result-words.js';
import type { RowTable } from './row-table.js';

/** What is said only when a run has ended. */
export type ReportFacts = Pick<ResultsSnapshot, 'comparisons' | 'judges' | 'matrices' | 'distributions'>;

export const noFacts: ReportFacts = { comparisons: [], judges: [], matrices: [], distributions: [] };

export interface EndedRun {
  readonly report: EvaluationReport;
  readonly variants: readonly Variant[];
  readonly rows: RowTable;
  /** The metric that rows are judged by. */
  readonly metric: string | undefined;
}

export function reportFacts({ report, variants, rows, metric }: EndedRun): ReportFacts {
  const labels = variantLabels(variants);
  const nameOf = (id: string): string => labels.get(id) ?? id;
  return {
    comparisons: comparisonSentences(report, nameOf),
    judges: spendingLines(named(report, nameOf)),
    matrices: matricesOf(report, nameOf),
    distributions: metric === undefined ? [] : distributionsOf(rows, metric, variants).map((one) => one(nameOf)),
  };
}

/** The metric is named where there are several. */
function comparisonSentences({ comparisons }: EvaluationReport, nameOf: (id: string) => string): string[] {
  const several = new Set(comparisons.map(({ metric }) => metric)).size > 1;
  return comparisons.map((comparison) => {
    const { a, b, metric } = comparison;
    const sentence = comparisonSentence(comparison, { a: nameOf(a), b: nameOf(b) });
    return several ? `${metric}: ${sentence}` : sentence;
  });
}

function named(report: EvaluationReport, nameOf: (id: string) => string): EvaluationReport {
  const { preferences } = report;
  if (preferences === undefined) return report;
  return { ...report, preferences: preferences.map((one) => ({ ...one, a: nameOf(one.a), b: nameOf(one.b) })) };
}

/** A wider matrix is no reading in a panel. */
const mostLabels = 30;

function matricesOf({ variants }: EvaluationReport, nameOf: (id: string) => string): LabelMatrix[] {
  return variants.flatMap(({ id, classes }) => {
    if (classes === undefined || classes.labels.length > mostLabels) return [];
    return [{ variant: id, label: nameOf(id), labels: classes.labels, counts: classes.counts }];
  });
}

const steps = 10;

/** Nothing where every row is right or wrong: the score says it all then. */
function distributionsOf(
  rows: RowTable,
  metric: string,
  variants: readonly Variant[],
): ((nameOf: (id: string) => string) => ScoreDistribution)[] {
  const values = new Map(variants.map(({ id }): [string, number[]] => [id, []]));
  for (const { cells } of rows.all())
    for (const [id, { outcome, scores }] of cells) {
      const score = scores[metric];
      if (outcome === 'scored' && score !== undefined) values.get(id)?.push(score);
    }
  const all = [...values.values()].flat();
  if (all.every((value) => value === 0 || value === 1)) return [];
  const low = all.reduce((least, value) => Math.min(least, value), 0);
  const high = all.reduce((most, value) => Math.max(most, value), 1);
  return [...values].map(([variant, own]) => (nameOf) => {
    const bins = new Array<number>(steps).fill(0);
    for (const value of own) {
      const at = Math.min(steps - 1, Math.floor(((value - low) / (high - low)) * steps));
      bins[at] = (bins[at] ?? 0) + 1;
    }
    return { variant, label: nameOf(variant), low, high, bins };
  });
}
