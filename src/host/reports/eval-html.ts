import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport, VariantReport } from '../../engine/eval/contracts/report.js';
import { hasPassed } from '../../engine/eval/has-passed.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { comparisonSentence, estimateText, repeatSentence } from '../../engine/eval/sentences.js';
import { learnerNote } from './learners.js';
import { counted, dollars } from './wording.js';
import type { RunPlace } from './run-place.js';
import { dataBlock, htmlTable, intervalBar, pageEnd, pageStart } from './html/page.js';
import { rowScript } from './html/row-script.js';
import { spendingLines } from './spending-text.js';
import { missingFromScores } from './missing-rows.js';
import { firstTokenColumn } from './first-token.js';
import { classTables } from './html/class-tables.js';
import { variantNames } from './variant-names.js';
import { xmlText } from './xml.js';

/** A run as one page that works without a network. It is written in pieces, so that a run of any size takes no memory. */
export interface HtmlReport {
  /** Everything before the first answer. */
  readonly start: string;
  cell(result: CellResult): string;
  /** What was held back, and the end. */
  end(): string;
}

/** Cells in one block of data: many small blocks would be slow to find, one large one to make. */
const blockSize = 500;

/** @param metrics those of single answers, which say whether it is right; without any its label does */
export function evalHtml(report: EvaluationReport, place: RunPlace, metrics: readonly string[]): HtmlReport {
  const ids = report.variants.map(({ id }) => id);
  const names = variantNames(ids);
  const places = new Map(ids.map((id, index) => [id, index]));
  let waiting: CellTuple[] = [];
  const flush = (): string => {
    const block = waiting.length === 0 ? '' : dataBlock('class="cells"', waiting);
    waiting = [];
    return block;
  };
  const facts = { variants: ids.map((id) => names.get(id) ?? id), metrics };
  return {
    start: [pageStart({ title: titleOf(report), script: rowScript }), ...overview(report, place), explorer(facts)].join(
      '',
    ),
    cell(result) {
      const variant = places.get(result.variant);
      if (variant === undefined) return '';
      waiting.push(tupleOf(result, variant, metrics));
      return waiting.length < blockSize ? '' : flush();
    },
    end: () => flush() + pageEnd({ script: rowScript }),
  };
}

type CellTuple = readonly unknown[];

function tupleOf(cell: CellResult, variant: number, metrics: readonly string[]): CellTuple {
  const { row, line, repeat, outcome, answer, expected, label, scores, reasons, error } = cell;
  const passed = Object.keys(scores).length === 0 ? null : hasPassed(cell);
  const values = metrics.map((metric) => scores[metric] ?? null);
  const told = [expected ?? null, label ?? null, values, reasons, error?.message ?? null, passed];
  return [variant, row, line, repeat, outcome, answer, ...told];
}

function titleOf({ variants }: EvaluationReport): string {
  return [...new Set(variants.map(({ prompt }) => prompt))].join(', ');
}

function overview(report: EvaluationReport, { learners, journal }: RunPlace): string[] {
  const { rows, calls, cached, errors, stop, problems, variants, run } = report;
  const models = [...new Set(variants.map(({ model }) => model))];
  const counts = [counted(rows, 'row'), counted(calls, 'call'), `${cached} from the cache`, counted(errors, 'error')];
  const warnings = [
    ...(stop === 'finished' ? [] : [`This run is not complete: it ended by ${stop}.`]),
    ...learners.map(learnerNote),
    ...editorNotes(models),
    ...problems,
  ];
  return [
    `<h1>${xmlText(titleOf(report))}</h1>\n`,
    `<p class="soft">${xmlText(`${counts.join(', ')} · answered by ${models.join(', ')} · run ${run}`)}</p>\n`,
    ...warnings.map((text) => `<p class="warning">${xmlText(text)}</p>\n`),
    scoreTable(report),
    ...spendingLines(report).map((line) => `<p class="soft">${xmlText(line)}</p>\n`),
    ...comparisons(report),
    ...classTables(variants, variantNames(variants.map(({ id }) => id))),
    `<p class="soft">Kept in ${xmlText(journal)}</p>\n`,
  ];
}

function scoreTable({ variants }: EvaluationReport): string {
  const names = variantNames(variants.map(({ id }) => id));
  const metrics = [...new Set(variants.flatMap(({ scores }) => Object.keys(scores)))];
  const first = firstTokenColumn(variants);
  const head = ['variant', ...metrics, 'answers scored', 'not in the scores', 'tokens', 'cost', ...first.head];
  const repeats = variants.flatMap(({ id, repeats: own }) =>
    own ? [`<li>${xmlText(`${names.get(id) ?? id}: ${repeatSentence(own)}`)}</li>`] : [],
  );
  const rows = variants.map((variant) => [
    ...cellsOf(variant, { metrics, name: names.get(variant.id) ?? variant.id }),
    ...first.of(variant),
  ]);
  return htmlTable(head, rows) + (repeats.length > 0 ? `<ul>${repeats.join('\n')}</ul>\n` : '');
}

function cellsOf(
  variant: VariantReport,
  { metrics, name }: { readonly metrics: readonly string[]; readonly name: string },
): string[] {
  const { scores, n, tokens, usd } = variant;
  return [
    xmlText(name),
    ...metrics.map((metric) => {
      const score = scores[metric];
      return score === undefined ? '' : `${estimateText(score)}${intervalBar(score)}`;
    }),
    String(n),
    xmlText(missingFromScores(variant).join(', ') || '0'),
    tokens.toLocaleString('en-US'),
    usd === null ? 'unknown' : dollars(usd),
  ];
}

/** More sentences than these are folded away. */
const mostSentences = 12;

function comparisons({ comparisons: all, variants }: EvaluationReport): string[] {
  if (all.length === 0) return [];
  const names = variantNames(variants.map(({ id }) => id));
  const items = [...all]
    .sort((one, other) => one.p - other.p)
    .map((pair) => {
      const ends = { a: names.get(pair.a) ?? pair.a, b: names.get(pair.b) ?? pair.b };
      return `<li>${xmlText(`${pair.metric}: ${comparisonSentence(pair, ends)}`)}</li>`;
    });
  const rest = items.slice(mostSentences);
  return [
    '<h2>Compared on the same rows</h2>\n',
    `<ul>${items.slice(0, mostSentences).join('\n')}</ul>\n`,
    rest.length === 0
      ? ''
      : `<details><summary>${counted(rest.length, 'more pair')}</summary><ul>${rest.join('\n')}</ul></details>\n`,
  ];
}

function explorer(facts: { readonly variants: readonly string[]; readonly metrics: readonly string[] }): string {
  const heads = facts.variants.map((name) => `<div class="cell" role="columnheader">${xmlText(name)}</div>`).join('');
  return `<h2>Rows</h2>
<noscript><p class="warning">The rows are shown by the script in this file, which is turned off.</p></noscript>
<div class="tools"><input id="search" type="search" placeholder="Search answers, or a line number" aria-label="Search rows">
<select id="filter" aria-label="Which rows"><option value="all">all rows</option><option value="failed">failed</option><option value="differ">variants differ</option><option value="broken">without a score</option></select>
<span id="count" class="soft" role="status"></span></div>
<div id="list" role="grid" aria-label="Rows" aria-colcount="${facts.variants.length + 2}"><div class="row" id="heads" role="row" aria-rowindex="1"><div class="cell line" role="columnheader">line</div><div class="cell" role="columnheader">expected</div>${heads}</div><div id="space" role="rowgroup"></div></div>
<dialog id="detail" aria-labelledby="line"><header><h2 id="line"></h2><button id="close" type="button">Close</button></header><div id="body"></div></dialog>
${dataBlock('id="facts"', facts)}`;
}
