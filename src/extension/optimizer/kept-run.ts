import { isRecord, isText } from '../../protocol/guards.js';
import type { WindowState } from './form-memory.js';

/** Where to find a run again: its answers and events are in its journal. */
export interface RunAddress {
  /** The prompt's address in the editor. */
  readonly prompt: string;
  readonly run: string;
}

const doings = ['running', 'paused', 'stopped', 'resting'] as const;

/** A run as the window knew it last. */
export interface SeenRun extends RunAddress {
  /** `resting` when it asks for nothing by itself: it has ended, failed, or waits for somebody to resume it. */
  readonly doing: (typeof doings)[number];
  /** When that was so, in milliseconds since the Unix epoch; of a running one it is renewed all the time. */
  readonly seenAt: number;
}

/** The run that the view shows, kept over a reload of the window. */
export interface KeptRun {
  read(): SeenRun | undefined;
  keep(run: SeenRun): void;
  forget(): void;
}

const key = 'hone.optimizer.run';

export function createKeptRun(state: WindowState): KeptRun {
  return {
    read() {
      const kept = state.get(key);
      if (!isRecord(kept)) return undefined;
      const { prompt, run, doing: known, seenAt } = kept;
      // What an earlier version of Hone left says no more than where the run is.
      const doing = doings.find((one) => one === known) ?? 'resting';
      const seen = { doing, seenAt: typeof seenAt === 'number' ? seenAt : 0 };
      return isText(prompt) && isText(run) ? { prompt, run, ...seen } : undefined;
    },
    keep: (run) => void state.update(key, run),
    forget: () => void state.update(key, undefined),
  };
}
