import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { Threshold } from '../../engine/eval/thresholds.js';
import { rowMetricsOf, standingCells, type StoredRun } from '../../host/jobs/runs/stored-run.js';
import type { Output } from '../output.js';
import type { RunFormat } from '../run-formats.js';
import type { Palette } from '../wording.js';
import { csvCell, csvHeader } from './eval-csv.js';
import { evalHtml } from './eval-html.js';
import { evalJson } from './eval-json.js';
import { evalJunit } from './eval-junit.js';
import { evalMarkdown, worstRows } from './eval-markdown.js';
import { evalText, type RunPlace } from './eval-text.js';

export interface PrintedRun {
  readonly report: EvaluationReport;
  /** Where its answers are. */
  readonly stored: StoredRun;
  readonly thresholds: readonly Threshold[];
  readonly place: RunPlace;
  readonly color: Palette;
}

/** Prints a run in any format. Answers are read from its journal one by one and are never held together. */
export async function printRun(format: RunFormat, run: PrintedRun, output: Output): Promise<void> {
  const { report, stored, thresholds, place, color } = run;
  switch (format) {
    case 'text':
      output.print(evalText(report, place, color));
      break;
    case 'json':
      output.print(evalJson(report));
      break;
    case 'junit':
      output.print(evalJunit(report, thresholds));
      break;
    case 'csv':
      await printCsv(stored, output);
      break;
    case 'html':
      await printHtml(run, output);
      break;
    case 'markdown':
      await printMarkdown(run, output);
  }
}

async function printMarkdown({ report, stored, thresholds }: PrintedRun, output: Output): Promise<void> {
  const worst = worstRows((await rowMetricsOf(stored))[0]);
  for await (const cell of standingCells(stored)) worst.add(cell);
  output.print(evalMarkdown(report, thresholds, worst));
}

async function printCsv(stored: StoredRun, output: Output): Promise<void> {
  const metrics = await rowMetricsOf(stored);
  output.print(csvHeader(metrics));
  for await (const cell of standingCells(stored)) output.print(csvCell(cell, metrics));
}

async function printHtml({ report, stored, place }: PrintedRun, output: Output): Promise<void> {
  const page = evalHtml(report, place, await rowMetricsOf(stored));
  output.print(page.start);
  for await (const cell of standingCells(stored)) {
    const text = page.cell(cell);
    if (text !== '') output.print(text);
  }
  output.print(page.end());
}
