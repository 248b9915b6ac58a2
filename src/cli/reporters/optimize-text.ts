import { createTwoFilesPatch } from 'diff';
import { estimateText } from '../../engine/eval/sentences.js';
import type { OptimizeReport } from '../../engine/optimize/contracts.js';
import { table } from '../table.js';
import { printable } from '../code-frame.js';
import { learnerNote } from '../../host/reports/learners.js';
import { boundLine, spendHead, spendLine, spendRows } from '../../host/reports/optimize-lines.js';
import type { OptimizePlace } from '../../host/reports/optimize-place.js';
import { isSeedChosen, verdictSentences } from '../../host/reports/verdict-lines.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';

/** The command line keeps the result in a file, and the report beside the journal. */
export type KeptPlace = OptimizePlace & { readonly out: string; readonly report: string };

export function optimizeText(report: OptimizeReport, place: KeptPlace, color: Palette): string {
  const [verdict = '', ...rest] = verdictSentences(report);
  const head = report.test.verdict === 'better' ? color.green(color.bold(verdict)) : color.bold(verdict);
  const lines = [
    head,
    ...rest,
    '',
    ...(isDecided(report) && report.judged === undefined ? [devLine(report), ...boundLine(report)] : []),
    spendLine(report),
  ];
  const split = spendRows(report);
  const shares = split.length === 0 ? '' : table([spendHead, ...split], new Set([1, 2, 3]));
  const learners = place.learners.map((learner) => `${learnerNote(learner)}\n`).join('');
  return `${lines.join('\n')}\n${shares}${learners}${isDecided(report) ? diffText(report, place, color) : ''}${placeLines(place)}`;
}

/** Without a verdict the scores on the way say nothing. */
function isDecided({ test }: OptimizeReport): boolean {
  return test.n > 0;
}

function placeLines({ out, report, journal }: KeptPlace): string {
  return `\nresult   ${out}\nreport   ${report}\njournal  ${journal}\n`;
}

/** The winner's dev score is the highest of many, so it is too high: never the result, only how the search went. */
function devLine(report: OptimizeReport): string {
  const { dev, candidates } = report;
  const chosen = isSeedChosen(report) ? '' : `, the chosen one ${estimateText(dev.best)}`;
  return `While searching: ${counted(candidates, 'candidate')}; on the rows compared on, the seed ${estimateText(dev.seed)}${chosen}.`;
}

function diffText({ seedText, bestText }: OptimizeReport, { file, out }: KeptPlace, color: Palette): string {
  if (seedText === bestText) return '\nThe prompt is unchanged.\n';
  const patch = createTwoFilesPatch(file, out, seedText, bestText, undefined, undefined, { context: 2 });
  const lines = patch.trimEnd().split('\n').slice(1);
  return `\n${lines.map((line) => `${colored(printable(line), color)}\n`).join('')}`;
}

function colored(line: string, color: Palette): string {
  if (line.startsWith('+')) return color.green(line);
  return line.startsWith('-') ? color.red(line) : color.dim(line);
}
