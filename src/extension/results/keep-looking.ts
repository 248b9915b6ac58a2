import { nextTurn } from '../next-turn.js';
import type { ResultsState } from './results-state.js';

/** Milliseconds that a search takes of the editor at a time: a key pressed meanwhile is heard after them. */
export const searchSlice = 20;

/** Goes on with the search of a run in slices between which the editor's other work has its turn. */
export interface Looking {
  /** Until all rows were looked at, or another search has taken its place. */
  start(state: ResultsState): void;
  dispose(): void;
}

export function createLooking(
  onFound: { readonly more: () => void; readonly all: () => void },
  slice = searchSlice,
): Looking {
  let calledOff = (): void => undefined;
  const goOn = (state: ResultsState): void => {
    calledOff();
    calledOff = nextTurn(() => {
      if (state.look(slice)) {
        onFound.all();
        return;
      }
      onFound.more();
      goOn(state);
    });
  };
  return { start: goOn, dispose: () => calledOff() };
}
