import type { JSX } from 'preact';
import type { ResultsRequest, ResultsSnapshot, ResultsUpdate } from '../../src/protocol/results.js';
import type { Endpoint } from '../shared/endpoint.js';
import { t, withElements } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { useSnapshot } from '../shared/use-snapshot.js';
import { CellDetail } from './cell-detail.js';
import { DifferenceSection } from './difference-section.js';
import { DistributionSection } from './distribution-section.js';
import { HistorySection } from './history-section.js';
import { MatrixSection } from './matrix-section.js';
import { ResultsHeader } from './results-header.js';
import { RowSection } from './row-section.js';
import { RunNotices } from './run-notices.js';
import { RunTabs } from './run-tabs.js';
import { Sentences } from './sentences.js';
import { useRowView } from './use-row-view.js';
import { VariantTable } from './variant-table.js';
import { VariationSection } from './variation-section.js';

interface Props {
  readonly endpoint: Endpoint<ResultsRequest, ResultsUpdate>;
}

export function ResultsPanel({ endpoint }: Props): JSX.Element {
  const snapshot = useSnapshot<ResultsSnapshot>(endpoint);
  if (!snapshot) return <ProgressRing />;
  if (snapshot.phase === 'empty' && snapshot.problems.length === 0) return <NoResults />;
  return <Results snapshot={snapshot} send={(request) => endpoint.send(request)} />;
}

interface ResultsProps {
  readonly snapshot: ResultsSnapshot;
  readonly send: (request: ResultsRequest) => void;
}

function Results({ snapshot, send }: ResultsProps): JSX.Element {
  const view = useRowView(snapshot.rows.view, send);
  const { open, comparison, history } = snapshot;
  return (
    <main class="results">
      <RunTabs snapshot={snapshot} onChoose={(index) => send({ type: 'run', index })} />
      <ResultsHeader snapshot={snapshot} send={send} />
      <RunNotices snapshot={snapshot} />
      {snapshot.variation && <VariationSection variation={snapshot.variation} />}
      <Variants snapshot={snapshot} />
      <Sentences title={t('Compared on the same rows')} sentences={snapshot.comparisons} />
      <Sentences title={t('Judges and spending')} sentences={snapshot.judges} />
      {comparison && <DifferenceSection difference={comparison} view={view} send={send} />}
      {history && <HistorySection history={history} compared={comparison?.run ?? null} send={send} />}
      <MatrixSection matrices={snapshot.matrices} view={view} />
      <DistributionSection distributions={snapshot.distributions} metric={snapshot.metrics[0] ?? ''} />
      {snapshot.rows.all > 0 && <RowSection snapshot={snapshot} view={view} send={send} />}
      {open && (
        <CellDetail
          cell={open}
          copied={snapshot.copied}
          send={send}
          onRerun={snapshot.phase === 'ended' ? () => send({ type: 'rerun-rows', rows: [open.row] }) : undefined}
        />
      )}
    </main>
  );
}

/** Of many only those that are asked for are drawn in full: a prompt's other forms are summed up above. */
const mostVariants = 12;

function Variants({ snapshot: { metrics, variants } }: Pick<ResultsProps, 'snapshot'>): JSX.Element | null {
  if (variants.length === 0) return null;
  const table = <VariantTable metrics={metrics} variants={variants} />;
  if (variants.length <= mostVariants) return table;
  return (
    <details class="fold">
      <summary>{t('The scores of all {0} variants', variants.length)}</summary>
      {table}
    </details>
  );
}

function NoResults(): JSX.Element {
  return (
    <main class="results empty">
      <h1>{t('No results yet')}</h1>
      <p>
        {withElements(t('Open a prompt file that names its {data} and run {command}.'), {
          data: <code>data</code>,
          command: <strong>Hone: Evaluate Prompt</strong>,
        })}
      </p>
    </main>
  );
}
