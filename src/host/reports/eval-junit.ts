import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { PreferenceReport } from '../../engine/eval/contracts/comparison.js';
import type { EvaluationReport, VariantReport } from '../../engine/eval/contracts/report.js';
import { hasPassed } from '../../engine/eval/has-passed.js';
import { preferenceSentences } from '../../engine/eval/sentences.js';
import { missedPreference, missedThresholds, type Threshold } from '../../engine/eval/thresholds.js';
import { oneLine } from './one-line.js';
import { counted, percent } from './wording.js';
import { missingFromScores } from './missing-rows.js';
import { xmlText } from './xml.js';

/** A run as JUnit's XML, in pieces, so that one of any size takes no memory. */
export interface JunitReport {
  /** Told of every answer that stands before `start` is read, and once more for its case. */
  count(cell: CellResult): void;
  start(): string;
  cell(cell: CellResult): string;
  readonly end: string;
}

/**
 * A variant is a suite of its metrics, each a test that fails below its threshold; a preference is a test of a suite of
 * its own; and the rows are a suite with each answer as a test, which says what was expected and what came. An answer that
 * does not pass fails, but where its variant meets thresholds that were asked for: then these decide, and it is only told.
 */
export function evalJunit(report: EvaluationReport, thresholds: readonly Threshold[]): JunitReport {
  const lenient = new Set(
    report.variants.filter((variant) => meetsAll(report, variant, thresholds)).map(({ id }) => id),
  );
  const fails = (cell: CellResult): boolean =>
    cell.outcome !== 'error' && !hasPassed(cell) && !lenient.has(cell.variant);
  const counts = { tests: 0, failures: 0, errors: 0 };
  return {
    count(cell) {
      counts.tests++;
      if (cell.outcome === 'error') counts.errors++;
      else if (fails(cell)) counts.failures++;
    },
    start() {
      const { tests, failures, errors } = counts;
      const compared = new Set(report.preferences?.map(({ metric }) => metric));
      const suites = report.variants.map((variant) => suite(variant, thresholds, compared)).join('');
      const head = `  <testsuite name="rows" tests="${tests}" failures="${failures}" errors="${errors}">\n`;
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hone eval">\n${suites}${preferences(report, thresholds)}${head}`;
    },
    cell: (cell) => rowCase(cell, fails(cell)),
    end: '  </testsuite>\n</testsuites>\n',
  };
}

/** False where none is asked for. */
function meetsAll(report: EvaluationReport, variant: VariantReport, thresholds: readonly Threshold[]): boolean {
  const one = { ...report, variants: [variant] };
  return thresholds.length > 0 && missedThresholds(one, thresholds).length === 0;
}

function rowCase(cell: CellResult, fails: boolean): string {
  const { variant, line, repeat, milliseconds } = cell;
  const name = repeat === 0 ? `line ${line}` : `line ${line}, asked again (${repeat + 1})`;
  const head = `    <testcase classname="${xmlText(variant)}" name="${name}" time="${(milliseconds / 1000).toFixed(3)}">`;
  return `${head}${outcomeOf(cell, fails)}</testcase>\n`;
}

function outcomeOf(cell: CellResult, fails: boolean): string {
  const { outcome, expected, answer, error } = cell;
  if (outcome === 'error') return `<error message="${xmlText(error?.message ?? 'no answer')}"/>`;
  if (hasPassed(cell)) return '';
  const told = [
    ...(outcome === 'scored' ? [] : [`The answer was ${outcome}.`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    `answer: ${answer}`,
    ...Object.entries(cell.reasons).map(([metric, reason]) => `${metric}: ${reason}`),
  ].join('\n');
  return fails
    ? `<failure message="${xmlText(oneLine(answer, 120))}">${xmlText(told)}</failure>`
    : `<system-out>${xmlText(told)}</system-out>`;
}

function preferences(report: EvaluationReport, thresholds: readonly Threshold[]): string {
  const { preferences: found = [] } = report;
  if (found.length === 0) return '';
  const cases = found.map((preference) => preferenceCase(preference, missedPreference(preference, report, thresholds)));
  const failures = cases.filter((text) => text.includes('<failure')).length;
  return `  <testsuite name="preferences" tests="${cases.length}" failures="${failures}" errors="0">\n${cases.join('')}  </testsuite>\n`;
}

function preferenceCase(preference: PreferenceReport, missed: string | undefined): string {
  const { metric, a, b } = preference;
  const name = `${metric}: ${b} against ${a}`;
  const told =
    missed === undefined
      ? `<system-out>${xmlText(preferenceSentences(preference).join('\n'))}</system-out>`
      : `<failure message="${xmlText(missed)}"/>`;
  return `    <testcase classname="${xmlText(b)}" name="${xmlText(name)}">${told}</testcase>\n`;
}

function suite(variant: VariantReport, thresholds: readonly Threshold[], compared: ReadonlySet<string>): string {
  const asked = thresholds.filter(({ metric }) => variant.scores[metric] === undefined && !compared.has(metric));
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
