/** What the editor keeps of a prompt's last run over all its rows, so that its score is there before any journal is read. */
export interface KeptRun {
  /** The run's id. */
  readonly run: string;
  /** Of the prompt's text that was run. */
  readonly promptHash: string;
  /** The other files that were read: data, partials, demonstrations. */
  readonly files: readonly FileMark[];
  /** The default model, where the prompt or its judges took it. */
  readonly model: string | null;
  /** The metric that rows are judged by. */
  readonly metric: string;
  readonly variants: readonly KeptVariant[];
  /** False when it was stopped. */
  readonly finished: boolean;
}

/** A file as it was: one of the same size and time is not read again. */
export interface FileMark {
  /** Absolute. */
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly time: number;
}

export interface KeptVariant {
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** As in `Estimate`. */
  readonly unit?: 'number';
}

/** The last run of each prompt of the workspace, kept when the window is closed. */
export interface KeptRuns {
  of(prompt: Address): KeptRun | undefined;
  set(prompt: Address, run: KeptRun): void;
}

/** A prompt's URI. */
type Address = { toString(): string };

/** The editor's memory of a workspace. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: KeptRun): PromiseLike<void>;
}

export function createKeptRuns(memory: Memory): KeptRuns {
  const slot = (prompt: Address): string => `run:${prompt.toString()}`;
  return {
    of(prompt) {
      const kept = memory.get(slot(prompt));
      return isKeptRun(kept) ? kept : undefined;
    },
    set: (prompt, run) => void memory.update(slot(prompt), run),
  };
}

/** The memory is Hone's own, but perhaps of another version. */
function isKeptRun(kept: unknown): kept is KeptRun {
  return typeof kept === 'object' && kept !== null && 'promptHash' in kept && 'variants' in kept && 'files' in kept;
}
