import { estimateText } from '../../engine/eval/sentences.js';
import type { MovedRows, RunComparison, VariantPair } from '../../host/jobs/compare/run-comparison.js';
import { printable } from '../code-frame.js';
import { table } from '../table.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import { changeLines, moveHeadings, pairName, runLine } from '../../host/reports/compare-words.js';
import { oneLine } from '../../host/reports/one-line.js';

export function compareText(comparison: RunComparison, color: Palette): string {
  return [
    ...runsText(comparison),
    `\n${color.bold('What changed')}\n`,
    ...changeLines(comparison).map((line) => `  ${printable(line)}\n`),
    ...diffs(comparison, color),
    `\n${color.bold('Compared on the same rows')}\n`,
    scores(comparison),
    ...comparison.pairs.flatMap((pair) => pairText(comparison, pair, color)),
  ].join('');
}

function runsText({ a, b }: RunComparison): string[] {
  return [`A  ${printable(runLine(a))}\n`, `B  ${printable(runLine(b))}\n`];
}

function diffs({ changes }: RunComparison, color: Palette): string[] {
  return changes.prompts.flatMap(({ diff }) => {
    // The first two lines say what the list above says.
    const lines = diff?.trimEnd().split('\n').slice(2) ?? [];
    return lines.map((line) => `    ${coloured(printable(line), color)}\n`);
  });
}

function coloured(line: string, color: Palette): string {
  if (line.startsWith('+')) return color.green(line);
  return line.startsWith('-') ? color.red(line) : line;
}

function scores({ pairs }: RunComparison): string {
  const rows = pairs.flatMap((pair) =>
    pair.metrics.map(({ metric, a, b }) => [
      printable(pairName(pair, pairs)),
      metric,
      estimateText(a),
      estimateText(b),
      String(pair.rows),
    ]),
  );
  return table([['variant', 'metric', 'A', 'B', 'rows'], ...rows], new Set([2, 3, 4]));
}

function pairText({ pairs }: RunComparison, pair: VariantPair, color: Palette): string[] {
  const name = pairs.length === 1 ? [] : [`\n${color.bold(printable(pairName(pair, pairs)))}\n`];
  const sentences = pair.metrics.map(({ metric, sentence }) => `  ${metric}: ${sentence}\n`);
  return [...name, ...(pairs.length === 1 ? ['\n'] : []), ...sentences, ...moveHeadings(pair).flatMap(moves)];
}

/** Answers are cut to what fits a line; JSON and HTML have all of it. */
const widest = 60;

function moves({ title, moved }: { readonly title: string; readonly moved: MovedRows }): string[] {
  if (moved.count === 0) return [];
  const lines = moved.rows.map(({ line, expected, a, b }) => [
    `line ${line}`,
    ...(expected === null ? [] : [`expected ${oneLine(expected, widest)}`]),
    `A: ${oneLine(a.answer, widest)}`,
    `B: ${oneLine(b.answer, widest)}`,
  ]);
  const left = moved.count - moved.rows.length;
  const more = left > 0 ? `    ${counted(left, 'more row')}: raise --limit\n` : '';
  return [`  ${title}\n`, table(lines.map((cells) => ['', ...cells.map(printable)])), more];
}
