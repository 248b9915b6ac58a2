import { env } from 'vscode';
import type { CopiedPart } from '../../protocol/results.js';
import { messagesText, rowsText, scoresText } from './copied-text.js';
import type { ResultsState } from './results-state.js';

export async function copyPart(state: ResultsState, what: CopiedPart): Promise<void> {
  await env.clipboard.writeText(textOf(state, what));
}

/** Chosen rows, in the order of the list. */
export async function copyRows(state: ResultsState, ids: readonly string[]): Promise<void> {
  const chosen = new Set(ids);
  const rows = state.shownRows().filter(({ id }) => chosen.has(id));
  await env.clipboard.writeText(rowsText(rows, state.snapshot().variants));
}

function textOf(state: ResultsState, what: CopiedPart): string {
  switch (what) {
    case 'scores':
      return scoresText(state.snapshot());
    case 'rows':
      return rowsText(state.shownRows(), state.snapshot().variants);
    case 'answer':
      return state.opened?.error ?? state.opened?.answer ?? '';
    case 'messages':
      return messagesText(state.opened?.messages ?? []);
  }
}
