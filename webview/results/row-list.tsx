import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../shared/l10n.js';
import { HeadRow } from './head-row.js';
import { RowSpace, type RowSpaceProps } from './row-space.js';
import { windowOf } from './row-window.js';
import { useGridKeys } from './use-grid-keys.js';
import type { ShownView } from './use-row-view.js';

/** A table that holds only the rows near the screen, whatever their number. Arrow keys move, Enter opens, Space marks. */
export function RowList({ view, ...props }: RowSpaceProps & { readonly view: ShownView }): JSX.Element {
  const { rows, columns, open } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { filter, search, sort, labels, first } = rows.view;
  const held = { first, count: rows.items.length };
  const keyboard = useGridKeys(scroller, { rows: rows.total, columns: columns.length + 1, held });

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    keyboard.stand({ row: 0, column: 1 });
  }, [filter, search, sort.by, sort.variant, sort.descending, labels]);

  // Whoever closes an answer goes on where it was opened.
  const isOpen = open !== null;
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) keyboard.resume();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const onScroll = (): void => {
    const element = scroller.current;
    const there = { total: rows.total, held: view.coming() ?? held };
    const missing = element && windowOf(element.scrollTop, element.clientHeight, there);
    if (missing) view.scroll(missing.first, missing.count);
  };

  return (
    <div
      class="row-list"
      role="grid"
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 3}
      aria-label={t('Rows')}
      style={{ '--columns': columns.length }}
      ref={scroller}
      tabIndex={keyboard.isThere ? -1 : 0}
      onScroll={onScroll}
      onFocus={keyboard.onFocus}
      onKeyDown={keyboard.onKeyDown}
    >
      <HeadRow columns={columns} sort={sort} onSort={(next) => view.change({ sort: next })} />
      <RowSpace {...props} keyboard={keyboard} />
    </div>
  );
}
