import type { Unanswered } from '../model/unanswered.js';
import { addressOf } from '../prompt/prompt-address.js';
import { type Random, seededRandom } from '../random/seeded.js';
import { classReport } from './class-report.js';
import type { Column } from './column.js';
import type { Outcome } from './contracts/cell.js';
import type { Comparison } from './contracts/comparison.js';
import type { Estimate } from './contracts/estimate.js';
import type { Metric } from './contracts/metric.js';
import type { PairMetric } from './contracts/pair-metric.js';
import type { EvaluationReport, VariantReport } from './contracts/report.js';
import { commonRows, predictionsOf, scoredRows, scoresOf } from './paired-rows.js';
import { preferencesOf } from './pairs/preferences.js';
import { repeatReport } from './repeat-report.js';
import { judgesNamedBy } from './juries.js';
import { agreementOf, type JudgeTotals } from './judge/judge-tally.js';
import type { RunTally } from './run-tally.js';
import { compareScores, type PairedComparison } from './statistics/compare-scores.js';
import { estimateMean } from './statistics/estimate-mean.js';
import { holm } from './statistics/holm.js';
import { powerOf } from './statistics/rows-needed.js';
import { compareSets, estimateSet } from './statistics/set-statistics.js';
import type { VariantTally } from './variant-tally.js';

export interface ReportFacts {
  readonly run: string;
  readonly stop: EvaluationReport['stop'];
  readonly problems: readonly string[];
  readonly unanswered?: Unanswered | undefined;
  /** Who grades; as the metrics say when left out. */
  readonly judges?: readonly string[] | undefined;
  readonly seed: number;
  /** As in `EvaluationPlan`. */
  readonly compare?: boolean;
}

/** Sums a run up. Equal results give an equal report, in whatever order they came; only `seconds` is measured. */
export function reportOn(
  tally: RunTally,
  { run, stop, problems, unanswered, judges, seed, compare = true }: ReportFacts,
): EvaluationReport {
  const random = seededRandom(seed);
  const variants = tally.variants.map((variant) => variantReport(tally, variant, random));
  return {
    run,
    calls: sum(tally.variants.map(({ totals }) => totals.calls)),
    cached: sum(tally.variants.map(({ totals }) => totals.cached)),
    errors: sum(variants.map(({ outcomes }) => outcomes.error)),
    rows: tally.rows.size,
    variants,
    comparisons: compare ? comparisonsOf(tally, random) : [],
    ...preferences(tally, random),
    ...judgeReport(tally, judges),
    ...(unanswered && { unanswered }),
    stop,
    problems,
  };
}

function variantReport(tally: RunTally, own: VariantTally, random: Random): VariantReport {
  const { variant, totals, metrics } = own;
  const outcomes = countOutcomes(tally, own);
  const repeats = repeatReport(tally, own);
  const classes = classReport(tally, own);
  const firstTokenMs = median(own.firstTokenMs, tally.rows.size * tally.repeats);
  const scores = metrics
    .filter(isComputed)
    .map((metric) => [metric.id, estimate(tally, own, metric, random.fork(metric.id))] as const);
  return {
    id: variant.id,
    prompt: addressOf(variant.prompt),
    model: variant.model,
    inputs: variant.inputs,
    n: outcomes.scored,
    scores: outcomes.scored === 0 ? {} : Object.fromEntries(scores),
    tokens: totals.tokens,
    usd: totals.unknownPrices > 0 ? null : sumOfUsd(tally, own.usd),
    seconds: totals.milliseconds / 1000,
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    outcomes,
    ...(repeats && { repeats }),
    ...(classes && { classes }),
  };
}

function preferences(tally: RunTally, random: Random): Pick<EvaluationReport, 'preferences'> {
  const found = preferencesOf(tally, random);
  return found.length === 0 ? {} : { preferences: found };
}

function judgeReport(tally: RunTally, judges: readonly string[] | undefined): Pick<EvaluationReport, 'judge'> {
  const models = judges ?? tally.variants.flatMap(({ metrics }) => judgesNamedBy(metrics));
  if (models.length === 0) return {};
  const tallies = [...tally.variants.map(({ judge }) => judge), tally.pairs.judge];
  const total = (part: keyof JudgeTotals): number => sum(tallies.map(({ totals }) => totals[part]));
  const usd = sum(tallies.map((judge) => sumOfUsd(tally, judge.usd)));
  return {
    judge: {
      models: [...new Set(models)].sort(),
      calls: total('calls'),
      cached: total('cached'),
      inputTokens: total('inputTokens'),
      outputTokens: total('outputTokens'),
      usd: total('unknownPrices') > 0 ? null : usd,
      seconds: total('milliseconds') / 1000,
      unjudged: sum(tally.variants.map((variant) => variant.unjudged())) + tally.pairs.unjudged(),
      agreement: agreementOf(tallies),
    },
  };
}

/** What a variant has of its own, without another to be held against. */
function isComputed(metric: Metric): metric is Exclude<Metric, PairMetric> {
  return metric.level !== 'pair';
}

function estimate(tally: RunTally, own: VariantTally, metric: Metric, random: Random): Estimate {
  return estimateOn(tally, { own, rows: scoredRows(tally, own) }, metric, random);
}

/** A variant's score on some of its rows. */
export function estimateOn(
  tally: RunTally,
  { own, rows }: { readonly own: VariantTally; readonly rows: Int32Array },
  metric: Metric,
  random: Random,
): Estimate {
  return metric.level === 'set'
    ? estimateSet(metric, predictionsOf(tally, own, { rows, reads: metric.reads }), random)
    : estimateMean(scoresOf(tally, own, { metric: metric.id, rows }), random);
}

function countOutcomes({ rows, repeats }: RunTally, own: VariantTally): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { scored: 0, refused: 0, truncated: 0, error: 0 };
  for (let cell = 0; cell < rows.size * repeats; cell++) {
    const outcome = own.outcomeAt(cell);
    if (outcome !== undefined) counts[outcome]++;
  }
  return counts;
}

/** Of the cells that have a number. */
function median(column: Column, cells: number): number | undefined {
  const numbers = Array.from({ length: cells }, (_, cell) => column.at(cell)).filter((number) => !Number.isNaN(number));
  numbers.sort((a, b) => a - b);
  const [low, high] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Added in a fixed order, since the order of additions shows in the last digits. */
function sumOfUsd({ rows, repeats }: RunTally, usd: Column): number {
  let total = 0;
  for (const slot of rows.inFixedOrder())
    for (let cell = slot * repeats; cell < (slot + 1) * repeats; cell++) total += usd.at(cell) || 0;
  return total;
}

/** Every pair on every metric both have. */
function comparisonsOf(tally: RunTally, random: Random): Comparison[] {
  return comparePairs(tally, pairsOf(tally.variants), random);
}

/** Two variants of one tally; `b` is held against `a`. */
export interface TallyPair {
  readonly a: VariantTally;
  readonly b: VariantTally;
}

/** The pairs on every metric both have, p adjusted over the pairs of a metric. */
export function comparePairs(tally: RunTally, pairs: readonly TallyPair[], random: Random): Comparison[] {
  const metricIds = new Set(tally.variants.flatMap(({ metrics }) => metrics.filter(isComputed).map(({ id }) => id)));
  return [...metricIds].flatMap((metric) => {
    const found = pairs.flatMap((pair) => compare(tally, { ...pair, metric }, random) ?? []);
    const adjusted = holm(found.map(({ p }) => p));
    return found.map((comparison, index) => ({
      ...comparison,
      p: adjusted[index] ?? comparison.p,
      ...powerOf(comparison, found.length),
    }));
  });
}

interface MetricPair extends TallyPair {
  readonly metric: string;
}

/** Undefined when one lacks the metric or no row was scored by both. */
function compare(tally: RunTally, pair: MetricPair, random: Random): Comparison | undefined {
  const [inA, inB] = [pair.a, pair.b].map(({ metrics }) => metrics.find(({ id }) => id === pair.metric));
  if (inA === undefined || inB === undefined || inA.level !== inB.level) return undefined;
  const rows = commonRows(tally, pair.a, pair.b);
  if (rows.length === 0) return undefined;
  const [a, b] = [pair.a.variant.id, pair.b.variant.id];
  return {
    a,
    b,
    metric: pair.metric,
    ...compareOn(tally, pair, rows)(inA, random.fork([pair.metric, a, b].join('\n'))),
  };
}

function compareOn(
  tally: RunTally,
  { a, b, metric: id }: MetricPair,
  rows: Int32Array,
): (metric: Metric, random: Random) => PairedComparison {
  return (metric, random) =>
    metric.level === 'set'
      ? compareSets(
          metric,
          {
            a: predictionsOf(tally, a, { rows, reads: metric.reads }),
            b: predictionsOf(tally, b, { rows, reads: metric.reads }),
          },
          random,
        )
      : compareScores(scoresOf(tally, a, { metric: id, rows }), scoresOf(tally, b, { metric: id, rows }), random);
}

function pairsOf(variants: readonly VariantTally[]): TallyPair[] {
  return variants.flatMap((a, index) => variants.slice(index + 1).map((b) => ({ a, b })));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
