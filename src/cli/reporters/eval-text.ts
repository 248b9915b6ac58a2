import { comparisonSentence, estimateText, repeatSentence } from '../../engine/eval/sentences.js';
import type { Comparison } from '../../engine/eval/contracts/comparison.js';
import type { EvaluationReport, VariantReport } from '../../engine/eval/contracts/report.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { printable } from '../code-frame.js';
import { table } from '../table.js';
import { counted, dollars, duration, type Palette } from '../wording.js';
import { evalClasses } from './eval-classes.js';
import { judgeLines } from './judge-text.js';
import { missingFromScores } from './missing-rows.js';
import { variantNames } from './variant-names.js';

export interface RunPlace {
  /** The journal, as the user would type its path. */
  readonly journal: string;
  /** Models of the run that are no language models. */
  readonly learners: readonly string[];
}

/** More pairs than this are not read; then only those with the best variant are printed. */
const mostSentences = 10;
/** And no more of those: of twenty variants nineteen lose. */
const mostWithBest = 10;

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
    ...judgeLines(report).map((line) => `${printable(line)}\n`),
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
