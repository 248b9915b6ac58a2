import { estimateText } from '../../engine/eval/sentences.js';
import type { MovedRow, RunComparison, VariantPair } from '../jobs/compare/run-comparison.js';
import { changeLines, moveHeadings, pairName, runLine } from './compare-words.js';
import { markdownDetails, markdownFence, markdownTable, markdownText } from './markdown.js';
import { oneLine } from './one-line.js';

/** For a pull request: the sentences, a table, and the lost rows folded away. */
export function compareMarkdown(comparison: RunComparison): string {
  const { a, b, pairs, changes } = comparison;
  const diffs = changes.prompts.flatMap(({ a: from, b: to, diff }) =>
    diff === null ? [] : [markdownDetails(`Prompt diff: ${to ?? from ?? ''}`, markdownFence('diff', diff))],
  );
  return [
    ...pairs.flatMap((pair) => pair.metrics.slice(0, 1).map(({ sentence }) => verdict(pair, pairs, sentence))),
    scores(pairs),
    changeLines(comparison)
      .map((line) => `- ${markdownText(line)}`)
      .join('\n'),
    ...diffs,
    ...pairs.flatMap((pair) => movesOf(pair, pairs)),
    `A: ${markdownText(runLine(a))}  \nB: ${markdownText(runLine(b))}`,
  ]
    .join('\n\n')
    .concat('\n');
}

function verdict(pair: VariantPair, pairs: readonly VariantPair[], sentence: string): string {
  const text = `**${markdownText(sentence)}**`;
  return pairs.length === 1 ? text : `${markdownText(pairName(pair, pairs))}: ${text}`;
}

function scores(pairs: readonly VariantPair[]): string {
  const rows = pairs.flatMap((pair) =>
    pair.metrics.map(({ metric, a, b, wins, losses }) => [
      ...(pairs.length === 1 ? [] : [pairName(pair, pairs)]),
      ...[metric, estimateText(a), estimateText(b), String(wins), String(losses), String(pair.rows)],
    ]),
  );
  const head = ['metric', 'A', 'B', 'won', 'lost', 'rows'];
  return markdownTable(pairs.length === 1 ? head : ['variant', ...head], rows);
}

function movesOf(pair: VariantPair, pairs: readonly VariantPair[]): string[] {
  const name = pairs.length === 1 ? '' : `${pairName(pair, pairs)}: `;
  return moveHeadings(pair)
    .filter(({ moved }) => moved.rows.length > 0)
    .map(({ title, moved }) => markdownDetails(`${name}${title}`, rowTable(moved.rows)));
}

function rowTable(rows: readonly MovedRow[]): string {
  return markdownTable(
    ['line', 'expected', 'A', 'B'],
    rows.map(({ line, expected, a, b }) => [
      String(line),
      ...[expected ?? '', a.answer, b.answer].map((text) => oneLine(text, 120)),
    ]),
  );
}
