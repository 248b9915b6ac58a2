import type { JSX } from 'preact';
import type { CellLine, Move, RowLine } from '../../src/protocol/results.js';
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
  readonly onMark: () => void;
  readonly onOpen: (variant: string, column: number) => void;
}

export function RowItem(props: Props): JSX.Element {
  const { row, index, columns, activeColumn, openVariant, isMarked, onMark, onOpen } = props;
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
          aria-label={`Mark line ${row.line}`}
          onChange={onMark}
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
              onClick={() => onOpen(id, at + 1)}
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
  if (!cell) return <span class="pending">…</span>;
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
      {cell.outcome !== 'scored' && <em>{cell.outcome} </em>}
      {cell.text}
    </>
  );
}

const moves: Readonly<Record<Move, { readonly sign: string; readonly words: string }>> = {
  regressed: { sign: '▼', words: 'got worse' },
  improved: { sign: '▲', words: 'got better' },
  changed: { sign: '≠', words: 'another answer than before' },
};

function cellLabel(cell: CellLine | null, variant: string): string {
  if (!cell) return `${variant}: not answered yet`;
  const verdict = cell.outcome === 'scored' ? (cell.passed ? 'right' : 'wrong') : cell.outcome;
  const move = cell.move ? `, ${moves[cell.move].words}` : '';
  return `${variant}: ${verdict}${move}, ${cell.text}`;
}
