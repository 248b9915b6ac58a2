import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { rowHeight, type RowRange } from './row-window.js';

interface Place {
  readonly row: number;
  /** 0 is the mark at a row's beginning, then the variants. */
  readonly column: number;
}

/** One cell of the grid can be reached by Tab; arrows, Page and Home and End go on from it. */
export interface GridKeys {
  readonly active: Place;
  /** False while its row is scrolled far away: the grid itself is reached by Tab then, and leads back to it. */
  readonly isThere: boolean;
  readonly stand: (place: Place) => void;
  /** Gives the focus back to the cell, where nothing else has it. */
  readonly resume: () => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** The rows that are drawn. */
  readonly held: RowRange;
}

export function useGridKeys(scroller: RefObject<HTMLElement | null>, size: Size): GridKeys {
  const wanted = useRef<Place | undefined>(undefined);
  const [standing, stand] = useState<Place>({ row: 0, column: 1 });
  const active = { row: clamp(standing.row, size.rows), column: clamp(standing.column, size.columns) };

  // The row a key went to may have come only now.
  useEffect(() => {
    if (wanted.current && focusCell(scroller.current, wanted.current)) wanted.current = undefined;
  });
  useFocusKept(scroller, active, wanted);

  const go = (place: Place): void => {
    stand(place);
    bringIntoView(scroller.current, place.row);
    if (!focusCell(scroller.current, place)) wanted.current = place;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    go({ row: clamp(active.row + step.row, size.rows), column: clamp(active.column + step.column, size.columns) });
  };
  return {
    active,
    isThere: active.row >= size.held.first && active.row < size.held.first + size.held.count,
    stand,
    resume: () => {
      if (document.hasFocus() && document.activeElement === document.body) focusCell(scroller.current, active);
    },
    onFocus: ({ target }) => {
      if (target === scroller.current && scroller.current?.matches(':focus-visible')) go(active);
    },
    onKeyDown,
  };
}

/** Elements serve other rows while the list scrolls: the focus stays with its cell, or with the list where that has gone. */
function useFocusKept(
  scroller: RefObject<HTMLElement | null>,
  active: Place,
  wanted: RefObject<Place | undefined>,
): void {
  const hadFocus = document.hasFocus() && placeOf(document.activeElement) !== undefined;
  useLayoutEffect(() => {
    const place = placeOf(document.activeElement);
    if (!hadFocus || (place?.row === active.row && place.column === active.column)) return;
    if (!focusCell(scroller.current, active) && !wanted.current) scroller.current?.focus({ preventScroll: true });
  });
}

/** The cell that an element belongs to. */
export function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  const [row, column] = (cell?.getAttribute('data-cell') ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

const steps: Readonly<Record<string, Place>> = {
  ArrowDown: { row: 1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  PageDown: { row: 10, column: 0 },
  PageUp: { row: -10, column: 0 },
  Home: { row: -Infinity, column: 0 },
  End: { row: Infinity, column: 0 },
};

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

function bringIntoView(scroller: HTMLElement | null, row: number): void {
  if (!scroller) return;
  const top = row * rowHeight;
  const height = scroller.clientHeight - 2 * rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  if (top > scroller.scrollTop + height) scroller.scrollTop = top - height;
}

/** False where the row is not there yet. */
function focusCell(scroller: HTMLElement | null, { row, column }: Place): boolean {
  const cell = scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  cell?.focus({ preventScroll: true });
  return cell !== null && cell !== undefined;
}
