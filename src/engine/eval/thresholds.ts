import type { PreferenceReport } from './contracts/comparison.js';
import type { EvaluationReport } from './contracts/report.js';

/** What every variant of a run must reach. */
export interface Threshold {
  readonly metric: string;
  readonly least: number;
}

/** Reads `accuracy>=0.8`. @returns one sentence when it is no threshold */
export function parseThreshold(text: string): Threshold | string {
  const match = /^\s*([\w-]+)\s*>=\s*(-?\d*\.?\d+)\s*$/.exec(text);
  if (match === null) return `'${text}' is no threshold. Write a metric, >= and a number, for example "accuracy>=0.8".`;
  return { metric: match[1] ?? '', least: Number(match[2]) };
}

/**
 * Which variants miss a threshold, a sentence each; empty when all are met. A variant without the metric misses it, as
 * does one with answers missing, since theirs might have been wrong, and a run in which nothing was scored.
 */
export function missedThresholds(report: EvaluationReport, thresholds: readonly Threshold[]): string[] {
  if (report.variants.length === 0 && thresholds.length > 0) return ['Nothing was scored, so no threshold is met.'];
  const { preferences = [] } = report;
  const compared = new Set(preferences.map(({ metric }) => metric));
  const missed = preferences.flatMap((preference) => missedPreference(preference, report, thresholds) ?? []);
  const own = thresholds.filter(({ metric }) => !compared.has(metric));
  return [...missed, ...missedVerdicts(report, thresholds), ...missedScores(report, own)];
}

/**
 * Of a metric that compares answers each variant is held against those before it, or against the baseline: with ties by
 * halves it must win at least this share of the rows, and all rows must have been compared.
 */
export function missedPreference(
  { metric, a, b, n, winRate }: PreferenceReport,
  { rows }: Pick<EvaluationReport, 'rows'>,
  thresholds: readonly Threshold[],
): string | undefined {
  const missed = thresholds.find((threshold) => threshold.metric === metric && !(winRate.mean >= threshold.least));
  if (missed !== undefined)
    return `${b} wins ${roundDown(winRate.mean)} of the rows against ${a} by ${metric}, below ${missed.least}.`;
  const isAsked = thresholds.some((threshold) => threshold.metric === metric);
  if (!isAsked || n >= rows) return undefined;
  return `${b} was compared with ${a} on ${n} of ${rows} rows, so its ${metric} cannot be held against the threshold.`;
}

/** A pair that has no verdict at all is in no preference, so it is told from what the judges were asked. */
function missedVerdicts({ preferences = [], judge }: EvaluationReport, thresholds: readonly Threshold[]): string[] {
  const isCompared = thresholds.find(({ metric }) => preferences.some((preference) => preference.metric === metric));
  if (isCompared === undefined || judge === undefined || judge.unjudged === 0) return [];
  const verdicts = judge.unjudged === 1 ? '1 verdict is' : `${judge.unjudged} verdicts are`;
  return [`${verdicts} missing, so ${isCompared.metric} cannot be held against the threshold.`];
}

function missedScores(report: EvaluationReport, thresholds: readonly Threshold[]): string[] {
  return thresholds.flatMap(({ metric, least }) =>
    report.variants.flatMap(({ id, scores, outcomes }) => {
      const mean = scores[metric]?.mean;
      if (mean === undefined) return [`${id} has no score for '${metric}'. It has: ${namesOf(scores)}.`];
      if (mean >= least) return outcomes.error === 0 ? [] : [missingAnswers(id, metric, outcomes.error)];
      return [`${id} reaches ${metric} ${roundDown(mean)}, below ${least}.`];
    }),
  );
}

function missingAnswers(id: string, metric: string, count: number): string {
  const answers = count === 1 ? '1 answer' : `${count} answers`;
  return `${id} lacks ${answers}, so its ${metric} cannot be held against the threshold.`;
}

function namesOf(scores: Readonly<Record<string, unknown>>): string {
  return Object.keys(scores).join(', ') || 'none';
}

/** Four digits, never rounded up to the threshold that was missed. */
function roundDown(value: number): number {
  return Math.floor(value * 10_000) / 10_000;
}
