import type { JSX } from 'preact';
import type { RowSort, SortColumn } from '../../src/protocol/results.js';
import { t } from '../shared/l10n.js';
import type { Column } from './column.js';

interface Props {
  readonly columns: readonly Column[];
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
}

/** Column heads that sort: upwards, downwards, and then failures first again. */
export function HeadRow({ columns, sort, onSort }: Props): JSX.Element {
  const head = (by: SortColumn, variant: string | null, title: string): JSX.Element => {
    const isOwn = sort.by === by && sort.variant === variant;
    return (
      <span
        key={variant ?? by}
        role="columnheader"
        class={by === 'line' ? 'line' : undefined}
        aria-sort={isOwn ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      >
        <button
          type="button"
          class="sort"
          title={variant ?? undefined}
          onClick={() => onSort(nextSort(sort, by, variant))}
        >
          <span class="sort-title">{title}</span>
          {isOwn && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
        </button>
      </span>
    );
  };
  return (
    <div class="row head" role="row" aria-rowindex={1}>
      <span role="columnheader" class="mark-cell">
        <span class="unseen">{t('Marked')}</span>
      </span>
      {head('line', null, t('Line'))}
      {head('expected', null, t('Expected'))}
      {columns.map(({ id, label }) => head('variant', id, label))}
    </div>
  );
}

function nextSort(sort: RowSort, by: SortColumn, variant: string | null): RowSort {
  if (sort.by !== by || sort.variant !== variant) return { by, variant, descending: false };
  return sort.descending ? { by: 'failures', variant: null, descending: false } : { ...sort, descending: true };
}
