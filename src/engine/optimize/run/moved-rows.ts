import type { Row } from '../../dataset/row.js';
import type { MovedRow, MovedRows } from '../contracts.js';
import type { ScoreTable } from '../score-table.js';
import type { OptimizeTask } from '../task.js';
import { shownRow } from './shown-rows.js';

export interface TestedRows {
  readonly seed: string;
  readonly best: string;
  readonly rows: readonly Row[];
  /** Of the rows, in their order: what the verdict compares. */
  readonly scores: { readonly seed: Float64Array; readonly best: Float64Array };
}

/** What became of the sealed rows that one of the two prompts did better on. */
export function movedRows(
  { seed, best, rows, scores }: TestedRows,
  { task, table }: { readonly task: OptimizeTask; readonly table: ScoreTable },
): MovedRows {
  const answerOf = (id: string, row: Row): string => table.cell(id, row)?.answer ?? '';
  const wins: MovedRow[] = [];
  const losses: MovedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const [before = 0, after = 0] = [scores.seed[at], scores.best[at]];
    if (before === after) continue;
    (after > before ? wins : losses).push({
      ...shownRow(task, row, table.cell(best, row)?.expected ?? table.cell(seed, row)?.expected),
      seed: { answer: answerOf(seed, row), score: before },
      best: { answer: answerOf(best, row), score: after },
    });
  }
  const byLine = (one: MovedRow, other: MovedRow): number => one.line - other.line;
  return { wins: wins.sort(byLine), losses: losses.sort(byLine) };
}
