import type { RowPicker } from '../../protocol/preview.js';
import { findRows, stepAmong } from './find-rows.js';
import type { PreviewState } from './preview-state.js';

/** Finds rows that hold a text, for as long as the same rows are shown. */
export interface RowSearch {
  readonly found: RowPicker['search'];
  /** Chooses the next row that holds the text, or the one before. */
  find(text: string, step: 1 | -1): void;
}

export function createRowSearch(state: PreviewState): RowSearch {
  let kept:
    | { readonly text: string; readonly rows: readonly unknown[]; readonly matches: readonly number[] }
    | undefined;
  const rowsNow = (): readonly unknown[] | undefined => state.shown()?.source?.list.rows;
  return {
    get found() {
      return kept && kept.rows === rowsNow() ? { text: kept.text, matches: kept.matches.length } : null;
    },
    find(text, step) {
      const shown = state.shown();
      if (!shown?.source) return;
      const { rows } = shown.source.list;
      kept = text === '' ? undefined : { text, rows, matches: findRows(rows, text) };
      const next = kept && stepAmong(kept.matches, shown.row, step);
      if (next !== undefined) state.chooseRow(next);
    },
  };
}
