import { estimateText, repeatSentence } from '../../engine/eval/sentences.js';
import type { EvaluationReport, VariantReport } from '../../engine/eval/contracts/report.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { printable } from '../code-frame.js';
import { table } from '../table.js';
import { counted, dollars, duration } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import { evalClasses } from './eval-classes.js';
import { spendingLines } from '../../host/reports/spending-text.js';
import { missingFromScores } from '../../host/reports/missing-rows.js';
import type { RunPlace } from '../../host/reports/run-place.js';
import { shownComparisons } from '../../host/reports/shown-comparisons.js';
import { variantNames } from '../../host/reports/variant-names.js';

export function evalText(report: EvaluationReport, { journal, learners }: RunPlace, color: Palette): string {
  const names = variantNames(report.variants.map(({ id }) => id));
  return [
    `${color.bold(printable(title(report)))}\n\n`,
    scores(report, names),
    outcomes(report, names),
    repeats(report, names),
    firstPieces(report, names),
    evalClasses(report.variants, names),
    comparisons(report, names, color),
    `\n${spending(report)}\n`,
    ...spendingLines(report).map((line) => `${printable(line)}\n`),
    ...report.problems.map((problem) => `${color.yellow('!')} ${printable(problem)}\n`),
    ...learners.map(
      (model) =>
        `${model} is a small deterministic learner, not a language model: its scores say how Hone works, not how good a prompt is.\n`,
    ),
    ...editorNotes(report.variants.map(({ model }) => model)).map((note) => `${printable(note)}\n`),
    ending(report, journal),
  ].join('');
}

function title({ rows, variants }: EvaluationReport): string {
  const prompts = new Set(variants.map(({ prompt }) => prompt));
  const models = new Set(variants.map(({ model }) => model));
  return `${[...prompts].join(', ')} on ${counted(rows, 'row')}, answered by ${[...models].join(', ')}`;
}

function scores({ variants }: EvaluationReport, names: ReadonlyMap<string, string>): string {
  const metrics = [...new Set(variants.flatMap((variant) => Object.keys(variant.scores)))];
  const rows = variants.map((variant) => [
    printable(names.get(variant.id) ?? variant.id),
    ...metrics.map((metric) => scoreText(variant, metric)),
    String(variant.n),
    variant.tokens.toLocaleString('en-US'),
    variant.usd === null ? 'unknown' : dollars(variant.usd),
  ]);
  const numeric = new Set(Array.from({ length: metrics.length + 3 }, (_, i) => i + 1));
  return table([['variant', ...metrics, 'answers scored', 'tokens', 'cost'], ...rows], numeric);
}

function scoreText({ scores: byMetric }: VariantReport, metric: string): string {
  const score = byMetric[metric];
  return score === undefined ? 'none' : estimateText(score);
}

function outcomes({ variants }: EvaluationReport, names: ReadonlyMap<string, string>): string {
  return variants
    .flatMap((variant) =>
      missingFromScores(variant).map(
        (missing) => `  ${printable(names.get(variant.id) ?? '')}: ${missing}, not in the scores\n`,
      ),
    )
    .join('');
}

function repeats({ variants }: EvaluationReport, names: ReadonlyMap<string, string>): string {
  return variants
    .map(({ id, repeats: own }) => (own ? `  ${printable(names.get(id) ?? id)}: ${repeatSentence(own)}\n` : ''))
    .join('');
}

/** Where answers were streamed. */
function firstPieces({ variants }: EvaluationReport, names: ReadonlyMap<string, string>): string {
  return variants
    .map(({ id, firstTokenMs }) =>
      firstTokenMs === undefined
        ? ''
        : `  ${printable(names.get(id) ?? id)}: the first piece of an answer came after ${duration(firstTokenMs / 1000)} (median)\n`,
    )
    .join('');
}

function comparisons(report: EvaluationReport, names: ReadonlyMap<string, string>, color: Palette): string {
  const shown = shownComparisons(report, names);
  if (shown.length === 0) return '';
  const lines = shown.map((text) => `  ${printable(text)}\n`).join('');
  return `\n${color.bold('Compared on the same rows')}\n${lines}`;
}

function spending({ calls, cached, errors, variants }: EvaluationReport): string {
  const seconds = variants.reduce((sum, variant) => sum + variant.seconds, 0);
  const usd = variants.some((variant) => variant.usd === null)
    ? 'at an unknown price'
    : dollars(variants.reduce((sum, variant) => sum + (variant.usd ?? 0), 0));
  const parts = [counted(calls, 'call'), `${cached} from the cache`, counted(errors, 'error'), usd];
  return [...parts, ...(seconds > 0 ? [`${duration(seconds)} of waiting`] : [])].join(', ');
}

function ending({ run, stop }: EvaluationReport, journal: string): string {
  if (stop === 'finished') return `Kept in ${journal}\n`;
  const why = { budget: 'the budget is used up', cancelled: 'it was stopped', failed: 'the model could not be asked' }[
    stop
  ];
  return `The run is not complete: ${why}. What was paid for is kept in ${journal}; continue with --resume ${run}\n`;
}
