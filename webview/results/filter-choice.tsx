import type { JSX } from 'preact';
import { type LabelPick, type RowFilter, type RowWindow } from '../../src/protocol/results.js';
import { count } from '../shared/format.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly rows: RowWindow;
  readonly view: ShownView;
}

const titles: Readonly<Record<RowFilter, string>> = {
  all: 'All',
  failed: 'Failed',
  differ: 'Variants differ',
  regressed: 'Got worse',
  improved: 'Got better',
  changed: 'Changed',
};

/** Which rows are listed; only what has a sense for the run is offered. */
export function FilterChoice({ rows, view }: Props): JSX.Element {
  const filters = Object.entries(titles) as [RowFilter, string][];
  const { labels, filter: shown } = rows.view;
  return (
    <div class="filters">
      <div class="choice" role="group" aria-label="Rows shown">
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
  const words = `${labels.expected} answered as ${labels.answered ?? 'no label'}`;
  return (
    <button type="button" class="picked" aria-label={`${words}: list other rows too`} onClick={clear}>
      {words} <span aria-hidden="true">×</span>
    </button>
  );
}
