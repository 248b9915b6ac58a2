import { createProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';

/** How far a long check is, for a person who watches. */
export interface LintProgress {
  start(total: number, done: number): void;
  add(count: number): void;
  end(): void;
}

/** What takes no longer needs no line. */
const leastSeconds = 1;

/** Silent unless somebody watches: a log has no use for it. */
export function lintProgress(terminal: Terminal, now: () => number = () => performance.now()): LintProgress {
  const line = createProgress(terminal, now);
  const begun = now();
  let total = 0;
  let done = 0;
  return {
    start(all, before) {
      total = all;
      done = before;
    },
    add(count) {
      done += count;
      if (!terminal.live || now() - begun < leastSeconds * 1000) return;
      line.update(`Checked ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} files`);
    },
    end: () => {
      line.clear();
    },
  };
}
