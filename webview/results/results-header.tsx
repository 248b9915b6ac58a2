import type { JSX } from 'preact';
import type { ResultsRequest, ResultsSnapshot } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { count, plural } from '../shared/format.js';
import { ProgressRing } from '../shared/progress-ring.js';

interface Props {
  readonly snapshot: ResultsSnapshot;
  readonly send: (request: ResultsRequest) => void;
}

/** What was run and how far it is, with the one thing to do about it. */
export function ResultsHeader({ snapshot, send }: Props): JSX.Element {
  const running = snapshot.phase === 'running';
  return (
    <header class="results-header">
      <h1>{snapshot.prompt ?? 'Results'}</h1>
      <p class="progress" role="status">
        {running && <ProgressRing />}
        <span>{progressText(snapshot)}</span>
      </p>
      {running ? (
        <Button secondary onPress={() => send({ type: 'stop' })}>
          Stop
        </Button>
      ) : (
        <>
          <Button secondary onPress={() => send({ type: 'rerun' })}>
            Run again
          </Button>
          {snapshot.rows.failed > 0 && (
            <Button secondary onPress={() => send({ type: 'rerun-failed' })}>
              {snapshot.rows.failed === 1
                ? 'Run the failed row again'
                : `Run ${count(snapshot.rows.failed)} failed rows again`}
            </Button>
          )}
        </>
      )}
    </header>
  );
}

function progressText({ phase, progress: { done, total }, rows }: ResultsSnapshot): string {
  if (phase === 'running') return total === 0 ? 'Starting…' : `${count(done)} of ${plural(total, 'answer')}`;
  if (done === 0) return 'No answers';
  return `${plural(done, 'answer')} over ${plural(rows.all, 'row')}`;
}
