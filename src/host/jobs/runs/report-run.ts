import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';
import { reportOn } from '../../../engine/eval/report.js';
import type { Unanswered } from '../../../engine/model/unanswered.js';
import { createRunTally } from '../../../engine/eval/run-tally.js';
import { createCallLedger } from '../../runs/call-ledger.js';
import type { EndLine } from '../../runs/run-line.js';
import { paidRepliesOf } from '../evaluate/paid-replies.js';
import { callCounter } from '../evaluate/resume-run.js';
import { isEnd, readCells, type StoredRun, textsOf } from './stored-run.js';
import { storedColumns } from './stored-columns.js';

/** The report of a run from its journal, the same that it ended with; only what was said along the way is not kept. */
export async function reportRun(run: StoredRun): Promise<EvaluationReport> {
  const { id, settings, judges } = run.header;
  const tally = createRunTally(await storedColumns(run, await textsOf(run)), settings.repeat);
  const calls = readCalls(run);
  const stop = await readCells(
    run,
    (cell) => tally.add(cell),
    (pair) => tally.addPair(pair),
    calls.line,
  );
  const unanswered = await calls.unanswered();
  return reportOn(tally, { run: id, stop, problems: [], unanswered, judges, seed: settings.seed });
}

interface RunCalls {
  readonly line: (line: { readonly type: string }) => void;
  /** Once all lines were read. */
  unanswered(): Promise<Unanswered | undefined>;
}

/** What a run that ended says itself, and of one that was killed the rest of what it sent. */
function readCalls({ path, header }: StoredRun): RunCalls {
  const ledger = createCallLedger(() => {
    throw new Error('A run that is read sends nothing: this is a bug in Hone.');
  });
  const isGraded = header.judges !== undefined;
  const count = callCounter(header, isGraded ? [] : undefined, ledger);
  let end: EndLine | undefined;
  return {
    line(line) {
      count(line);
      end = isEnd(line) ? line : undefined;
    },
    async unanswered() {
      if (end !== undefined) return end.unanswered;
      if (isGraded) for await (const { model } of paidRepliesOf(path)) ledger.answered(model);
      return ledger.unanswered();
    },
  };
}
