import type { JSX } from 'preact';
import { type LabelPick, type RowFilter, type RowWindow } from '../../src/protocol/results.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly rows: RowWindow;
  readonly view: ShownView;
}

const titles: Readonly<Record<RowFilter, string>> = {
  all: t('All'),
  failed: t('Failed'),
  differ: t('Variants differ'),
  regressed: t('Got worse'),
  improved: t('Got better'),
  changed: t('Changed'),
};

/** Which rows are listed; only what has a sense for the run is offered. */
export function FilterChoice({ rows, view }: Props): JSX.Element {
  const filters = Object.entries(titles) as [RowFilter, string][];
  const { labels, filter: shown } = rows.view;
  return (
    <div class="filters">
      <div class="choice" role="group" aria-label={t('Rows shown')}>
        {filters.map(([filter, title]) => {
          const rowsOf = rows.counts[filter];
          return rowsOf === undefined ? null : (
            <button
              key={filter}
              type="button"
              data-filter={filter}
              aria-pressed={shown === filter}
              onClick={() => view.change({ filter })}
            >
              {`${title} ${count(rowsOf)}`}
            </button>
          );
        })}
      </div>
      {labels && <Picked labels={labels} clear={() => view.change({ labels: null })} />}
    </div>
  );
}

function Picked({ labels, clear }: { readonly labels: LabelPick; readonly clear: () => void }): JSX.Element {
  const words =
    labels.answered === null
      ? t('{0} answered as no label', labels.expected)
      : t('{0} answered as {1}', labels.expected, labels.answered);
  return (
    <button type="button" class="picked" aria-label={t('{0}: list other rows too', words)} onClick={clear}>
      {words} <span aria-hidden="true">×</span>
    </button>
  );
}
