import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { Notice } from '../shared/notice.js';
import { OfflineNote } from '../shared/offline-note.js';
import { CandidateList } from './candidate-list.js';
import { RunStatus } from './run-status.js';
import { ScoreChart } from './score-chart.js';
import { SpendMeter } from './spend-meter.js';
import { VerdictCard } from './verdict-card.js';

interface Props {
  readonly run: RunView;
  readonly send: (request: OptimizerRequest) => void;
}

/** A run while it goes and when it has ended; the verdict comes first once it is there. */
export function RunProgress({ run, send }: Props): JSX.Element {
  return (
    <main class="optimizer">
      <h1>
        {run.method} <span class="file">{run.prompt}</span>
      </h1>
      <RunStatus run={run} send={send} />
      {run.verdict && <VerdictCard run={run} verdict={run.verdict} send={send} />}
      {run.problems.map((problem, index) => (
        <Notice key={problem} kind={endedRun(run, index) ? 'error' : 'warning'}>
          {problem}
        </Notice>
      ))}
      {run.offline && <OfflineNote />}
      {run.notes.map((note) => (
        <Notice key={note} kind="info">
          {note}
        </Notice>
      ))}
      {(run.curve.length > 0 || !isOver(run)) && <ScoreChart run={run} />}
      {!isUnread(run) && <SpendMeter run={run} />}
      <CandidateList run={run} send={send} />
    </main>
  );
}

/** Where no score has come by then, none will. */
function isOver({ phase }: RunView): boolean {
  return phase === 'ended' || phase === 'failed';
}

/** What an earlier part of it has spent is in its journal, which was not looked at. */
function isUnread(run: RunView): boolean {
  return isOver(run) && run.resumable && run.sizes === null;
}

/** The last problem of a failed run is what ended it. */
function endedRun({ phase, problems }: RunView, index: number): boolean {
  return phase === 'failed' && index === problems.length - 1;
}
