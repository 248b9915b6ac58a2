import { useRef } from 'preact/hooks';
import type { ResultsRequest, RowView } from '../../src/protocol/results.js';
import { firstRows } from './row-window.js';

/** Which rows are listed, and how to change that. */
export interface ShownView {
  readonly view: RowView;
  /** The view that was asked for last, where the host has not answered yet. */
  readonly coming: () => RowView | undefined;
  /** Another choice of rows begins at its first. */
  readonly change: (change: Partial<RowView>) => void;
  /** The same rows, scrolled. */
  readonly scroll: (first: number, count: number) => void;
}

/**
 * Builds on what was asked for last where the host has not answered yet, so that two quick changes both count; else on
 * what is shown then, not when the asking control was drawn: a search waits for a pause.
 */
export function useRowView(shown: RowView, send: (request: ResultsRequest) => void): ShownView {
  const asked = useRef<readonly RowView[]>([]);
  const latest = useRef(shown);
  asked.current = stillAsked(asked.current, latest.current, shown);
  latest.current = shown;
  const coming = (): RowView | undefined => asked.current.at(-1);
  const ask = (change: Partial<RowView>): void => {
    const view = { ...(coming() ?? latest.current), ...change };
    asked.current = [...asked.current, view];
    send({ type: 'view', view });
  };
  return {
    view: shown,
    coming,
    change: (change) => ask({ ...change, first: 0, count: firstRows }),
    scroll: (first, count) => ask({ first, count }),
  };
}

/** The host answers in order; where it shows what nobody asked for, it has a reason of its own and nothing more is coming. */
function stillAsked(asked: readonly RowView[], before: RowView, shown: RowView): readonly RowView[] {
  if (asked.length === 0) return asked;
  const answered = asked.findIndex((view) => isSame(view, shown));
  if (answered >= 0) return asked.slice(answered + 1);
  return isSame(before, shown) ? asked : [];
}

function isSame(a: RowView, b: RowView): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
