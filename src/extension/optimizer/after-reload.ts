import type { SeenRun } from './kept-run.js';

/** What a run does that has come again as far as before: go on, or wait for somebody, or be what it was. */
export type Onward = 'running' | 'paused' | 'stopped' | 'interrupted';

/** `wait` where nobody has allowed this window to spend by itself: its folder was trusted only now. */
export type Order = 'go-on' | 'wait';

/**
 * Milliseconds from the last sign of a running run within which a window that is back takes it for reloaded and goes on by
 * itself. VS Code does not say whether a window was reloaded or closed, so time must. A slow reload (a remote window, an
 * update of the editor) takes a minute or two; who opens the folder again within five still has in mind what was started
 * and what it may cost. Later, or the next morning, nobody may be looking, and nothing is spent unasked.
 */
export const mostAwayMs = 5 * 60_000;

export interface Return {
  readonly onward: Onward;
  /** It would go on by itself, had the window not been away for too long. */
  readonly away: boolean;
}

export function returnOf({ doing, seenAt }: SeenRun, now: number, order: Order): Return {
  if (doing === 'resting') return { onward: 'interrupted', away: false };
  if (doing !== 'running') return { onward: doing, away: false };
  // A clock that was set back says as little as one that has gone on.
  const away = Math.abs(now - seenAt) > mostAwayMs;
  return { onward: away || order === 'wait' ? 'interrupted' : 'running', away };
}
