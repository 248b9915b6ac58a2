import { createTwoFilesPatch } from 'diff';
import { estimateText } from '../../engine/eval/sentences.js';
import type { OptimizeReport } from '../../engine/optimize/contracts.js';
import { markdownDetails, markdownFence, markdownTable } from './markdown.js';
import { learnerNote } from './learners.js';
import { movedHeadings } from './moved-headings.js';
import { oneLine } from './one-line.js';
import { boundLine, placeLine, spendHead, spendLine, spendRows } from './optimize-lines.js';
import type { OptimizePlace } from './optimize-place.js';
import { isSeedChosen, verdictSentences } from './verdict-lines.js';
import { counted } from './wording.js';

/** Rows of either kind; the page has all. */
const mostRows = 20;

/** A report to keep beside the run or to paste into a pull request. */
export function optimizeMarkdown(report: OptimizeReport, place: OptimizePlace): string {
  const { file, out, learners } = place;
  const { run, seed, dev, seedText, bestText } = report;
  const patch = createTwoFilesPatch(file, out ?? file, seedText, bestText, undefined, undefined, { context: 3 });
  return [
    `# ${file}, optimized`,
    ...verdictSentences(report),
    `Run ${run}, seed ${seed}. ${spendLine(report)}`,
    ...spendTable(report),
    ...(report.test.n > 0 && report.judged === undefined
      ? [
          isSeedChosen(report)
            ? `On the rows candidates were compared on: the seed ${estimateText(dev.seed)}.`
            : `On the rows candidates were compared on, which flatters the winner: the seed ${estimateText(dev.seed)}, the chosen one ${estimateText(dev.best)}.`,
          ...boundLine(report),
        ]
      : []),
    ...learners.map(learnerNote),
    ...movedTables(report),
    seedText === bestText ? 'The prompt is unchanged.' : markdownFence('diff', patch),
    placeLine(place, (path) => `\`${path}\``),
  ]
    .join('\n\n')
    .concat('\n');
}

function spendTable(report: OptimizeReport): string[] {
  const rows = spendRows(report);
  return rows.length === 0 ? [] : [markdownTable(spendHead, rows)];
}

function movedTables(report: OptimizeReport): string[] {
  return movedHeadings(report).map(({ title, rows }) => {
    const cells = rows
      .slice(0, mostRows)
      .map(({ line, input, expected, seed, best }) => [
        String(line),
        ...[oneLine(input, 80), oneLine(expected ?? '', 60), oneLine(seed.answer, 60), oneLine(best.answer, 60)],
      ]);
    const left = rows.length - cells.length;
    const note = left > 0 ? `\n\n${counted(left, 'more row')} in the HTML report` : '';
    return markdownDetails(title, markdownTable(['line', 'row', 'expected', 'before', 'after'], cells) + note);
  });
}
