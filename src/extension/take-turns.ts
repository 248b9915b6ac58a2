import { nextTurn } from './next-turn.js';

/** Milliseconds the editor's other work may have to wait. */
const longest = 20;

/**
 * Lets other work in between events. A model in this process answers without ever waiting, and a run of such answers
 * would keep the stop button from being heard.
 */
export async function* takeTurns<T>(events: AsyncIterable<T>): AsyncGenerator<T, void> {
  let since = performance.now();
  for await (const event of events) {
    yield event;
    if (performance.now() - since < longest) continue;
    await new Promise<void>((resolve) => void nextTurn(resolve));
    since = performance.now();
  }
}
