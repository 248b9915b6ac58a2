import { createTwoFilesPatch } from 'diff';
import { estimateText, points } from '../../engine/eval/sentences.js';
import { varyMoral, varySentences } from '../../engine/eval/vary/vary-sentences.js';
import type { KindVariation, MetricVariation, VaryGroup, VaryReport } from '../../engine/eval/vary/vary-report.js';
import { printable } from '../code-frame.js';
import { table } from '../table.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import type { RunPlace } from '../../host/reports/run-place.js';

export interface VaryPlace extends RunPlace {
  /** The folder the texts were written to. */
  readonly out: string | undefined;
}

export function varyText(report: VaryReport, { journal, learners, out }: VaryPlace, color: Palette): string {
  const { prompt, variations, rows, calls, writerCalls, cached, errors, run, stop } = report;
  return [
    `${color.bold(printable(`${prompt} and ${counted(variations.length, 'text')} that say the same, on ${counted(rows, 'row')}`))}\n`,
    ...report.groups.map((group) => groupText(report, group, color)),
    `\n${varyMoral}\n`,
    ...report.notes.map((note) => `  ${printable(note)}\n`),
    `\n${counted(calls, 'call')}${writerCalls === 0 ? '' : ` and ${writerCalls} to the writer`}, ${counted(cached, 'cached answer')}, ${counted(errors, 'error')}; seed ${report.seed}\n`,
    ...report.problems.map((problem) => `${color.yellow('!')} ${printable(problem)}\n`),
    ...learners.map(
      (model) =>
        `${model} is a small deterministic learner, not a language model: its scores say how Hone works, not how good a prompt is.\n`,
    ),
    ...(out === undefined ? [] : [`The texts are in ${printable(out)}\n`]),
    `${stop === 'finished' ? 'Run' : `Stopped (${stop}): go on with --resume ${run}. Run`} ${run}: ${printable(journal)}\n`,
  ].join('');
}

function groupText(report: VaryReport, { model, inputs, metrics }: VaryGroup, color: Palette): string {
  const choices = Object.entries(inputs).map(([name, value]) => `${name}=${String(value)}`);
  const title = `\n${color.bold(printable([model, ...choices].join(' · ')))}\n`;
  return title + metrics.map((metric) => metricText(report, metric)).join('\n');
}

function metricText(report: VaryReport, found: MetricVariation): string {
  const { metric, original, kinds, all } = found;
  const head = [metric, 'texts', 'mean', 'spread', 'wording', 'worst', 'best', 'answers changed'];
  const rows = [...kinds, ...(kinds.length > 1 ? [all] : [])].map(kindRow);
  const own = ['as written', '1', estimateText(original), '', '', '', '', ''];
  return [
    table([head, own, ...rows], new Set([1, 7])),
    '\n',
    ...varySentences(found).map((sentence) => `${printable(sentence)}\n`),
    ...worstText(report, found).map((line) => `${printable(line)}\n`),
  ].join('');
}

function kindRow({ kind, texts, mean, spread, worst, best, changed }: KindVariation): string[] {
  const named = ({ name, score }: KindVariation['worst']): string => `${points(score)} % ${name}`;
  return [
    kind,
    String(texts),
    `${points(mean)} %`,
    texts > 1 ? points(spread.observed) : '',
    spread.beyond === null ? '' : points(spread.beyond),
    named(worst),
    named(best),
    `${points(changed)} %`,
  ];
}

/** Lines of the worst text that are shown. */
const mostLines = 12;

/** What the worst text says instead. */
function worstText({ text, variations }: VaryReport, { all }: MetricVariation): string[] {
  const worst = variations.find(({ name }) => name === all.worst.name);
  if (worst === undefined || all.range === 0) return [];
  const patch = createTwoFilesPatch('', '', text, worst.text, '', '', { context: 0 });
  const lines = patch.split('\n').filter((line) => /^[-+](?![-+]{2} ?$)/.test(line));
  const more = lines.length > mostLines ? [`  … ${counted(lines.length - mostLines, 'more line')}`] : [];
  return [`The worst, ${worst.name}:`, ...lines.slice(0, mostLines).map((line) => `  ${line}`), ...more];
}
