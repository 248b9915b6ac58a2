import type { Terminal } from '../../src/cli/terminal.js';

export interface FakeTerminal extends Terminal {
  /** Everything printed, and everything noted, so far. */
  readonly printed: () => string;
  readonly noted: () => string;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** Fulfilled as soon as `holds` does; it is asked again after each text. */
  until(holds: () => boolean): Promise<void>;
}

/** Where a command writes when a test looks at it; `live` and `screen` say what a person would have before them. */
export function fakeTerminal(cwd: string, { live = false, screen = false } = {}): FakeTerminal {
  let printed = '';
  let noted = '';
  let stop = (): void => undefined;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const look of woken) look();
  };
  return {
    cwd,
    env: {},
    color: false,
    live,
    screen,
    print(text) {
      printed += text;
      wake();
    },
    note(text) {
      noted += text;
      wake();
    },
    readInput: () => Promise.resolve(''),
    input: () => noInput(),
    onInterrupt(listener) {
      stop = listener;
      return () => (stop = () => undefined);
    },
    printed: () => printed,
    noted: () => noted,
    interrupt: () => stop(),
    async until(holds) {
      while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array());
}
