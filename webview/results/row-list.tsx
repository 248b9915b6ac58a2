import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { OpenCell, RowWindow } from '../../src/protocol/results.js';
import type { Column } from './column.js';
import { HeadRow } from './head-row.js';
import { RowItem } from './row-item.js';
import { rowHeight, windowOf } from './row-window.js';
import { placeOf, useGridKeys } from './use-grid-keys.js';
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
export function RowList(props: Props): JSX.Element {
  const { rows, columns, open, view, marked } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { filter, search, sort, labels, first, count } = rows.view;
  const keyboard = useGridKeys(scroller, {
    rows: rows.total,
    columns: columns.length + 1,
    first,
    held: rows.items.length,
  });

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    keyboard.stand({ row: 0, column: 1 });
  }, [filter, search, sort.by, sort.variant, sort.descending, labels]);

  // Whoever closes an answer goes on where it was opened.
  const isOpen = open !== null;
  useLayoutEffect(() => {
    if (!isOpen) keyboard.resume();
  }, [isOpen]);

  const onScroll = (): void => {
    const element = scroller.current;
    const held = view.coming() ?? { first, count: rows.items.length };
    const missing = element && windowOf(element.scrollTop, element.clientHeight, { total: rows.total, held });
    if (missing) view.scroll(missing.first, missing.count);
  };

  return (
    <div
      class="row-list"
      role="grid"
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 3}
      aria-label="Rows"
      style={{ '--columns': columns.length }}
      ref={scroller}
      tabIndex={keyboard.isThere ? -1 : 0}
      onScroll={onScroll}
      onFocus={keyboard.onFocus}
      onKeyDown={keyboard.onKeyDown}
    >
      <HeadRow columns={columns} sort={sort} onSort={(next) => view.change({ sort: next })} />
      <div
        class="row-space"
        role="rowgroup"
        style={{ height: `${rows.total * rowHeight}px` }}
        {...heard(props, keyboard.stand)}
      >
        {rows.items.map((row, index) => (
          <RowItem
            // The element of a row that left the window serves one that came into it.
            key={(first + index) % count}
            row={row}
            index={first + index}
            columns={columns}
            activeColumn={first + index === keyboard.active.row ? keyboard.active.column : undefined}
            openVariant={open?.row === row.id ? open.variant : undefined}
            isMarked={marked.has(row.id)}
          />
        ))}
      </div>
    </div>
  );
}

interface Heard {
  readonly onClick: (event: Event) => void;
  readonly onChange: (event: Event) => void;
}

/** What is done with any row, heard in one place. */
function heard({ rows, columns, onMark, onOpen }: Props, stand: ReturnType<typeof useGridKeys>['stand']): Heard {
  const hear = (event: Event): void => {
    const place = placeOf(event.target);
    const row = place && rows.items[place.row - rows.view.first];
    if (!row) return;
    const column = columns[place.column - 1];
    if ((event.type === 'change') !== (column === undefined)) return;
    stand(place);
    if (column === undefined) onMark(row.id);
    else onOpen(row.id, column.id);
  };
  return { onClick: hear, onChange: hear };
}
