import { createTwoFilesPatch } from 'diff';
import { estimateText } from '../../engine/eval/sentences.js';
import type { MovedRow, OptimizeReport } from '../../engine/optimize/contracts.js';
import { diffBlock } from './html/diff-block.js';
import { htmlTable, intervalBar, pageEnd, pageStart } from './html/page.js';
import { learnerNote } from './learners.js';
import { movedHeadings } from './moved-headings.js';
import { boundLine, placeLine, spendHead, spendLine, spendRows } from './optimize-lines.js';
import type { OptimizePlace } from './optimize-place.js';
import { verdictSentences } from './verdict-lines.js';
import { dollars } from './wording.js';
import { xmlText } from './xml.js';

/** An optimization as one page without a script: the verdict, what it rests on, and what was changed. */
export function optimizeHtml(report: OptimizeReport, place: OptimizePlace): string {
  const { run, seed, test } = report;
  const [verdict = '', ...rest] = verdictSentences(report);
  return [
    pageStart({ title: `${place.file}, optimized` }),
    `<h1>${xmlText(place.file)}, optimized</h1>\n<p class="soft">${xmlText(`Run ${run}, seed ${seed}.`)}</p>\n`,
    `<p class="verdict">${xmlText(verdict)}</p>\n`,
    paragraphs(rest),
    test.n > 0 ? scoreTable(report) : '',
    ...movedHeadings(report).map(({ title, rows }) => folded(title, rowTable(rows))),
    changes(report, place),
    frontTable(report),
    '<h2>What it took</h2>\n',
    paragraphs([spendLine(report)], 'soft'),
    spendTable(report),
    paragraphs(place.learners.map(learnerNote), 'soft'),
    paragraphs([placeLine(place)], 'soft'),
    pageEnd(),
  ].join('');
}

function paragraphs(sentences: readonly string[], kind?: string): string {
  const open = kind === undefined ? '<p>' : `<p class="${kind}">`;
  return sentences.map((text) => `${open}${xmlText(text)}</p>\n`).join('');
}

/** The sealed test, which decides, before the rows the search saw, which flatter the winner. */
function scoreTable(report: OptimizeReport): string {
  const { test, dev, judged } = report;
  const cells = [test.seed, test.best].map((score) => estimateText(score) + intervalBar(score));
  const seen = [dev.seed, dev.best].map((score) => estimateText(score) + intervalBar(score));
  const rows = [
    [`sealed test, ${test.n} rows`, ...cells],
    ...(judged === undefined ? [['development rows, which flatter the winner', ...seen]] : []),
  ];
  return (
    htmlTable(['score', 'before', 'after'], rows) + paragraphs(judged === undefined ? boundLine(report) : [], 'soft')
  );
}

function rowTable(rows: readonly MovedRow[]): string {
  const cells = rows.map(({ line, input, expected, seed, best }) => [
    String(line),
    ...[input, expected ?? '', seed.answer, best.answer].map(xmlText),
  ]);
  return `<div class="moved">${htmlTable(['line', 'row', 'expected', 'before', 'after'], cells)}</div>`;
}

function folded(title: string, body: string): string {
  return `<details><summary>${xmlText(title)}</summary>${body}</details>\n`;
}

function changes({ seedText, bestText }: OptimizeReport, { file, out = file }: OptimizePlace): string {
  if (seedText === bestText) return '<h2>The prompt</h2>\n<p>It stays as it is.</p>\n';
  const patch = createTwoFilesPatch(file, out, seedText, bestText, undefined, undefined, { context: 3 });
  return `<h2>What was changed</h2>\n${diffBlock(patch.split('\n').slice(1).join('\n'))}`;
}

function spendTable(report: OptimizeReport): string {
  const rows = spendRows(report);
  return rows.length === 0 ? '' : htmlTable(spendHead, rows);
}

/** A choice needs two. */
function frontTable({ front = [] }: OptimizeReport): string {
  if (front.length < 2) return '';
  const rows = front.map(({ id, score, inputTokens, usd }) => [
    xmlText(id.slice(0, 6)),
    `${(score * 100).toFixed(1)} %`,
    String(Math.round(inputTokens)),
    usd === null ? 'unknown' : dollars(usd * 1000),
  ]);
  return `<h2>Score against length and cost</h2>\n${paragraphs(['No other version is as good, as short and as cheap as these, on the development rows.'], 'soft')}${htmlTable(['version', 'score', 'tokens a call', '1,000 calls'], rows)}`;
}
