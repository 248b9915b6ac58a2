import { isRecord, isText } from '../../protocol/guards.js';
import type { WindowState } from './form-memory.js';

/** Where to find a run again: its answers and events are in its journal. */
export interface RunAddress {
  /** The prompt's address in the editor. */
  readonly prompt: string;
  readonly run: string;
}

/** The run that the view shows, kept over a reload of the window. */
export interface KeptRun {
  read(): RunAddress | undefined;
  keep(address: RunAddress): void;
  forget(): void;
}

const key = 'hone.optimizer.run';

export function createKeptRun(state: WindowState): KeptRun {
  return {
    read() {
      const kept = state.get(key);
      if (!isRecord(kept)) return undefined;
      const { prompt, run } = kept;
      return isText(prompt) && isText(run) ? { prompt, run } : undefined;
    },
    keep: (address) => void state.update(key, address),
    forget: () => void state.update(key, undefined),
  };
}
