import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { Threshold } from '../../engine/eval/thresholds.js';
import { rowMetricsOf, standingCells, type StoredRun } from '../jobs/runs/stored-run.js';
import { csvCell, csvHeader } from './eval-csv.js';
import { evalHtml } from './eval-html.js';
import { evalJson } from './eval-json.js';
import { evalJunit } from './eval-junit.js';
import { evalMarkdown, worstRows } from './eval-markdown.js';
import type { RunPlace } from './run-place.js';

/** What a run can be handed out as, to a file or to another program. */
export type WrittenFormat = 'json' | 'junit' | 'csv' | 'html' | 'markdown';

export interface WrittenRun {
  readonly report: EvaluationReport;
  /** Where its answers are. */
  readonly stored: StoredRun;
  readonly thresholds: readonly Threshold[];
  readonly place: RunPlace;
}

type Print = (text: string) => void;

/** Hands a run out piece by piece. Answers are read from its journal one by one and are never held together. */
export async function writeRun(format: WrittenFormat, run: WrittenRun, print: Print): Promise<void> {
  const { report, stored } = run;
  switch (format) {
    case 'json':
      print(evalJson(report));
      break;
    case 'junit':
      await writeJunit(run, print);
      break;
    case 'csv':
      await writeCsv(stored, print);
      break;
    case 'html':
      await writeHtml(run, print);
      break;
    case 'markdown':
      await writeMarkdown(run, print);
  }
}

async function writeJunit({ report, stored, thresholds }: WrittenRun, print: Print): Promise<void> {
  const junit = evalJunit(report, thresholds);
  for await (const cell of standingCells(stored)) junit.count(cell);
  print(junit.start());
  for await (const cell of standingCells(stored)) print(junit.cell(cell));
  print(junit.end);
}

async function writeMarkdown({ report, stored, thresholds }: WrittenRun, print: Print): Promise<void> {
  const worst = worstRows((await rowMetricsOf(stored))[0]);
  for await (const cell of standingCells(stored)) worst.add(cell);
  print(evalMarkdown(report, thresholds, worst));
}

async function writeCsv(stored: StoredRun, print: Print): Promise<void> {
  const metrics = await rowMetricsOf(stored);
  print(csvHeader(metrics));
  for await (const cell of standingCells(stored)) print(csvCell(cell, metrics));
}

async function writeHtml({ report, stored, place }: WrittenRun, print: Print): Promise<void> {
  const page = evalHtml(report, place, await rowMetricsOf(stored));
  print(page.start);
  for await (const cell of standingCells(stored)) {
    const text = page.cell(cell);
    if (text !== '') print(text);
  }
  print(page.end());
}
