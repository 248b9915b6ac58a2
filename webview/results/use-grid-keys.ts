import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { rowHeight } from './row-window.js';

interface Place {
  readonly row: number;
  /** 0 is the mark at a row's beginning, then the variants. */
  readonly column: number;
}

/** One cell of the grid can be reached by Tab; arrows, Page and Home and End go on from it. */
export interface GridKeys {
  readonly active: Place;
  readonly stand: (place: Place) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useGridKeys(
  scroller: RefObject<HTMLElement | null>,
  size: { readonly rows: number; readonly columns: number },
): GridKeys {
  const wanted = useRef<Place | undefined>(undefined);
  const [active, stand] = useState<Place>({ row: 0, column: 1 });

  // The row a key went to may have come only now.
  useEffect(() => {
    if (wanted.current && focusCell(scroller.current, wanted.current)) wanted.current = undefined;
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = {
      row: clamp(active.row + step.row, size.rows),
      column: clamp(active.column + step.column, size.columns),
    };
    stand(next);
    bringIntoView(scroller.current, next.row);
    if (!focusCell(scroller.current, next)) wanted.current = next;
  };
  return { active, stand, onKeyDown };
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
