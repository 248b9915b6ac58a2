import { text } from 'node:stream/consumers';
import pc from 'picocolors';

/** Where a command reads and writes. Results go to `print`; everything else, progress included, to `note`. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when results may be coloured. */
  readonly color: boolean;
  /** True when notes are read by a person as they come, so that a line may be redrawn. */
  readonly live: boolean;
  /** True when results are read on a screen, which may be cleared. */
  readonly screen: boolean;
  print(text: string): void;
  note(text: string): void;
  readInput(): Promise<string>;
  /** The same as it comes. */
  input(): AsyncIterable<Uint8Array>;
  /** Calls `stop` at the first Ctrl-C or termination request; gives back what ends the watch. */
  onInterrupt(stop: () => void): () => void;
}

export function processTerminal(): Terminal {
  process.stdout.on('error', leaveClosedPipe);
  return {
    cwd: process.cwd(),
    env: process.env,
    color: pc.isColorSupported && process.stdout.isTTY,
    live: process.stderr.isTTY,
    screen: process.stdout.isTTY,
    print: (output) => void process.stdout.write(output),
    note: (output) => void process.stderr.write(output),
    readInput: () => text(process.stdin),
    input: () => process.stdin,
    onInterrupt: watchInterrupts,
  };
}

/** `hone … | head` closes our output early: that is no error of ours. Anything else, a full disk for one, is. */
function leaveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `hone: the output could not be written (${error.message}). Free some space or print elsewhere.\n`,
  );
  process.exit(2);
}

function watchInterrupts(stop: () => void): () => void {
  let asked = false;
  const listen = (): void => {
    // The second time the user means it.
    if (asked) process.exit(130);
    asked = true;
    stop();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, listen);
  return () => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, listen);
  };
}
