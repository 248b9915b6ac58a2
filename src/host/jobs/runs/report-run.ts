import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';
import { reportOn } from '../../../engine/eval/report.js';
import { createRunTally } from '../../../engine/eval/run-tally.js';
import { readCells, type StoredRun, textsOf } from './stored-run.js';
import { storedColumns } from './stored-columns.js';

/** The report of a run from its journal, the same that it ended with; only what was said along the way is not kept. */
export async function reportRun(run: StoredRun): Promise<EvaluationReport> {
  const { id, settings } = run.header;
  const tally = createRunTally(await storedColumns(run, await textsOf(run)), settings.repeat);
  const stop = await readCells(
    run,
    (cell) => tally.add(cell),
    (pair) => tally.addPair(pair),
  );
  return reportOn(tally, { run: id, stop, problems: [], seed: settings.seed });
}
