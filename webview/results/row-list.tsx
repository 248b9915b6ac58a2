import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenCell, RowWindow } from '../../src/protocol/results.js';
import type { Column } from './column.js';
import { HeadRow } from './head-row.js';
import { RowItem } from './row-item.js';
import { rowHeight, windowOf } from './row-window.js';
import { useGridKeys } from './use-grid-keys.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly rows: RowWindow;
  readonly columns: readonly Column[];
  readonly open: Pick<OpenCell, 'row' | 'variant'> | null;
  readonly view: ShownView;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (row: string) => void;
  readonly onOpen: (row: string, variant: string) => void;
}

/** A table that holds only the rows near the screen, whatever their number. Arrow keys move, Enter opens, Space marks. */
export function RowList({ rows, columns, open, view, marked, onMark, onOpen }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const { filter, search, sort, labels, first } = rows.view;

  const keyboard = useGridKeys(scroller, { rows: rows.total, columns: columns.length + 1 });

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    keyboard.stand({ row: 0, column: 1 });
  }, [filter, search, sort.by, sort.variant, sort.descending, labels]);

  const onScroll = (): void => {
    const element = scroller.current;
    const missing = element && windowOf(element.scrollTop, element.clientHeight, { ...rows, first });
    if (missing) view.scroll(missing.first, missing.count);
  };

  return (
    <div
      class="row-list"
      role="grid"
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 3}
      aria-label="Rows"
      ref={scroller}
      onScroll={onScroll}
      onKeyDown={keyboard.onKeyDown}
    >
      <HeadRow columns={columns} sort={sort} onSort={(next) => view.change({ sort: next })} />
      <div class="row-space" role="rowgroup" style={{ height: `${rows.total * rowHeight}px` }}>
        {rows.items.map((row, index) => (
          <RowItem
            key={row.id}
            row={row}
            index={first + index}
            columns={columns}
            activeColumn={first + index === keyboard.active.row ? keyboard.active.column : undefined}
            openVariant={open?.row === row.id ? open.variant : undefined}
            isMarked={marked.has(row.id)}
            onMark={() => {
              keyboard.stand({ row: first + index, column: 0 });
              onMark(row.id);
            }}
            onOpen={(variant, column) => {
              keyboard.stand({ row: first + index, column });
              onOpen(row.id, variant);
            }}
          />
        ))}
      </div>
    </div>
  );
}
