import type { JSX } from 'preact';
import type { ResultsRequest, ResultsSnapshot, ResultsUpdate } from '../../src/protocol/results.js';
import type { Endpoint } from '../shared/endpoint.js';
import { plural } from '../shared/format.js';
import { Notice } from '../shared/notice.js';
import { OfflineNote } from '../shared/offline-note.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { useSnapshot } from '../shared/use-snapshot.js';
import { CellDetail } from './cell-detail.js';
import { Comparisons } from './comparisons.js';
import { ResultsHeader } from './results-header.js';
import { RowSection } from './row-section.js';
import { RunTabs } from './run-tabs.js';
import { VariantTable } from './variant-table.js';

interface Props {
  readonly endpoint: Endpoint<ResultsRequest, ResultsUpdate>;
}

export function ResultsPanel({ endpoint }: Props): JSX.Element {
  const snapshot = useSnapshot<ResultsSnapshot>(endpoint);
  if (!snapshot) return <ProgressRing />;
  if (snapshot.phase === 'empty' && snapshot.problems.length === 0) return <NoResults />;
  const send = (request: ResultsRequest): void => endpoint.send(request);
  return (
    <main class="results">
      <RunTabs snapshot={snapshot} onChoose={(index) => send({ type: 'run', index })} />
      <ResultsHeader snapshot={snapshot} send={send} />
      {snapshot.rerunRows !== null && (
        <Notice kind="warning">{`${rerunText(snapshot.rerunRows)} The scores are those of these rows alone.`}</Notice>
      )}
      {snapshot.offline && <OfflineNote />}
      {snapshot.notes.map((note) => (
        <Notice key={note} kind="info">
          {note}
        </Notice>
      ))}
      {snapshot.stopped && <Notice kind="warning">{snapshot.stopped}</Notice>}
      {snapshot.problems.map((problem) => (
        <Notice key={problem} kind={hasFailed(snapshot) ? 'error' : 'warning'}>
          {problem}
        </Notice>
      ))}
      {snapshot.variants.length > 0 && <VariantTable metrics={snapshot.metrics} variants={snapshot.variants} />}
      <Comparisons sentences={snapshot.comparisons} />
      {snapshot.rows.all > 0 && <RowSection snapshot={snapshot} send={send} />}
      {snapshot.open && (
        <CellDetail
          cell={snapshot.open}
          onClose={() => send({ type: 'close' })}
          onRerun={snapshot.phase === 'ended' ? (row) => send({ type: 'rerun-row', row }) : undefined}
        />
      )}
    </main>
  );
}

function rerunText(rows: number): string {
  return `A rerun of ${plural(rows, 'row')} with all variants.`;
}

/** A run that ended without an answer could not start; problems beside answers are warnings. */
function hasFailed({ phase, progress }: ResultsSnapshot): boolean {
  return phase === 'ended' && progress.done === 0;
}

function NoResults(): JSX.Element {
  return (
    <main class="results empty">
      <h1>No results yet</h1>
      <p>
        Open a prompt file that names its <code>data</code> and run <strong>Hone: Evaluate Prompt</strong>.
      </p>
    </main>
  );
}
