import { useRef } from 'preact/hooks';
import type { ResultsRequest, RowView } from '../../src/protocol/results.js';
import { firstRows } from './row-window.js';

/** Which rows are listed, and how to change that. */
export interface ShownView {
  readonly view: RowView;
  /** Another choice of rows begins at its first. */
  readonly change: (change: Partial<RowView>) => void;
  /** The same rows, scrolled. */
  readonly scroll: (first: number, count: number) => void;
}

/** Builds on what was asked for last where the host has not answered yet, so that two quick changes both count. */
export function useRowView(shown: RowView, send: (request: ResultsRequest) => void): ShownView {
  const asked = useRef<RowView | undefined>(undefined);
  if (asked.current && JSON.stringify(asked.current) === JSON.stringify(shown)) asked.current = undefined;
  const ask = (change: Partial<RowView>): void => {
    asked.current = { ...(asked.current ?? shown), ...change };
    send({ type: 'view', view: asked.current });
  };
  return {
    view: shown,
    change: (change) => ask({ ...change, first: 0, count: firstRows }),
    scroll: (first, count) => ask({ first, count }),
  };
}
