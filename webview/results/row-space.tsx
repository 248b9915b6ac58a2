import type { JSX } from 'preact';
import type { OpenCell, RowWindow } from '../../src/protocol/results.js';
import type { Column } from './column.js';
import { RowItem } from './row-item.js';
import { rowHeight } from './row-window.js';
import { type GridKeys, placeOf } from './use-grid-keys.js';

export interface RowSpaceProps {
  readonly rows: RowWindow;
  readonly columns: readonly Column[];
  readonly open: Pick<OpenCell, 'row' | 'variant'> | null;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (row: string) => void;
  readonly onOpen: (row: string, variant: string) => void;
}

/** As high as all rows, with those that are near the screen in it. */
export function RowSpace(props: RowSpaceProps & { readonly keyboard: GridKeys }): JSX.Element {
  const { rows, columns, open, marked, keyboard } = props;
  const { first, count } = rows.view;
  const hear = hearing(props, keyboard);
  const height = `${rows.total * rowHeight}px`;
  return (
    <div class="row-space" role="rowgroup" style={{ height }} onClick={hear} onChange={hear}>
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
  );
}

/** What is done with any row is heard in one place. */
function hearing({ rows, columns, onMark, onOpen }: RowSpaceProps, { stand }: GridKeys): (event: Event) => void {
  return (event) => {
    const place = placeOf(event.target);
    const row = place && rows.items[place.row - rows.view.first];
    if (!row) return;
    const column = columns[place.column - 1];
    // A mark is changed, an answer is pressed.
    if ((event.type === 'change') !== (column === undefined)) return;
    stand(place);
    if (column === undefined) onMark(row.id);
    else onOpen(row.id, column.id);
  };
}
