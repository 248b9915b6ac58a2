import { estimateText } from '../../engine/eval/sentences.js';
import type { MovedRow, RunComparison, VariantPair } from '../jobs/compare/run-comparison.js';
import { changeLines, moveHeadings, pairName, runLine } from './compare-words.js';
import { diffBlock } from './html/diff-block.js';
import { htmlTable, intervalBar, pageEnd, pageStart } from './html/page.js';
import { xmlText } from './xml.js';

/** One page without a script. */
export function compareHtml(comparison: RunComparison): string {
  const { a, b, pairs, changes } = comparison;
  const verdicts = pairs.flatMap((pair) =>
    pair.metrics.slice(0, 1).map(({ sentence }) => {
      const name = pairs.length === 1 ? '' : `${pairName(pair, pairs)}: `;
      return `<p class="verdict">${xmlText(name + sentence)}</p>\n`;
    }),
  );
  const diffs = changes.prompts.flatMap(({ a: from, b: to, diff }) =>
    diff === null ? [] : [`<h3>${xmlText(to ?? from ?? '')}</h3>\n${diffBlock(diff)}`],
  );
  const items = changeLines(comparison).map((line) => `<li>${xmlText(line)}</li>`);
  return [
    pageStart({ title: `${a.run} and ${b.run}` }),
    `<h1>Two runs compared</h1>\n<p class="soft">A: ${xmlText(runLine(a))}</p>\n<p class="soft">B: ${xmlText(runLine(b))}</p>\n`,
    ...verdicts,
    scores(pairs),
    `<h2>What changed</h2>\n<ul>${items.join('\n')}</ul>\n`,
    ...diffs,
    ...pairs.flatMap((pair) => pairSection(pair, pairs)),
    pageEnd(),
  ].join('');
}

function scores(pairs: readonly VariantPair[]): string {
  const rows = pairs.flatMap((pair) =>
    pair.metrics.map(({ metric, a, b, wins, losses }) => [
      xmlText(pairs.length === 1 ? metric : `${pairName(pair, pairs)}: ${metric}`),
      ...[a, b].map((score) => estimateText(score) + intervalBar(score)),
      ...[wins, losses, pair.rows].map(String),
    ]),
  );
  return htmlTable([pairs.length === 1 ? 'metric' : 'variant', 'A', 'B', 'rows won', 'rows lost', 'rows'], rows);
}

function pairSection(pair: VariantPair, pairs: readonly VariantPair[]): string[] {
  const title = pairs.length === 1 ? 'Rows' : pairName(pair, pairs);
  const sentences = pair.metrics.map(({ metric, sentence }) => `<li>${xmlText(`${metric}: ${sentence}`)}</li>`);
  const lists = moveHeadings(pair).filter(({ moved }) => moved.rows.length > 0);
  return [
    `<h2>${xmlText(title)}</h2>\n<ul>${sentences.join('\n')}</ul>\n`,
    ...lists.map(({ title: heading, moved }, index) => {
      const left = moved.count - moved.rows.length;
      const more = left > 0 ? `<p class="soft">${left} more: raise --limit</p>` : '';
      return `<details${index === 0 ? ' open' : ''}><summary>${xmlText(heading)}</summary><div class="moved">${rowTable(moved.rows)}</div>${more}</details>\n`;
    }),
  ];
}

function rowTable(rows: readonly MovedRow[]): string {
  return htmlTable(
    ['line', 'expected', 'A', 'B'],
    rows.map(({ line, expected, a, b }) => [
      String(line),
      ...[expected ?? '', a.answer, b.answer].map((text) => xmlText(text)),
    ]),
  );
}
