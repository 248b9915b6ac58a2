import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { estimateText, repeatSentence } from '../../engine/eval/sentences.js';
import type { Threshold } from '../../engine/eval/thresholds.js';
import { missedThresholds } from '../../engine/eval/thresholds.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { counted, dollars } from './wording.js';
import { shownComparisons } from './shown-comparisons.js';
import { markdownDetails, markdownTable, markdownText } from './markdown.js';
import { missingFromScores } from './missing-rows.js';
import { oneLine } from './one-line.js';
import { firstTokenColumn } from './first-token.js';
import { spendingLines } from './spending-text.js';
import { variantNames } from './variant-names.js';

/** What a pull request shows of the rows: the worst of them. */
export interface WorstRows {
  add(cell: CellResult): void;
  /** Those that scored least, by line. */
  list(): readonly CellResult[];
  /** All below full marks. */
  readonly count: number;
}

const mostRows = 20;

/** Keeps the answers with the least scores, however many come. @param metric of single answers */
export function worstRows(metric: string | undefined): WorstRows {
  const score = ({ outcome, scores }: CellResult): number => {
    if (outcome !== 'scored') return -1;
    return metric === undefined ? 1 : (scores[metric] ?? 1);
  };
  let kept: CellResult[] = [];
  let count = 0;
  return {
    add(cell) {
      if (score(cell) >= 1) return;
      count++;
      // One time of asking stands for the others.
      if (cell.repeat === 0) kept.push(cell);
      if (kept.length < 10 * mostRows) return;
      kept = worst(kept);
    },
    list: () => worst(kept),
    get count() {
      return count;
    },
  };

  function worst(cells: readonly CellResult[]): CellResult[] {
    return [...cells].sort((a, b) => score(a) - score(b) || a.line - b.line).slice(0, mostRows);
  }
}

/** For a pull request: thresholds, scores and sentences; the rows folded away. */
export function evalMarkdown(report: EvaluationReport, thresholds: readonly Threshold[], worst: WorstRows): string {
  const { variants, rows, calls, cached, errors, stop, problems, run } = report;
  const names = variantNames(variants.map(({ id }) => id));
  const prompts = [...new Set(variants.map(({ prompt }) => prompt))];
  const missed = missedThresholds(report, thresholds);
  const sentences = shownComparisons(report, names);
  const verdict =
    thresholds.length === 0
      ? []
      : [
          missed.length === 0
            ? '**All thresholds are met.**'
            : missed.map((text) => `**${markdownText(text)}**`).join('\n'),
        ];
  return [
    `### ${markdownText(prompts.join(', '))}`,
    ...verdict,
    scoreTable(report, names),
    ...listed(sentences),
    ...variants.flatMap(({ id, repeats }) =>
      repeats ? [markdownText(`${names.get(id) ?? id}: ${repeatSentence(repeats)}`)] : [],
    ),
    ...listed(spendingLines(report)),
    ...editorNotes(variants.map(({ model }) => model)).map((note) => `> ${markdownText(note)}`),
    ...problems.map((problem) => `> ${markdownText(problem)}`),
    ...(worst.count > 0
      ? [markdownDetails(`${counted(worst.count, 'answer')} below full marks`, rowTable(worst, names))]
      : []),
    `${counted(rows, 'row')}, ${counted(calls, 'call')}, ${cached} from the cache, ${counted(errors, 'error')}; run ${run}${stop === 'finished' ? '' : `, not complete (${stop})`}`,
  ]
    .join('\n\n')
    .concat('\n');
}

function listed(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [sentences.map((text) => `- ${markdownText(text)}`).join('\n')];
}

function scoreTable({ variants }: EvaluationReport, names: ReadonlyMap<string, string>): string {
  const metrics = [...new Set(variants.flatMap(({ scores }) => Object.keys(scores)))];
  const first = firstTokenColumn(variants);
  const rows = variants.map((variant) => [
    names.get(variant.id) ?? variant.id,
    ...metrics.map((metric) => (variant.scores[metric] === undefined ? 'none' : estimateText(variant.scores[metric]))),
    [String(variant.n), ...missingFromScores(variant)].join(', '),
    variant.usd === null ? 'unknown' : dollars(variant.usd),
    ...first.of(variant),
  ]);
  return markdownTable(['variant', ...metrics, 'answers scored', 'cost', ...first.head], rows);
}

function rowTable(worst: WorstRows, names: ReadonlyMap<string, string>): string {
  const cells = worst.list();
  const rows = cells.map(({ line, variant, expected, answer, error }) => [
    String(line),
    names.get(variant) ?? variant,
    oneLine(expected ?? '', 80),
    oneLine(error?.message ?? answer, 120),
  ]);
  const left = worst.count - cells.length;
  const note = left > 0 ? `\n\n${counted(left, 'more answer')} in the CSV or HTML report` : '';
  return markdownTable(['line', 'variant', 'expected', 'answer'], rows) + note;
}
