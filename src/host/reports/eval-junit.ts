import type { EvaluationReport, VariantReport } from '../../engine/eval/contracts/report.js';
import type { Threshold } from '../../engine/eval/thresholds.js';
import { counted, percent } from './wording.js';
import { missingFromScores } from './missing-rows.js';
import { xmlText } from './xml.js';

/** JUnit's XML: a variant is a suite, a metric a test that fails below its threshold, and missing answers are an error. */
export function evalJunit(report: EvaluationReport, thresholds: readonly Threshold[]): string {
  const suites = report.variants.map((variant) => suite(variant, thresholds)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hone eval">\n${suites}</testsuites>\n`;
}

function suite(variant: VariantReport, thresholds: readonly Threshold[]): string {
  const asked = thresholds.filter(({ metric }) => variant.scores[metric] === undefined);
  const metrics = [...Object.keys(variant.scores), ...asked.map(({ metric }) => metric)];
  const cases = metrics.map((metric) => metricCase(variant, metric, thresholds));
  const missing = missingFromScores(variant);
  const all = missing.length > 0 ? [...cases, answersCase(variant, missing.join(', '))] : cases;
  const failures = cases.filter((text) => text.includes('<failure')).length;
  const head = `name="${xmlText(variant.id)}" tests="${all.length}" failures="${failures}" errors="${variant.outcomes.error > 0 ? 1 : 0}"`;
  return `  <testsuite ${head}>\n${all.join('')}  </testsuite>\n`;
}

function metricCase({ id, scores, n }: VariantReport, metric: string, thresholds: readonly Threshold[]): string {
  const { mean, unit } = scores[metric] ?? {};
  const text = (score: number): string => (unit === 'number' ? score.toFixed(2) : percent(score));
  const shown = mean === undefined ? 'no score' : `${text(mean)} on ${counted(n, 'answer')}`;
  const missed = thresholds.find(
    (threshold) => threshold.metric === metric && !(mean !== undefined && mean >= threshold.least),
  );
  const failure = missed === undefined ? '' : `<failure message="${xmlText(`${shown}, below ${missed.least}`)}"/>`;
  return `    <testcase classname="${xmlText(id)}" name="${xmlText(`${metric}: ${shown}`)}">${failure}</testcase>\n`;
}

/** A refusal or a cut answer says something about the prompt and is told; only a row that got nothing is an error. */
function answersCase({ id, outcomes }: VariantReport, missing: string): string {
  const told =
    outcomes.error > 0 ? `<error message="${xmlText(missing)}"/>` : `<system-out>${xmlText(missing)}</system-out>`;
  return `    <testcase classname="${xmlText(id)}" name="answers">${told}</testcase>\n`;
}
