import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CellLine, Move, RowLine } from '../../src/protocol/results.js';
import { t } from '../shared/l10n.js';
import type { Column } from './column.js';
import { rowHeight } from './row-window.js';

interface Props {
  readonly row: RowLine;
  readonly index: number;
  readonly columns: readonly Column[];
  /** The column the keyboard stands on, when it stands on this row. */
  readonly activeColumn: number | undefined;
  readonly openVariant: string | undefined;
  readonly isMarked: boolean;
}

/**
 * A row of the list; what is done with it is heard by the list. A row that is drawn again as it was costs next to
 * nothing: while somebody scrolls, most of them are.
 */
export function RowItem(props: Props): JSX.Element {
  const { row, index, columns, activeColumn, openVariant, isMarked } = props;
  return useMemo(
    () => <Row {...props} />,
    // Every snapshot brings rows of its own: equal ones are the same.
    [JSON.stringify(row), index, columns, activeColumn, openVariant, isMarked],
  );
}

function Row({ row, index, columns, activeColumn, openVariant, isMarked }: Props): JSX.Element {
  return (
    <div
      class={isMarked ? 'row marked' : 'row'}
      role="row"
      aria-rowindex={index + 2}
      style={{ top: `${index * rowHeight}px` }}
    >
      <span role="gridcell" class="mark-cell">
        <input
          type="checkbox"
          data-cell={`${index}:0`}
          tabIndex={activeColumn === 0 ? 0 : -1}
          checked={isMarked}
          aria-label={t('Mark line {0}', row.line)}
        />
      </span>
      <span role="gridcell" class="line">
        {row.line}
      </span>
      <span role="gridcell" title={row.expected ?? ''}>
        {row.expected ?? '–'}
      </span>
      {columns.map(({ id, label }, at) => {
        const cell = row.cells[at] ?? null;
        return (
          <span key={id} role="gridcell" class="answer-cell">
            <button
              type="button"
              class="answer"
              data-cell={`${index}:${at + 1}`}
              tabIndex={at + 1 === activeColumn ? 0 : -1}
              aria-pressed={openVariant === id}
              aria-label={cellLabel(cell, label)}
            >
              <Answer cell={cell} />
            </button>
          </span>
        );
      })}
    </div>
  );
}

function Answer({ cell }: { readonly cell: CellLine | null }): JSX.Element {
  if (!cell) {
    return (
      <span class="pending" aria-hidden="true">
        …
      </span>
    );
  }
  return (
    <>
      <span class={cell.passed ? 'mark passed' : 'mark failed'} aria-hidden="true">
        {cell.passed ? '✓' : '✗'}
      </span>
      {cell.move && (
        <span class={`move ${cell.move}`} aria-hidden="true">
          {moves[cell.move].sign}
        </span>
      )}
      {cell.outcome !== 'scored' && <em>{outcomes[cell.outcome]} </em>}
      {cell.text}
    </>
  );
}

const outcomes: Readonly<Record<Exclude<CellLine['outcome'], 'scored'>, string>> = {
  error: t('error'),
  refused: t('refused'),
  truncated: t('truncated'),
};

const moves: Readonly<Record<Move, { readonly sign: string; readonly words: string }>> = {
  regressed: { sign: '▼', words: t('got worse') },
  improved: { sign: '▲', words: t('got better') },
  changed: { sign: '≠', words: t('another answer than before') },
};

function cellLabel(cell: CellLine | null, variant: string): string {
  if (!cell) return t('{0}: not answered yet', variant);
  const verdict = cell.outcome === 'scored' ? (cell.passed ? t('right') : t('wrong')) : outcomes[cell.outcome];
  const move = cell.move ? `${moves[cell.move].words}, ` : '';
  // The last two as they stand there: who speaks to the machine says what is to be read.
  return `${variant}: ${move}${verdict}, ${cell.text}`;
}
