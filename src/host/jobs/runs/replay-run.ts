import type { EvaluationEvent } from '../../../engine/eval/contracts/evaluation-event.js';
import { reportRun } from './report-run.js';
import { storedColumns } from './stored-columns.js';
import { rowMetricsOf, standingCells, type StoredRun, textsOf } from './stored-run.js';

/** The events of an evaluation on disk, as it stands: every result once, and the report on them. */
export async function* replayRun(run: StoredRun): AsyncGenerator<EvaluationEvent, void> {
  const columns = await storedColumns(run, await textsOf(run));
  const variants = columns.map(({ variant }) => variant);
  yield { type: 'started', run: run.header.id, variants, metrics: await rowMetricsOf(run), resumed: 0 };
  for await (const result of standingCells(run)) yield { type: 'cell', result };
  yield { type: 'finished', report: await reportRun(run) };
}
