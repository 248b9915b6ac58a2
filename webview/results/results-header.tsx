import type { JSX } from 'preact';
import type { ResultsRequest, ResultsSnapshot } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { count, plural } from '../shared/format.js';
import { ProgressRing } from '../shared/progress-ring.js';

interface Props {
  readonly snapshot: ResultsSnapshot;
  readonly send: (request: ResultsRequest) => void;
}

/** What was run and how far it is, with what to do about it. */
export function ResultsHeader({ snapshot, send }: Props): JSX.Element {
  const { phase } = snapshot;
  return (
    <header class="results-header">
      <h1>{snapshot.prompt ?? 'Results'}</h1>
      <p class="progress" role="status">
        {phase !== 'ended' && <ProgressRing />}
        <span>{progressText(snapshot)}</span>
      </p>
      <div class="actions">
        {phase === 'running' && (
          <Button secondary onPress={() => send({ type: 'stop' })}>
            Stop
          </Button>
        )}
        {phase === 'ended' && <EndedActions snapshot={snapshot} send={send} />}
      </div>
    </header>
  );
}

function EndedActions({ snapshot, send }: Props): JSX.Element {
  const { failed = 0 } = snapshot.rows.counts;
  return (
    <>
      <Button secondary onPress={() => send({ type: 'rerun' })}>
        Run again
      </Button>
      {failed > 0 && (
        <Button secondary onPress={() => send({ type: 'rerun-failed' })}>
          {failed === 1 ? 'Run the failed row again' : `Run ${count(failed)} failed rows again`}
        </Button>
      )}
      {snapshot.rows.all > 0 && <MoreActions snapshot={snapshot} send={send} />}
    </>
  );
}

function MoreActions({ snapshot, send }: Props): JSX.Element {
  return (
    <span class="more-actions">
      <button type="button" class="link" onClick={() => send({ type: 'compare', run: null })}>
        Compare…
      </button>
      <button
        type="button"
        class="link"
        aria-expanded={snapshot.history !== null}
        onClick={() => send({ type: 'history' })}
      >
        History
      </button>
      <button type="button" class="link" onClick={() => send({ type: 'copy', what: 'scores' })}>
        Copy scores
      </button>
      <button type="button" class="link" onClick={() => send({ type: 'export' })}>
        Export…
      </button>
    </span>
  );
}

function progressText({ phase, progress: { done, total, verdicts }, rows }: ResultsSnapshot): string {
  if (phase === 'loading') return 'Reading the run…';
  const judged = verdicts === 0 ? '' : `, ${plural(verdicts, 'verdict')} of judges`;
  if (phase === 'running') return total === 0 ? 'Starting…' : `${count(done)} of ${plural(total, 'answer')}${judged}`;
  if (done === 0) return 'No answers';
  return `${plural(done, 'answer')} over ${plural(rows.all, 'row')}${judged}`;
}
