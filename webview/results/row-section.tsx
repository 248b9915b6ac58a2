import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ResultsRequest, ResultsSnapshot } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { CopyButton } from '../shared/copy-button.js';
import { rowCount } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { FilterChoice } from './filter-choice.js';
import { RowList } from './row-list.js';
import { RowSearch } from './row-search.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly snapshot: ResultsSnapshot;
  readonly view: ShownView;
  readonly send: (request: ResultsRequest) => void;
}

/** The rows behind the scores: filtered, searched, sorted, and marked to be run again or copied. */
export function RowSection({ snapshot, view, send }: Props): JSX.Element {
  const { rows, variants, open } = snapshot;
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (row: string): void => {
    const next = new Set(marked);
    if (!next.delete(row)) next.add(row);
    setMarked(next);
  };
  const columns = variants.map(({ id, label }) => ({ id, label }));
  const sameColumns = useMemo(() => columns, [JSON.stringify(columns)]);
  return (
    <section class="rows">
      <div class="section-title">
        <h2>
          {t('Rows')} <small>{listedText(rows)}</small>
        </h2>
        <RowSearch search={rows.view.search} onSearch={(search) => view.change({ search })} />
      </div>
      <div class="rows-title">
        <FilterChoice rows={rows} view={view} />
        <div class="actions">
          <MarkedActions marked={marked} snapshot={snapshot} send={send} clear={() => setMarked(new Set())} />
        </div>
      </div>
      {rows.total === 0 ? (
        <NoRows rows={rows} view={view} />
      ) : (
        <RowList
          rows={rows}
          columns={sameColumns}
          open={open}
          view={view}
          marked={marked}
          onMark={toggle}
          onOpen={(row, variant) => send({ type: 'open', row, variant })}
        />
      )}
    </section>
  );
}

interface MarkedProps {
  readonly marked: ReadonlySet<string>;
  readonly snapshot: ResultsSnapshot;
  readonly send: (request: ResultsRequest) => void;
  readonly clear: () => void;
}

function MarkedActions({ marked, snapshot, send, clear }: MarkedProps): JSX.Element {
  if (marked.size === 0) {
    return (
      <CopyButton
        what="rows"
        copied={snapshot.copied}
        words={t('Copy rows')}
        onPress={() => send({ type: 'copy', what: 'rows' })}
      />
    );
  }
  const rows = [...marked];
  const rerun = (): void => {
    send({ type: 'rerun-rows', rows });
    clear();
  };
  return (
    <>
      <span role="status">{t('{0} marked', rowCount(marked.size))}</span>
      {snapshot.phase === 'ended' && (
        <Button secondary onPress={rerun}>
          {t('Run them again')}
        </Button>
      )}
      <CopyButton
        what="marked"
        copied={snapshot.copied}
        words={t('Copy them')}
        onPress={() => send({ type: 'copy-rows', rows })}
      />
      <Button secondary onPress={clear}>
        {t('Unmark')}
      </Button>
    </>
  );
}

function listedText({ total, all, searching }: ResultsSnapshot['rows']): string {
  if (searching) return total === 0 ? '' : t('{0} found so far…', rowCount(total));
  return total === all ? '' : t('{0} listed', rowCount(total));
}

function NoRows({ rows, view }: Pick<Props, 'view'> & { readonly rows: ResultsSnapshot['rows'] }): JSX.Element {
  const { filter, search, labels } = rows.view;
  if (rows.searching) return <p class="hint">{t('Searching…')}</p>;
  if (filter === 'failed' && search === '' && labels === null) return <p class="hint">{t('No row failed so far.')}</p>;
  return (
    <p class="hint">
      {t('No row is like this.')}{' '}
      <button type="button" class="link" onClick={() => view.change({ filter: 'all', search: '', labels: null })}>
        {t('List all rows')}
      </button>
    </p>
  );
}
