import type { CellResult } from '../../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';
import type { PairResult } from '../../../engine/eval/pairs/pair-result.js';
import { HostError } from '../../host-error.js';
import { readHeaderAt, readLinesAt } from '../../runs/read-run.js';
import type { EndLine, EvaluationHeader, TextLine } from '../../runs/run-line.js';
import { isCell, isEvaluation, isPairLine } from '../evaluate/resume-run.js';

/** An evaluation on disk, finished or not. */
export interface StoredRun {
  /** Absolute, of its journal. */
  readonly path: string;
  readonly header: EvaluationHeader;
}

/** @throws HostError as `readHeaderAt`; `bad-argument` when it is a run of another kind */
export function storedRun(path: string): StoredRun {
  const header = readHeaderAt(path);
  if (isEvaluation(header)) return { path, header };
  throw new HostError(
    'bad-argument',
    `${path} is no evaluation but holds hone ${header.kind}. Name a run of hone eval.`,
  );
}

/** The prompts' texts at the time, by path; none in runs of earlier versions. */
export async function textsOf({ path }: StoredRun): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const line of readLinesAt(path)) {
    if (!isText(line)) break;
    texts.set(line.path, line.text);
  }
  return texts;
}

/** Reads all results once, one at a time, and every line as it is. @returns how the run ended; a killed one was stopped */
export async function readCells(
  { path }: StoredRun,
  cell: (result: CellResult) => void,
  pair?: (result: PairResult) => void,
  each?: (line: { readonly type: string }) => void,
): Promise<EvaluationReport['stop']> {
  let stop: EvaluationReport['stop'] = 'cancelled';
  for await (const line of readLinesAt(path)) {
    each?.(line);
    if (isCell(line)) {
      cell(line);
      stop = 'cancelled';
    } else if (isPairLine(line)) pair?.(line);
    else if (isEnd(line)) ({ stop } = line);
  }
  return stop;
}

/** The results that stand, each cell once: an error that was asked again is left out. */
export async function* standingCells(run: StoredRun): AsyncGenerator<CellResult, void> {
  const retried = new Map<string, number>();
  let index = 0;
  await readCells(run, (cell) => {
    const key = keyOf(cell);
    if (cell.outcome === 'error' || retried.has(key)) retried.set(key, index);
    index++;
  });
  index = 0;
  for await (const line of readLinesAt(run.path)) {
    if (!isCell(line)) continue;
    const standing = retried.get(keyOf(line)) ?? index;
    if (standing === index) yield line;
    index++;
  }
}

function keyOf({ variant, row, repeat }: CellResult): string {
  return `${row} ${repeat} ${variant}`;
}

/** Names of the scores that single answers have, in the order of the variants. */
export async function rowMetricsOf(run: StoredRun): Promise<readonly string[]> {
  const { metrics } = run.header;
  if (metrics !== undefined) {
    const stamps = Object.values(metrics).flat();
    return [...new Set(stamps.flatMap(({ id, level }) => (level === 'row' ? [id] : [])))];
  }
  const names = new Set<string>();
  await readCells(run, ({ scores }) => Object.keys(scores).forEach((name) => names.add(name)));
  return [...names];
}

function isText(line: { readonly type: string }): line is TextLine {
  return line.type === 'text' && 'path' in line && 'text' in line;
}

export function isEnd(line: { readonly type: string }): line is EndLine {
  return line.type === 'end' && 'stop' in line;
}
