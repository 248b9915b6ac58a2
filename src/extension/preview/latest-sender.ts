import { nextTurn } from '../next-turn.js';

/** Sends a state again and again as it changes, never the next before the last has arrived: typing makes no queue. */
export interface LatestSender {
  /** Something changed: send soon, or when the last one has arrived. Changes in between are one. */
  changed(): void;
  /** The last one has arrived. */
  arrived(): void;
  /** There is somebody new at the other end: send at once. */
  restart(): void;
  dispose(): void;
}

export function createLatestSender(send: () => void): LatestSender {
  let cancel: (() => void) | undefined;
  let underway = false;
  let outdated = false;
  const now = (): void => {
    cancel?.();
    cancel = undefined;
    outdated = false;
    underway = true;
    send();
  };
  const changed = (): void => {
    if (underway) outdated = true;
    else cancel ??= nextTurn(now);
  };
  return {
    changed,
    arrived() {
      underway = false;
      if (outdated) changed();
    },
    restart: now,
    dispose: () => cancel?.(),
  };
}
